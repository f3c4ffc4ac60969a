import type { FunctionComponent } from 'preact';
import { withRoomWords, words } from './locales';
import { address, awaitTitle } from './routing/route';
import { RoomTitle } from './routing/RoomTitle';
import { Button } from './ui/Button/Button';
import { Details } from './ui/Details/Details';
import { later } from './ui/later';

interface DoorWords {
  title: string;
  loading: string;
  failedTitle: string;
  failed: string;
  again: string;
}

/** A room that is fetched when somebody opens it: the bedside needs none of it. `said` is asked at each rendering, as
 *  the language may change. */
export function door<Props extends object>(load: () => Promise<FunctionComponent<Props>>, said: () => DoorWords): FunctionComponent<Props> {
  const useRoom = later(withRoomWords(load));

  return function Door(props) {
    const { part: Room, failure, again } = useRoom();
    if (Room !== null) return <Room {...props} />;
    const text = said();
    if (failure === null) {
      return (
        <main class="ml-width ml-room" id="main" tabIndex={-1}>
          <h1 class="ml-title">{text.title}</h1>
          <p role="status">{text.loading}</p>
        </main>
      );
    }
    return (
      <main class="ml-width ml-room" id="main" tabIndex={-1}>
        <RoomTitle>{text.failedTitle}</RoomTitle>
        <p role="alert">{text.failed}</p>
        <div class="ml-buttons"><Button variant="primary" onClick={() => { awaitTitle(); again(); }}>{text.again}</Button></div>
        <p><a href={address.bedside}>{words.page.bedside}</a></p>
        <Details summary={words.page.technical}><p>{String(failure)}</p></Details>
      </main>
    );
  };
}
