import { en, type FirstMessages } from './en/first';
import type { RoomMessages } from './en/rooms';
import { languageOf, type Language } from './languages';

export { languageFor, languageOf, languages, type Language } from './languages';

/** The words of the first look, in the language the page speaks now. They change: read them while rendering, never
 *  before. */
export let words: FirstMessages = en;

/** The words of what is fetched after it, there once `withRoomWords` has fetched such a part. */
export let roomWords!: RoomMessages;

let spoken = languageOf(en.language);
let roomsWanted = false;

/** The words of a language, ready to be spoken: the page changes over at once, not word by word. */
export async function wordsOf(language: Language): Promise<() => void> {
  const first = await language.load();
  const rooms = roomsWanted ? await language.loadRooms() : null;
  return () => {
    spoken = language;
    words = first;
    if (rooms !== null) roomWords = rooms;
  };
}

async function fetchRoomWords(): Promise<void> {
  roomsWanted = true;
  const language = spoken;
  const rooms = await language.loadRooms();
  // The page may have changed over meanwhile.
  if (language !== spoken) return fetchRoomWords();
  roomWords = rooms;
}

/** Fetches a part of the page together with its words. */
export const withRoomWords = <T>(load: () => Promise<T>) => async (): Promise<T> => (await Promise.all([load(), fetchRoomWords()]))[0];
