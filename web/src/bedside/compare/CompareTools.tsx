import { useEffect, useRef } from 'preact/hooks';
import { withRoomWords, words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { later } from '../../ui/later';
import type { Session } from '../session';
import { nameOf } from './names';

const useViews = later(withRoomWords(() => import('./Views')));

/** The ways to compare; each opens over the room. */
export function CompareTools({ session }: { session: Session }) {
  const two = session.second.value !== null;
  const timePoints = useRef<HTMLButtonElement>(null);
  const back = () => requestAnimationFrame(() => timePoints.current?.focus());
  // What was still being fetched when one left does not open by itself when one comes back.
  useEffect(() => session.close, [session]);
  return (
    <>
      {!session.current.value.patient.blank.value && (
        <Button onClick={() => session.open({ kind: 'what_if', input: null })}>{words.whatIf.open}</Button>
      )}
      {!session.blank.value && (
        <Button onClick={() => session.open({ kind: two ? 'name_time_points' : 'add_time_point' })} buttonRef={timePoints}>
          {two ? words.timePoints.edit : words.timePoints.open}
        </Button>
      )}
      {two && <Button onClick={() => session.open({ kind: 'compare_time_points' })}>{words.timePoints.compare}</Button>}
      {session.removed.value !== null && <Removed session={session} name={nameOf(session.removed.value)} onDone={back} />}
      {session.view.value !== null && <Opened session={session} />}
    </>
  );
}

/** Taken away with one tap, and brought back with one. The cursor goes to Undo, as the button just pressed is gone, and
 *  from there back to the time points. */
function Removed({ session, name, onDone }: { session: Session; name: string; onDone: () => void }) {
  const undoButton = useRef<HTMLButtonElement>(null);
  useEffect(() => undoButton.current?.focus(), []);
  const undo = () => { session.restoreSecond(); onDone(); };
  const dismiss = () => { session.forgetRemoved(); onDone(); };
  return (
    <div class="ml-tools__notice" role="group" aria-labelledby="time-point-removed">
      <p id="time-point-removed">{words.timePoints.removed(name)}</p>
      <div class="ml-buttons">
        <Button onClick={undo} buttonRef={undoButton}>{words.timePoints.undo}</Button>
        <Button variant="plain" onClick={dismiss}>{words.timePoints.dismiss}</Button>
      </div>
    </div>
  );
}

/** Fetched when first opened: the first result needs none of it. */
function Opened({ session }: { session: Session }) {
  const { part, failure, again } = useViews();
  if (part !== null) return <part.Views session={session} />;
  if (failure === null) return <p class="ml-tools__notice" role="status">{words.compare.loading}</p>;
  return (
    <div class="ml-tools__notice" role="alert">
      <p>{words.compare.failed}</p>
      <Button onClick={again}>{words.compare.again}</Button>
    </div>
  );
}
