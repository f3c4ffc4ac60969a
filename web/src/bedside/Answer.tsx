import type { CatalogueModel, CompleteModel, PartialModel, Warning } from '../engine';
import { words } from '../locales';
import { IconArray } from '../ui/IconArray/IconArray';
import { Note } from '../ui/Note/Note';
import { Scale } from '../ui/Scale/Scale';
import { bandText } from './summary';

interface RowsProps {
  entry: CatalogueModel;
  answer: CompleteModel | PartialModel;
}

interface Props extends RowsProps {
  doubts: readonly Warning[];
}

/** The score, its side of the cut-off, whom it is for, what to doubt, and what happened to the patients who had it. */
export function Answer({ entry, answer, doubts }: Props) {
  const { outcome, performance, population, bands } = entry.file;
  const band = bandText(entry, answer);
  // What the headline says already is not said again below it.
  const below = doubts.filter(({ message }) => !band.reasons.includes(message));
  const only = answer.status === 'complete' ? answer.observed[0] : undefined;
  return (
    <div class="ml-card ml-answer">
      <h3 class="ml-answer__score">
        <span class="ml-hidden">{words.result.scoreWord} </span>
        <span class="ml-answer__number">{words.result.score(answer.score, entry.derived.score_range.max)}</span>
        {' '}<span class="ml-answer__band">{band.full}</span>
      </h3>
      <p class="ml-quiet">{population.short}</p>
      {below.length > 0 && (
        <div class="ml-doubts">
          <p class="ml-doubts__title">{words.result.doubts}</p>
          {below.map(({ message }) => <Note key={message}>{message}</Note>)}
        </div>
      )}
      <Scale bands={bands} marked={answer.score} />
      {only === undefined
        ? <Rows {...{ entry, answer }} />
        : (
          <div class="ml-figure">
            <p class="ml-answer__observed">{words.result.observed(only, population.total, outcome.label, outcome.window)}</p>
            <IconArray filled={only.events} total={only.total} label={words.result.icons(only, outcome.label)} />
          </div>
        )}
      {performance !== undefined && (
        <p class="ml-quiet"><strong>{words.about.kind[performance.kind]}</strong> {performance.text}</p>
      )}
      <p class="ml-judgement">{words.page.judgement}</p>
    </div>
  );
}

function Rows({ entry, answer }: RowsProps) {
  const { outcome } = entry.file;
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
    </div>
  );
}
