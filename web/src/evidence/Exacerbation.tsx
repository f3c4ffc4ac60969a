import { useMemo } from 'preact/hooks';
import type { Catalogue, Engine, OutcomeAssessment } from '../engine';
import { roomWords, words } from '../locales';
import { Citation } from '../provenance/Citation';
import { OutcomeRows } from '../provenance/OutcomeRows';
import { address } from '../routing/route';
import { RoomTitle } from '../routing/RoomTitle';
import { Figure } from '../ui/Figure/Figure';
import { Note } from '../ui/Note/Note';
import { drawDeaths } from './plots/deaths';

/** A patient whose exacerbation has no known trigger: the core then gives every table there is. */
const ANY_TRIGGER = { values: { acute_exacerbation: { value: 'undetermined' } } };

export function Exacerbation({ catalogue, engine }: { catalogue: Catalogue; engine: Engine }) {
  const outcomes = useMemo(() => engine.assess(ANY_TRIGGER).outcomes, [engine]);
  return (
    <>
      <RoomTitle>{roomWords.exacerbation.title}</RoomTitle>
      <p class="ml-lead">{roomWords.exacerbation.lead}</p>
      {outcomes.map((outcome) => <OutcomeCard catalogue={catalogue} outcome={outcome} key={outcome.id} />)}
    </>
  );
}

function OutcomeCard({ catalogue, outcome }: { catalogue: Catalogue; outcome: OutcomeAssessment }) {
  const file = catalogue.evidence.find((one) => one.file.id === outcome.evidence)?.file;
  const findings = (file?.findings ?? []).filter(({ id }) => outcome.findings.includes(id));
  const [key] = file?.sources ?? [];
  const source = key === undefined ? undefined : catalogue.sources[key];
  const draw = useMemo(() => drawDeaths(outcome, { deathsAxis: roomWords.figure.deathsAxis, ...words.outcome.plot }), [outcome]);
  const { discrimination: test } = outcome;
  return (
    <section class="ml-card ml-spaced" aria-labelledby={`outcome-${outcome.id}`}>
      <h2 class="ml-heading" id={`outcome-${outcome.id}`}>{outcome.title}</h2>
      {file !== undefined && <p>{file.card.in_whom} {file.verification.text}</p>}
      <Figure
        title={outcome.title}
        label={roomWords.figure.deathsLabel}
        file={`${outcome.evidence}-deaths`}
        legend={source === undefined ? [] : [words.about.short(source)]}
        draw={draw}
        words={roomWords.figure}
      />
      <div class="ml-outcome__groups">
        {outcome.groups.map((group) => (
          <div class="ml-outcome__group" key={group.category}>
            <h3 class="ml-subheading">{words.outcome.group(group.label, group.patients)}</h3>
            <OutcomeRows group={group} />
          </div>
        ))}
      </div>
      {findings.map(({ id, title, meaning }) => <Note key={id}><strong>{words.say.sentence(title)}</strong>{words.say.gap}{meaning}</Note>)}
      {outcome.notes.map((note) => <p key={note}>{note}</p>)}
      {test !== null && (
        <>
          <h3 class="ml-subheading">{words.outcome.test(test.positive_label)}</h3>
          <p>{words.say.sentences([words.say.sentence(test.label), words.outcome.accuracy(test)])}</p>
          <Note>{test.text}</Note>
        </>
      )}
      <Citation source={source} />
      <p><a href={address.entry(outcome.evidence)}>{words.outcome.more}</a></p>
    </section>
  );
}
