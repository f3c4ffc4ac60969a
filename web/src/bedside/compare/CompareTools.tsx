import { words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { later } from '../../ui/later';
import type { Session } from '../session';

const useViews = later(() => import('./Views'));

/** The ways to compare; each opens over the room. */
export function CompareTools({ session }: { session: Session }) {
  const view = session.view.value;
  return (
    <>
      {!session.current.value.patient.blank.value && (
        <Button onClick={() => session.open({ kind: 'what_if', input: null })}>{words.whatIf.open}</Button>
      )}
      {view !== null && <Opened session={session} />}
    </>
  );
}

/** Fetched when first opened: the first result needs none of it. */
function Opened({ session }: { session: Session }) {
  const { part, failure, again } = useViews();
  if (part !== null) return <part.Views session={session} />;
  if (failure === null) return <p role="status">{words.compare.loading}</p>;
  return (
    <div role="alert">
      <p>{words.compare.failed}</p>
      <Button onClick={again}>{words.compare.again}</Button>
    </div>
  );
}
