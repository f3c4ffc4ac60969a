import { roomWords, words } from '../../locales';
import type { PatientReport, ScoreReport } from './report';

/** One sheet of paper: everything that was said, small and in order, and a line to write on. */
export function Sheet({ report, timePoint }: { report: PatientReport; timePoint: string }) {
  const { scores, others, inputs, missing, checks, version } = report;
  return (
    <article class="ml-sheet">
      <header class="ml-sheet__head">
        <h1>{words.say.named(words.page.name, roomWords.sheet.title)}{timePoint !== '' && ` (${timePoint})`}</h1>
        <p class="ml-sheet__hand">{roomWords.sheet.byHand}</p>
      </header>
      <section>
        <h2>{roomWords.sheet.scores}</h2>
        {scores.length === 0 && <p>{roomWords.sheet.none}</p>}
        <div class="ml-sheet__scores">{scores.map((score) => <Score score={score} key={score.id} />)}</div>
        {others.length > 0 && (
          <p><Head text={roomWords.sheet.others} />{words.say.sentences(others.map(({ title, why }) => roomWords.chart.other(title, why)))}</p>
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
        {missing.length > 0 && <p><Head text={roomWords.sheet.missing} />{roomWords.chart.missingList(missing)}</p>}
        {checks.length > 0 && <p><Head text={roomWords.sheet.checks} />{words.say.sentences(checks)}</p>}
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
      <h3>{words.say.named(title, answer)}</h3>
      <p>{predicts}{words.say.gap}<strong>{words.say.sentences(counts)}</strong>{words.say.gap}{words.say.sentences(uncounted)}</p>
      {posttests.length > 0 && <p>{words.say.sentences(posttests)}</p>}
      {missing.length > 0 && <p><Head text={roomWords.sheet.missingOf} />{roomWords.chart.missingList(missing)}</p>}
      {checks.length > 0 && <p><Head text={roomWords.sheet.check} />{words.say.sentences(checks)}</p>}
      <p><Head text={roomWords.sheet.cohort} />{words.say.sentences(cohort)}</p>
      <p><Head text={roomWords.sheet.limits} />{words.say.sentences([...standing, ...limits])}</p>
      <p class="ml-sheet__source">{words.say.sentences(shortSources)}</p>
    </section>
  );
}

const Head = ({ text }: { text: string }) => <><b>{words.say.sentence(text)}</b>{words.say.gap}</>;
