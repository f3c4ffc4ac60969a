// What this browser may keep for the reader: how the page looks and asks, never what was entered. Every key begins
// with the prefix, because several sites may share an origin. Storage may be full, blocked or hold anything: then a
// preference lasts as long as the page is open.
import { batch, computed, effect, signal } from '@preact/signals';
import { chosenScores, preferredUnits } from '../bedside/settings';
import { languages } from '../locales';

const prefix = 'myolung.';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export const theme = signal<Theme>('system');
/** A language's tag; null: as the browser asks. */
export const language = signal<string | null>(null);

/** The browser has refused to keep one: it is gone when the page is closed. */
export const notKept = signal(false);
/** Something is stored under the prefix that is no preference: an earlier version's, or a damaged one. */
export const leftOver = signal(false);

export const anythingKept = computed(() =>
  theme.value !== 'system' || language.value !== null || Object.keys(preferredUnits.value).length > 0 || chosenScores.value !== null || leftOver.value);

/** One preference: its key, whether it can use a stored text, and what to store (null: nothing). */
interface Kept {
  key: string;
  restore: (text: string) => boolean;
  text: () => string | null;
  forget: () => void;
}

const isText = (value: unknown): value is string => typeof value === 'string';

const all: readonly Kept[] = [
  {
    key: 'theme',
    restore(text) {
      const known = themes.find((one) => one === text);
      if (known !== undefined) theme.value = known;
      return known !== undefined;
    },
    text: () => (theme.value === 'system' ? null : theme.value),
    forget: () => { theme.value = 'system'; }
  },
  {
    key: 'language',
    restore(text) {
      const known = languages.some(({ tag }) => tag === text);
      if (known) language.value = text;
      return known;
    },
    text: () => language.value,
    forget: () => { language.value = null; }
  },
  {
    key: 'units',
    restore(text) {
      const units = parsed(text);
      if (units === null || typeof units !== 'object' || Array.isArray(units) || !Object.values(units).every(isText)) return false;
      preferredUnits.value = { ...units } as Record<string, string>;
      return true;
    },
    text: () => (Object.keys(preferredUnits.value).length === 0 ? null : JSON.stringify(preferredUnits.value)),
    forget: () => { preferredUnits.value = {}; }
  },
  {
    key: 'scores',
    restore(text) {
      const scores = parsed(text);
      if (!Array.isArray(scores) || scores.length === 0 || !scores.every(isText)) return false;
      chosenScores.value = scores;
      return true;
    },
    text: () => (chosenScores.value === null ? null : JSON.stringify(chosenScores.value)),
    forget: () => { chosenScores.value = null; }
  }
];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads what is kept, and keeps what changes from then on. */
export function keepPreferences() {
  try {
    const ours = Object.keys(window.localStorage).filter((key) => key.startsWith(prefix));
    const used = ours.filter((key) => {
      const text = window.localStorage.getItem(key);
      return text !== null && all.some((one) => prefix + one.key === key && one.restore(text));
    });
    leftOver.value = used.length < ours.length;
  } catch {
    notKept.value = true;
  }
  for (const one of all) {
    let first = true;
    effect(() => {
      const text = one.text();
      // What was just read needs no writing; and what could not be used stays until it is replaced or wiped.
      if (!first) write(prefix + one.key, text);
      first = false;
    });
  }
}

/** A preference that is none is not stored. */
function write(key: string, text: string | null) {
  try {
    if (text === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, text);
    notKept.value = false;
  } catch {
    notKept.value = true;
  }
}

/** Forgets every preference, and removes everything under the prefix, whoever put it there and when. */
export function wipe() {
  batch(() => {
    for (const one of all) one.forget();
    leftOver.value = false;
  });
  try {
    for (const key of Object.keys(window.localStorage)) {
      if (key.startsWith(prefix)) window.localStorage.removeItem(key);
    }
  } catch {
    // Where storage is blocked nothing was kept.
  }
}
