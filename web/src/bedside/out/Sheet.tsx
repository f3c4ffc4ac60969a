import { roomWords, words } from '../../locales';
import type { PatientReport, ScoreReport } from './report';

/** One sheet of paper: everything that was said, small and in order, and a line to write on. */
export function Sheet({ report, timePoint }: { report: PatientReport; timePoint: string }) {
  const { scores, others, inputs, missing, checks, version } = report;
  return (
    <article class="ml-sheet">
      <header class="ml-sheet__head">
        <h1>{words.page.name}: {roomWords.sheet.title}{timePoint !== '' && ` (${timePoint})`}</h1>
        <p class="ml-sheet__hand">{roomWords.sheet.byHand}</p>
      </header>
      <section>
        <h2>{roomWords.sheet.scores}</h2>
        {scores.length === 0 && <p>{roomWords.sheet.none}</p>}
        <div class="ml-sheet__scores">{scores.map((score) => <Score score={score} key={score.id} />)}</div>
        {others.length > 0 && (
          <p><b>{roomWords.sheet.others}.</b> {others.map(({ title, why }) => roomWords.chart.other(title, why)).join(' ')}</p>
        )}
      </section>
      <section>
        <h2>{roomWords.sheet.inputs}</h2>
        {inputs.length === 0 && <p>{roomWords.sheet.noInputs}</p>}
        <dl class="ml-sheet__inputs">
          {inputs.map(({ id, label, typed, used, refused }) => (
            <div key={id}><dt>{label}</dt> <dd>{refused ? roomWords.sheet.refused(typed) : roomWords.sheet.input(typed, used)}</dd></div>
          ))}
        </dl>
        {missing.length > 0 && <p><b>{roomWords.sheet.missing}.</b> {roomWords.chart.missingList(missing)}</p>}
        {checks.length > 0 && <p><b>{roomWords.sheet.checks}.</b> {checks.join(' ')}</p>}
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
      {missing.length > 0 && <p><b>{roomWords.sheet.missingOf}.</b> {roomWords.chart.missingList(missing)}</p>}
      {checks.length > 0 && <p><b>{roomWords.sheet.check}.</b> {checks.join(' ')}</p>}
      <p><b>{roomWords.sheet.cohort}.</b> {cohort.join(' ')}</p>
      <p><b>{roomWords.sheet.limits}.</b> {[...standing, ...limits].join(' ')}</p>
      <p class="ml-sheet__source">{shortSources.join(' ')}</p>
    </section>
  );
}
