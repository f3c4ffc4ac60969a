import type { EvidenceProps } from './evidence/Evidence';
import { words } from './locales';
import { address } from './routing/route';
import { RoomTitle } from './routing/RoomTitle';
import { Button } from './ui/Button/Button';
import { Details } from './ui/Details/Details';
import { later } from './ui/later';

const useRoom = later(() => import('./evidence/Evidence'));

/** The evidence room is fetched when somebody opens it: the bedside needs none of it. */
export function EvidenceDoor(props: EvidenceProps) {
  const { part, failure, again } = useRoom();
  if (part !== null) return <part.Evidence {...props} />;
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
