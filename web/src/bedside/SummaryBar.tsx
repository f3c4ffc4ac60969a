import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../locales';
import { jumpTo } from '../ui/jump';
import type { Patient } from './patient';
import { readings, summarise, type Reading } from './reading';

/** On a phone the form comes first: the answers so far stay in sight below it and lead to the whole result. */
export function SummaryBar({ patient }: { patient: Patient }) {
  const all = readings(patient);
  const [first, ...others] = all.filter((one) => one.kind === 'scored');
  const decided = others.filter(({ answer }) => answer.band !== null);
  const open = others.filter(({ answer }) => answer.band === null).map(({ entry }) => entry.file.title);
  const checks = [...new Set(all.flatMap((one) => summarise(one).checks))];
  const bar = useRef<HTMLAnchorElement>(null);
  useLayoutEffect(() => (bar.current === null ? undefined : leaveRoomFor(bar.current)), []);
  return (
    <a class="ml-bar" ref={bar} href="#result" onClick={jumpTo('result')}>
      <span class="ml-bar__text">
        {first === undefined ? <Nothing all={all} blank={patient.blank.value} /> : <First reading={first} />}
        {others.length > 0 && (
          <span class="ml-bar__others">
            {decided.map((one) => <span class="ml-bar__other" key={one.entry.file.id}>{one.entry.file.title} <b>{summarise(one).head}</b></span>)}
            {open.length > 0 && <span class="ml-bar__open">{words.result.open(open)}</span>}
          </span>
        )}
        {checks.length > 0 && <span class="ml-bar__check">{words.result.check(checks)}</span>}
      </span>
      <span class="ml-bar__more">{words.result.barMore}<span aria-hidden="true"> ↓</span></span>
    </a>
  );
}

function First({ reading }: { reading: Reading }) {
  const { head, line, cautions } = summarise(reading);
  return (
    <>
      <strong class="ml-bar__head">{reading.entry.file.title} <span class="ml-bar__score">{head}</span></strong>
      <span class="ml-bar__line">{line}</span>
      {cautions.length > 0 && <span class="ml-bar__caution">{words.result.caution(cautions)}</span>}
    </>
  );
}

function Nothing({ all, blank }: { all: readonly Reading[]; blank: boolean }) {
  const waiting = all.find(({ kind }) => kind === 'waiting');
  const text = waiting !== undefined ? summarise(waiting).line : blank ? words.result.emptyBar : words.result.noScoreBar;
  return <strong class="ml-bar__head">{text}</strong>;
}

/** The style sheet keeps so much room free below whatever is scrolled to that the bar does not cover it; nor does the
 *  field being filled in slip behind a bar that grows. */
function leaveRoomFor(bar: HTMLElement) {
  const { style } = document.documentElement;
  const observer = new ResizeObserver(() => {
    style.setProperty('--ml-bar-height', `${bar.offsetHeight}px`);
    const field = document.activeElement;
    if (bar.offsetHeight > 0 && field?.closest('.ml-form')) window.scrollBy(0, coveredBy(bar, field));
  });
  observer.observe(bar);
  return () => {
    observer.disconnect();
    style.removeProperty('--ml-bar-height');
  };
}

/** Pixels of what is in sight that the bar lies over, and a little more; 0 for what it does not touch. */
function coveredBy(bar: Element, field: Element): number {
  const [at, over] = [field.getBoundingClientRect(), bar.getBoundingClientRect()];
  return at.top < over.bottom ? Math.max(0, at.bottom + 8 - over.top) : 0;
}
