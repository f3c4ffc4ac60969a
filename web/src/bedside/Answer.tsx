import type { CatalogueModel, CompleteModel, PartialModel } from '../engine';
import { words } from '../locales';
import { IconArray } from '../ui/IconArray/IconArray';
import { Scale } from '../ui/Scale/Scale';
import { bandLabel } from './summary';

interface Props {
  entry: CatalogueModel;
  answer: CompleteModel | PartialModel;
}

/** The score, its side of the cut-off, and what happened to the patients who had it. */
export function Answer({ entry, answer }: Props) {
  const { outcome, performance, bands } = entry.file;
  const band = bandLabel(entry, answer.band) ?? words.result.rangeBand;
  const only = answer.status === 'complete' ? answer.observed[0] : undefined;
  return (
    <div class="ml-card ml-answer">
      <h3 class="ml-answer__score">
        <span class="ml-hidden">{words.result.scoreWord} </span>
        <span class="ml-answer__number">{words.result.score(answer.score, entry.derived.score_range.max)}</span>
        {' '}<span class="ml-answer__band">{band}</span>
      </h3>
      <Scale bands={bands} marked={answer.score} />
      {only === undefined
        ? <Rows {...{ entry, answer }} />
        : (
          <div class="ml-figure">
            <p class="ml-answer__observed">{words.result.observed(only, outcome.label, outcome.window)}</p>
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

function Rows({ entry, answer }: Props) {
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
