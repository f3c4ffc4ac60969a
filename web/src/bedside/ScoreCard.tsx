import { About } from '../provenance/About';
import { words } from '../locales';
import { Details } from '../ui/Details/Details';
import { IconArray } from '../ui/IconArray/IconArray';
import { Note } from '../ui/Note/Note';
import { Scale } from '../ui/Scale/Scale';
import { Items } from './Items';
import { Missing } from './Missing';
import { Posttests } from './Posttests';
import { bandText, doubtsOf, scoreText, type ScoredReading } from './reading';

export const cardId = (model: string) => `score-${model}`;

/** One score, in the order of need: the answer, how sure, why, what is missing, where it comes from. */
export function ScoreCard(reading: ScoredReading) {
  const { patient, entry, answer } = reading;
  const { id, title, outcome, population, bands, verification } = entry.file;
  const doubts = doubtsOf(reading);
  const band = bandText(reading);
  // What the headline says already is not said again below it.
  const below = doubts.filter(({ message }) => !band.reasons.includes(message));
  return (
    <section class={`ml-card ml-answer ml-answer--${answer.status}`} id={cardId(id)} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <div>
        <h3 class="ml-heading" id={`${id}-title`}>{title}</h3>
        <p class="ml-quiet">{words.result.predicts(outcome.label, outcome.window)} {population.short}</p>
      </div>
      <p class="ml-answer__score">
        <span class="ml-hidden">{words.result.scoreWord} </span>
        <span class="ml-answer__number">{scoreText(reading)}</span>
        {' '}<span class="ml-answer__band">{band.full}</span>
      </p>
      <Scale bands={bands} marked={answer.score} />
      {below.length > 0 && (
        <div class="ml-doubts">
          <p class="ml-doubts__title">{words.result.doubts}</p>
          {below.map(({ message }) => <Note key={message}>{message}</Note>)}
        </div>
      )}
      <Frequencies {...reading} />
      {verification.level === 'abstract' && <p class="ml-quiet"><strong>{words.about.verification.abstract}</strong></p>}
      <Posttests patient={patient} answer={answer} id={id} />
      <Items answer={answer} doubts={doubts} />
      {answer.status === 'partial' && answer.next.length > 0 && <Missing entry={entry} answer={answer} variables={patient.catalogue.variables} />}
      <div class="ml-answer__about"><Details summary={words.about.title(title)}><About entry={entry} catalogue={patient.catalogue} level="h4" /></Details></div>
    </section>
  );
}

/** What happened to the patients who had this score: counted, or as printed, or not known. */
function Frequencies({ entry, answer }: ScoredReading) {
  const { outcome, performance, population } = entry.file;
  const [only] = answer.status === 'complete' ? answer.observed : [];
  if (only !== undefined) {
    return (
      <div class="ml-figure">
        <p class="ml-answer__observed">{words.result.observed(only, population.total, outcome.label, outcome.window)}</p>
        <IconArray filled={only.events} total={only.total} label={words.result.icons(only, outcome.label)} />
        {performance !== undefined && <p class="ml-quiet"><strong>{words.about.kind[performance.kind]}</strong> {performance.text}</p>}
      </div>
    );
  }
  if (answer.observed.length > 0) {
    return (
      <div class="ml-figure">
        <p class="ml-answer__observed">{words.result.observedEach(outcome.label, outcome.window)}</p>
        <ul class="ml-rows">
          {answer.observed.map((row) => (
            <li class="ml-rows__row" key={row.score}>
              <span class="ml-rows__label">{words.result.rowLabel(row.score)}</span>
              <span class="ml-rows__text">{words.result.counts(row)}</span>
              <IconArray compact filled={row.events} total={row.total} label={words.result.icons(row, outcome.label)} />
            </li>
          ))}
        </ul>
        {performance !== undefined && <p class="ml-quiet"><strong>{words.about.kind[performance.kind]}</strong> {performance.text}</p>}
      </div>
    );
  }
  if (answer.printed_risks.length > 0) {
    return (
      <div class="ml-figure">
        {answer.printed_risks.map((risk) => (
          <p key={risk.cohort}>
            <span class="ml-quiet">{words.result.printedIn(risk.cohort)}</span>{' '}
            <span class="ml-answer__observed">{words.result.printedRisk(risk)}</span>
          </p>
        ))}
        <p class="ml-quiet">{words.result.noInterval}</p>
      </div>
    );
  }
  return <p class="ml-quiet">{words.result.noCounts(entry.file.bands.some(({ printed_risks }) => printed_risks !== undefined))}</p>;
}
