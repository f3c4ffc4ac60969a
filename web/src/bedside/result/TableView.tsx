import type { Observed, Posttest } from '../../engine';
import { words } from '../../locales';
import { Waiting } from '../Posttests';
import type { ScoredReading } from '../reading';
import { posttests } from './posttest';

/** Every figure of a score as text, one column for each score still possible. */
export function TableView({ entry, answer, pretest }: ScoredReading) {
  const { id, outcome } = entry.file;
  const { observed } = answer;
  const after = posttests(answer);
  const counted = (label: string, text: (row: Observed) => string) => (
    <tr><th scope="row">{label}</th>{observed.map((row) => <td key={row.score}>{text(row)}</td>)}</tr>
  );
  const computed = (label: string, text: (one: Posttest) => string) => (
    <tr><th scope="row">{label}</th>{after.map((one) => <td key={one.score}>{text(one)}</td>)}</tr>
  );
  const before = answer.pretest;
  return (
    <>
      <table class="ml-values">
        <caption class="ml-values__caption">{words.result.observedEach(outcome.label, outcome.window)}</caption>
        <thead>
          <tr><th scope="col">{words.views.score}</th>{observed.map(({ score }) => <th scope="col" key={score}>{score}</th>)}</tr>
        </thead>
        <tbody>
          {counted(words.views.counted, words.views.count)}
          {counted(words.views.share, ({ text }) => words.views.percent(text))}
          {counted(words.views.interval, ({ text }) => words.views.bounds(text))}
        </tbody>
        {before !== null && after.length > 0 && (
          <tbody>
            {computed(words.views.ratio, (one) => one.likelihood_ratio.text.estimate)}
            {computed(words.views.interval, (one) => words.views.ratioBounds(one.likelihood_ratio.text))}
            {computed(words.views.before, () => words.views.pretest(before))}
            {computed(words.views.after, ({ text }) => words.views.percent(text))}
            {computed(words.views.interval, ({ text }) => words.views.bounds(text))}
          </tbody>
        )}
      </table>
      {before !== null && <p class="ml-quiet">{before.basis === 'cohort' ? words.posttest.own(before) : words.posttest.chosen(before)}</p>}
      {pretest.refused && <Waiting titleId={`${id}-posttest`} />}
    </>
  );
}
