import type { CompleteModel, PartialModel, Posttest, Pretest } from '../engine';
import { words } from '../locales';
import { Details } from '../ui/Details/Details';
import { ProbabilityBar } from '../ui/ProbabilityBar/ProbabilityBar';

export function Posttests({ answer }: { answer: CompleteModel | PartialModel }) {
  const { pretest, posttest } = answer;
  if (pretest === null || posttest === null) return null;
  const all = Array.isArray(posttest) ? posttest : [posttest];
  const several = Array.isArray(posttest);
  return (
    <section class="ml-card" aria-labelledby="posttest-title">
      <h3 class="ml-heading" id="posttest-title">{words.posttest.title}</h3>
      <p class="ml-quiet">{pretest.basis === 'cohort' ? words.posttest.own(pretest) : words.posttest.chosen(pretest)}</p>
      <ul class="ml-posttests">
        {all.map((one, index) => (
          <One key={one.score} pretest={pretest} posttest={one} labelled={several} last={index === all.length - 1} />
        ))}
      </ul>
      <p class="ml-quiet">{words.posttest.caveat}</p>
      <Details summary={words.posttest.methodTitle}><p class="ml-quiet">{words.posttest.method}</p></Details>
    </section>
  );
}

interface OneProps {
  pretest: Pretest;
  posttest: Posttest;
  labelled: boolean;
  last: boolean;
}

function One({ pretest, posttest, labelled, last }: OneProps) {
  const { text } = posttest;
  return (
    <li class={`ml-posttest${labelled ? ' ml-posttest--labelled' : ''}`}>
      {labelled && <p class="ml-posttest__label">{words.result.rowLabel(posttest.score)}</p>}
      <p class="ml-posttest__line">
        <span>{words.posttest.before(pretest.text)}</span>
        <span aria-hidden="true"> → </span><span class="ml-hidden">, {words.posttest.arrow} </span>
        <strong>{words.posttest.after(text)}</strong> <span class="ml-posttest__ci">{words.posttest.interval(text)}</span>
      </p>
      <ProbabilityBar
        before={pretest.probability}
        after={posttest.probability}
        low={posttest.ci_low}
        high={posttest.ci_high}
        ticks={last}
      />
      <p class="ml-quiet">{words.posttest.ratio(posttest)}</p>
    </li>
  );
}
