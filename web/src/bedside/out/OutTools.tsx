import { useEffect, useRef, useState } from 'preact/hooks';
import { withRoomWords, words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { later } from '../../ui/later';
import type { Session } from '../session';

export type Way = 'chart' | 'save' | 'open';

const useWays = later(withRoomWords(() => import('./Ways')));

/** The ways out of the page and back in: as text, on paper, as a file. */
export function OutTools({ session }: { session: Session }) {
  const [way, setWay] = useState<Way | 'print' | null>(null);
  const { blank } = session.current.value.patient;
  const makeReady = usePaper(session);
  const close = () => setWay(null);
  // What was asked for one patient is not for the next.
  useEffect(() => { if (blank.value && way !== 'open') close(); }, [blank.value]);
  return (
    <>
      {!blank.value && (
        <>
          <Button onClick={() => setWay('chart')}>{words.out.copy}</Button>
          <Button onClick={() => setWay('print')}>{words.out.print}</Button>
          <Button onClick={() => setWay('save')}>{words.out.save}</Button>
        </>
      )}
      <Button onClick={() => setWay('open')}>{words.out.open}</Button>
      {way === 'print' && <Printing makeReady={makeReady} onDone={close} />}
      {way !== null && way !== 'print' && <Opened session={session} way={way} onClose={close} />}
    </>
  );
}

/** Prints once the sheet is there; where it could not be fetched, the page as it stands. Not when one has gone on. */
function Printing({ makeReady, onDone }: { makeReady: () => Promise<void>; onDone: () => void }) {
  useEffect(() => {
    let gone = false;
    const print = () => {
      if (gone) return;
      onDone();
      window.print();
    };
    makeReady().then(print, print);
    return () => { gone = true; };
  }, []);
  return <p role="status">{words.out.loading}</p>;
}

/** Printing may be asked for by the browser's own menu: the sheet is made ready before, and the first result does not
 *  wait for it. Gives a function that makes it ready at once. */
function usePaper(session: Session) {
  const stop = useRef(() => {});
  const gone = useRef(false);
  const watch = async () => {
    const { watchPrinting } = await useWays.fetched();
    // Another patient's session may have come meanwhile.
    if (gone.current) return;
    stop.current();
    stop.current = watchPrinting(session);
  };
  useEffect(() => {
    // Without it the page prints as it stands.
    const soon = window.setTimeout(() => void watch().catch(() => {}), useWays.isThere() ? 0 : 1000);
    gone.current = false;
    return () => {
      gone.current = true;
      window.clearTimeout(soon);
      stop.current();
    };
  }, [session]);
  return watch;
}

function Opened({ session, way, onClose }: { session: Session; way: Way; onClose: () => void }) {
  const { part, failure, again } = useWays();
  if (part !== null) return <part.Ways session={session} way={way} onClose={onClose} />;
  if (failure === null) return <p role="status">{words.out.loading}</p>;
  return (
    <div role="alert">
      <p>{words.out.failed}</p>
      <Button onClick={again}>{words.out.again}</Button>
    </div>
  );
}
