import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../locales';
import { summarise, type Reading } from './summary';

const QUIET_MS = 1000;

/** Tells a screen reader the new result in one sentence, a second after the last keystroke, never before the first. */
export function Announcer(reading: Reading) {
  const { patient } = reading;
  const cleared = patient.undoable.value !== null;
  const sentence = cleared ? words.form.cleared : summarise(reading).spoken;
  const [announced, setAnnounced] = useState('');
  const first = useRef(true);
  const entries = patient.entries.value;

  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = window.setTimeout(() => setAnnounced(sentence), QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [sentence, entries]);

  return <div class="ml-hidden" role="status">{announced === '' ? null : announced}</div>;
}
