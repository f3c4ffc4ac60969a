import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { EvidenceProps } from './evidence/Evidence';
import { words } from './locales';
import { address } from './routing/route';
import { RoomTitle } from './routing/RoomTitle';
import { Button } from './ui/Button/Button';
import { Details } from './ui/Details/Details';

/** Kept once loaded: coming back to the room needs no second wait. */
let room: FunctionComponent<EvidenceProps> | null = null;

/** The evidence room is fetched when somebody opens it: the bedside needs none of it. */
export function EvidenceDoor(props: EvidenceProps) {
  const [, setLoaded] = useState(room !== null);
  const [failure, setFailure] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (room !== null) return;
    import('./evidence/Evidence').then(
      ({ Evidence }) => { room = Evidence; setLoaded(true); },
      (error: unknown) => setFailure(error)
    );
  }, [attempt]);

  const again = () => { setFailure(null); setAttempt(attempt + 1); };
  const Room = room;
  if (Room !== null) return <Room {...props} />;
  if (failure === null) {
    return (
      <main class="ml-width ml-room" id="main" tabIndex={-1}>
        <h1 class="ml-title">{words.evidence.title}</h1>
        <p role="status">{words.evidence.loading}</p>
      </main>
    );
  }
  return (
    <main class="ml-width ml-room" id="main" tabIndex={-1}>
      <RoomTitle page="failed">{words.evidence.failedTitle}</RoomTitle>
      <p role="alert">{words.evidence.failed}</p>
      <div class="ml-buttons"><Button variant="primary" onClick={again}>{words.evidence.again}</Button></div>
      <p><a href={address.bedside}>{words.page.bedside}</a></p>
      <Details summary={words.page.technical}><p>{String(failure)}</p></Details>
    </main>
  );
}
