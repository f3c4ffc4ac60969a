import { useMemo } from 'preact/hooks';
import { words } from '../locales';
import { Button } from '../ui/Button/Button';
import { Note } from '../ui/Note/Note';
import { Problems } from './form/Problems';
import { Overview } from './Overview';
import type { Patient } from './patient';
import { readings, type Reading } from './reading';
import { Next } from './result/Next';
import { useRest } from './result/useRest';
import { ScoreCard, cardId } from './ScoreCard';

/** Every score that can say something, then what goes together with the findings. Each part looks at no more than it
 *  shows, so that a keystroke draws only what it changes. */
export function Result({ patient, whole }: { patient: Patient; whole: boolean }) {
  return (
    <>
      <Overview patient={patient} />
      {whole && (
        <>
          <Problems patient={patient} />
          <Next patient={patient} />
          <Cards patient={patient} />
          <Below patient={patient} />
        </>
      )}
    </>
  );
}

function Below({ patient }: { patient: Patient }) {
  const { part, failure, again } = useRest();
  if (part !== null) return <part.BelowScores patient={patient} />;
  if (failure === null) return null;
  return <div class="ml-card" role="alert"><p>{words.views.failed}</p><Button onClick={again}>{words.views.again}</Button></div>;
}

function Cards({ patient }: { patient: Patient }) {
  return <>{readings(patient).map((one) => <Card reading={one} key={one.entry.file.id} />)}</>;
}

function Card({ reading }: { reading: Reading }) {
  return useMemo(() => <Shown {...reading} />, [reading, words]);
}

/** A score without any value stands in the overview alone. */
function Shown(reading: Reading) {
  const { id, title } = reading.entry.file;
  switch (reading.kind) {
    case 'scored': return <ScoreCard {...reading} />;
    case 'no_input': return null;
    case 'waiting':
      return (
        <section class="ml-card" id={cardId(id)} tabIndex={-1} aria-labelledby={`${id}-title`}>
          <h3 class="ml-heading" id={`${id}-title`}>{title}</h3>
          <p>{words.say.sentences([words.say.sentence(words.result.waiting(reading.refused)), words.result.waitingText])}</p>
        </section>
      );
    case 'not_applicable':
      return (
        <section class="ml-card" id={cardId(id)} tabIndex={-1} aria-labelledby={`${id}-title`}>
          <h3 class="ml-heading" id={`${id}-title`}>{words.result.notApplicable(title)}</h3>
          {reading.reasons.map((reason) => <Note key={reason}>{reason}</Note>)}
        </section>
      );
  }
}
