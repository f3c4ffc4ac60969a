import { useMemo } from 'preact/hooks';
import { words } from '../locales';
import { Note } from '../ui/Note/Note';
import { FactorProfile } from './FactorProfile';
import { Problems } from './form/Problems';
import { Outcomes } from './Outcomes';
import { Overview } from './Overview';
import type { Patient } from './patient';
import { readings, type Reading } from './reading';
import { Next } from './result/Next';
import { ScoreCard, cardId } from './ScoreCard';

/** Every score that can say something, then what goes together with the findings. Each part looks at no more than it
 *  shows, so that a keystroke draws only what it changes. */
export function Result({ patient }: { patient: Patient }) {
  return (
    <>
      <Overview patient={patient} />
      <Problems patient={patient} />
      <Next patient={patient} />
      <Cards patient={patient} />
      <Outcomes patient={patient} />
      <FactorProfile patient={patient} />
    </>
  );
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
          <p>{words.result.waiting(reading.refused)}. {words.result.waitingText}</p>
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
