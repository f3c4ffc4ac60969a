// The languages of the page. A further one is a folder beside this file and an entry in the table; the core's words
// come with its data file (see CONTRIBUTING). All but English are fetched when somebody reads in them.
import { en, type FirstMessages } from './en/first';
import type { RoomMessages } from './en/rooms';

export interface Language {
  /** As in the lang attribute (BCP 47). */
  tag: string;
  /** What its readers call it. */
  name: string;
  /** Whether a clinician who reads it has checked the words. */
  reviewed: boolean;
  load: () => Promise<FirstMessages>;
  loadRooms: () => Promise<RoomMessages>;
}

const english: Language = {
  tag: 'en', name: 'English', reviewed: true,
  load: async () => en,
  loadRooms: async () => (await import('./en/rooms')).enRooms
};

export const languages: readonly Language[] = [
  english,
  {
    tag: 'zh-Hans', name: '简体中文', reviewed: false,
    load: async () => (await import('./zh-Hans/first')).zhHans,
    loadRooms: async () => (await import('./zh-Hans/rooms')).zhHansRooms
  },
  {
    tag: 'ja', name: '日本語', reviewed: false,
    load: async () => (await import('./ja/first')).ja,
    loadRooms: async () => (await import('./ja/rooms')).jaRooms
  }
];

export const languageOf = (tag: string | null) => languages.find((language) => language.tag === tag) ?? english;

/** As nearly all browsers write a language: "en", "en-GB". */
const plain = /^([a-z]{2})(?:-[A-Z]{2})?$/;

/** A wish is for this writing: "zh-CN" for "zh-Hans", "zh-TW" not. */
function sameWriting(tag: string, wish: string): boolean {
  const language = plain.exec(wish)?.[1];
  if (language === tag) return true;
  // Spares nearly everybody the tables of scripts, which take a phone as long to open as the whole frame of the page.
  if (language !== undefined && !tag.startsWith(`${language}-`)) return false;
  try {
    const [a, b] = [new Intl.Locale(tag).maximize(), new Intl.Locale(wish).maximize()];
    return a.language === b.language && a.script === b.script;
  } catch {
    return false;
  }
}

/** The first language of the page that a reader asks for, by the browser's list. Browsers add the plain "zh" to a
 *  list with "zh-TW", which is no wish for another writing. */
export function languageFor(wanted: readonly string[]): Language {
  const wishes = wanted.filter((tag, index) => !wanted.slice(0, index).some((earlier) => earlier.startsWith(`${tag}-`)));
  for (const wish of wishes) {
    const found = languages.find(({ tag }) => sameWriting(tag, wish));
    if (found !== undefined) return found;
  }
  return english;
}
