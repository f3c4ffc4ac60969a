import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../locales';
import type { Patient } from './patient';
import { readings, summarise } from './reading';

const QUIET_MS = 1000;

/** Tells a screen reader what has changed, one sentence a score, a second after the last keystroke, never before the
 *  first. */
export function Announcer({ patient }: { patient: Patient }) {
  const notice = patient.notice.value;
  const blank = patient.blank.value;
  const entries = patient.entries.value;
  const sentences = readings(patient).map((one) => summarise(one).spoken).filter((spoken) => spoken !== '');
  const [next] = patient.assessment.value.next;
  const test = next === undefined ? [] : [words.next.announce(patient.missingLabel(next.input), words.next.effort[next.effort])];
  const now = sentences.length === 0 ? [words.result.emptyTitle] : [...sentences, ...test];
  const [announced, setAnnounced] = useState('');
  const said = useRef<readonly string[]>(now);
  const first = useRef(true);

  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = window.setTimeout(() => {
      const news = now.filter((sentence) => !said.current.includes(sentence));
      said.current = now;
      setAnnounced(blank && notice !== '' ? notice : words.say.sentences([notice, ...news].filter((one) => one !== '')));
    }, QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [entries, notice]);

  return <div class="ml-hidden" role="status">{announced === '' ? null : announced}</div>;
}
