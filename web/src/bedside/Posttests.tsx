import type { Posttest, Pretest } from '../engine';
import { words } from '../locales';
import { Details } from '../ui/Details/Details';
import { Note } from '../ui/Note/Note';
import { ProbabilityBar } from '../ui/ProbabilityBar/ProbabilityBar';
import type { ScoredReading } from './reading';
import { posttests } from './result/posttest';

/** The probability before and after the score. Where nobody chose one before, it merely repeats the counts, a little
 *  altered: then it is folded. */
export function Posttests({ entry, answer, pretest: { refused, remarks }, pictures }: ScoredReading & { pictures: boolean }) {
  const { pretest } = answer;
  const titleId = `${entry.file.id}-posttest`;
  if (pretest === null) return refused ? <Waiting titleId={titleId} /> : null;
  const all = posttests(answer);
  const rows = (
    <>
      <p class="ml-quiet">{pretest.basis === 'cohort' ? words.posttest.own(pretest) : words.posttest.chosen(pretest)}</p>
      {remarks.map((remark) => <Note key={remark}>{remark}</Note>)}
      <ul class="ml-posttests">
        {all.map((one, index) => (
          <One key={one.score} pretest={pretest} posttest={one} labelled={all.length > 1} picture={pictures} last={index === all.length - 1} />
        ))}
      </ul>
    </>
  );
  if (pretest.basis === 'cohort') {
    return <Details summary={words.posttest.title}>{rows}<p class="ml-quiet">{words.posttest.differs}</p><Caveats /></Details>;
  }
  return (
    <div role="group" aria-labelledby={titleId}>
      <h4 class="ml-subheading" id={titleId}>{words.posttest.title}</h4>
      {rows}
      <Details summary={words.posttest.methodTitle}><Caveats /></Details>
    </div>
  );
}

export function Caveats() {
  return <><p class="ml-quiet">{words.posttest.caveat}</p><p class="ml-quiet">{words.posttest.method}</p></>;
}

/** The score does not need the pre-test probability, so it alone waits. */
export function Waiting({ titleId }: { titleId: string }) {
  return (
    <div role="group" aria-labelledby={titleId}>
      <h4 class="ml-subheading" id={titleId}>{words.posttest.title}</h4>
      <p>{words.posttest.waiting}</p>
    </div>
  );
}

interface OneProps {
  pretest: Pretest;
  posttest: Posttest;
  labelled: boolean;
  picture: boolean;
  last: boolean;
}

export function One({ pretest, posttest, labelled, picture, last }: OneProps) {
  const { text } = posttest;
  // Only a figure somebody asked for stands out.
  const After = pretest.basis === 'cohort' ? 'span' : 'strong';
  return (
    <li class={`ml-posttest${labelled ? ' ml-posttest--labelled' : ''}`}>
      {labelled && <p class="ml-posttest__label">{words.result.rowLabel(posttest.score)}</p>}
      <p class="ml-posttest__line">
        <span>{words.posttest.before(pretest.text)}</span>
        <span aria-hidden="true"> → </span><span class="ml-hidden">{words.say.list(['', words.posttest.arrow])} </span>
        <After>{words.posttest.after(text)}</After> <span class="ml-posttest__ci">{words.posttest.interval(text)}</span>
      </p>
      {picture && (
        <ProbabilityBar
          before={pretest.probability}
          after={posttest.probability}
          low={posttest.ci_low}
          high={posttest.ci_high}
          percent={last ? words.posttest.percent : null}
        />
      )}
      <p class="ml-quiet">{words.posttest.ratio(posttest)}</p>
    </li>
  );
}
