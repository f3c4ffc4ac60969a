import type { Posttest, Pretest } from '../engine';
import { words } from '../locales';
import { Details } from '../ui/Details/Details';
import { Note } from '../ui/Note/Note';
import { ProbabilityBar } from '../ui/ProbabilityBar/ProbabilityBar';
import type { Patient } from './patient';
import type { Scored } from './reading';

interface Props {
  patient: Patient;
  answer: Scored;
  /** The score's. */
  id: string;
}

export function Posttests({ patient, answer, id }: Props) {
  const { pretest, posttest } = answer;
  if (pretest === null || posttest === null) return patient.refused(patient.pretest.id) && answer.observed.length > 0 ? <Waiting id={id} /> : null;
  const all = Array.isArray(posttest) ? posttest : [posttest];
  const several = Array.isArray(posttest);
  return (
    <div role="group" aria-labelledby={`${id}-posttest`}>
      <h4 class="ml-subheading" id={`${id}-posttest`}>{words.posttest.title}</h4>
      <p class="ml-quiet">{pretest.basis === 'cohort' ? words.posttest.own(pretest) : words.posttest.chosen(pretest)}</p>
      {patient.remarks(patient.pretest.id).map((remark) => <Note key={remark}>{remark}</Note>)}
      <ul class="ml-posttests">
        {all.map((one, index) => (
          <One key={one.score} pretest={pretest} posttest={one} labelled={several} last={index === all.length - 1} />
        ))}
      </ul>
      {pretest.basis === 'cohort' && <p class="ml-quiet">{words.posttest.differs}</p>}
      <p class="ml-quiet">{words.posttest.caveat}</p>
      <Details summary={words.posttest.methodTitle}><p class="ml-quiet">{words.posttest.method}</p></Details>
    </div>
  );
}

/** The score does not need the pre-test probability, so it alone waits. */
function Waiting({ id }: { id: string }) {
  return (
    <div role="group" aria-labelledby={`${id}-posttest`}>
      <h4 class="ml-subheading" id={`${id}-posttest`}>{words.posttest.title}</h4>
      <p>{words.posttest.waiting}</p>
    </div>
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
  // Only a figure somebody asked for stands out; the cohort's own merely repeats its counts, a little altered.
  const After = pretest.basis === 'cohort' ? 'span' : 'strong';
  return (
    <li class={`ml-posttest${labelled ? ' ml-posttest--labelled' : ''}`}>
      {labelled && <p class="ml-posttest__label">{words.result.rowLabel(posttest.score)}</p>}
      <p class="ml-posttest__line">
        <span>{words.posttest.before(pretest.text)}</span>
        <span aria-hidden="true"> → </span><span class="ml-hidden">, {words.posttest.arrow} </span>
        <After>{words.posttest.after(text)}</After> <span class="ml-posttest__ci">{words.posttest.interval(text)}</span>
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
