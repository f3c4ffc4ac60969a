import { words } from '../../locales';
import type { PatientReport, ScoreReport } from './report';

/** One sheet of paper: everything that was said, small and in order, and a line to write on. */
export function Sheet({ report, timePoint }: { report: PatientReport; timePoint: string }) {
  const { scores, others, inputs, missing, checks, version } = report;
  return (
    <article class="ml-sheet">
      <header class="ml-sheet__head">
        <h1>{words.page.name}: {words.sheet.title}{timePoint !== '' && ` (${timePoint})`}</h1>
        <p class="ml-sheet__hand">{words.sheet.byHand}</p>
      </header>
      <section>
        <h2>{words.sheet.scores}</h2>
        {scores.length === 0 && <p>{words.sheet.none}</p>}
        <div class="ml-sheet__scores">{scores.map((score) => <Score score={score} key={score.id} />)}</div>
        {others.length > 0 && (
          <p><b>{words.sheet.others}.</b> {others.map(({ title, why }) => words.chart.other(title, why)).join(' ')}</p>
        )}
      </section>
      <section>
        <h2>{words.sheet.inputs}</h2>
        {inputs.length === 0 && <p>{words.sheet.noInputs}</p>}
        <dl class="ml-sheet__inputs">
          {inputs.map(({ id, label, typed, used, refused }) => (
            <div key={id}><dt>{label}</dt> <dd>{refused ? words.sheet.refused(typed) : words.sheet.input(typed, used)}</dd></div>
          ))}
        </dl>
        {missing.length > 0 && <p><b>{words.sheet.missing}.</b> {words.chart.missingList(missing)}</p>}
        {checks.length > 0 && <p><b>{words.sheet.checks}.</b> {checks.join(' ')}</p>}
      </section>
      <footer class="ml-sheet__foot">
        <p>{words.page.judgement} {version}</p>
      </footer>
    </article>
  );
}

function Score({ score }: { score: ScoreReport }) {
  const { title, answer, predicts, counts, uncounted, posttests, missing, checks, cohort, standing, limits, shortSources } = score;
  return (
    <section class="ml-sheet__score">
      <h3>{title}: {answer}</h3>
      <p>{predicts} <strong>{counts.join(' ')}</strong> {uncounted.join(' ')}</p>
      {posttests.length > 0 && <p>{posttests.join(' ')}</p>}
      {missing.length > 0 && <p><b>{words.sheet.missingOf}.</b> {words.chart.missingList(missing)}</p>}
      {checks.length > 0 && <p><b>{words.sheet.check}.</b> {checks.join(' ')}</p>}
      <p><b>{words.sheet.cohort}.</b> {cohort.join(' ')}</p>
      <p><b>{words.sheet.limits}.</b> {[...standing, ...limits].join(' ')}</p>
      <p class="ml-sheet__source">{shortSources.join(' ')}</p>
    </section>
  );
}
