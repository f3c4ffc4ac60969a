import { useEffect, useState } from 'preact/hooks';
import { words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { later } from '../../ui/later';
import type { Session } from '../session';

export type View = 'chart' | 'save' | 'open';

const load = () => import('./Views');
const useViews = later(load);

/** The ways out of the page and back in: as text, on paper, as a file. */
export function OutTools({ session }: { session: Session }) {
  const [view, setView] = useState<View | null>(null);
  const { blank } = session.current.value.patient;
  usePaper(session);
  return (
    <>
      {!blank.value && (
        <>
          <Button onClick={() => setView('chart')}>{words.out.copy}</Button>
          <Button onClick={() => void load().then(() => window.print())}>{words.out.print}</Button>
          <Button onClick={() => setView('save')}>{words.out.save}</Button>
        </>
      )}
      <Button onClick={() => setView('open')}>{words.out.open}</Button>
      {view !== null && <Opened session={session} view={view} onClose={() => setView(null)} />}
    </>
  );
}

/** Printing is not asked for first: the sheet has to be there before. The first result does not wait for it. */
function usePaper(session: Session) {
  useEffect(() => {
    let stop = () => {};
    let gone = false;
    const fetchSoon = window.setTimeout(() => {
      load().then(
        ({ watchPrinting }) => { if (!gone) stop = watchPrinting(session); },
        // Without it the page prints as it stands; the buttons say what is wrong when pressed.
        () => {}
      );
    }, 1000);
    return () => {
      gone = true;
      window.clearTimeout(fetchSoon);
      stop();
    };
  }, [session]);
}

function Opened({ session, view, onClose }: { session: Session; view: View; onClose: () => void }) {
  const { part, failure, again } = useViews();
  if (part !== null) return <part.Views session={session} view={view} onClose={onClose} />;
  if (failure === null) return <p role="status">{words.out.loading}</p>;
  return (
    <div role="alert">
      <p>{words.out.failed}</p>
      <Button onClick={again}>{words.out.again}</Button>
    </div>
  );
}
