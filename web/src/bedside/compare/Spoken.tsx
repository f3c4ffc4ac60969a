import { useEffect, useState } from 'preact/hooks';

const QUIET_MS = 1000;

/** Tells a screen reader what changed, a second after the last keystroke. What lies below an open dialog is silent, so
 *  the dialog brings its own voice. */
export function Spoken({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = window.setTimeout(() => setSaid(text), QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return <div class="ml-hidden" role="status">{said === '' ? null : said}</div>;
}
