// What can be taken back: whole sets of entries, in memory only.
import { computed, signal } from '@preact/signals';
import type { Entries } from '../patient';

export interface Change {
  /** What stood there before. */
  before: Entries;
  /** What was done, as the button that takes it back names it in the language of the page; a field by `labelOf`. */
  name: (labelOf: (id: string) => string) => string;
  /** What there is to say about it where it was done; null for a change that can be seen. */
  note: (() => string) | null;
  /** Where its note stands: the id of the group's title; null for the head of the form. */
  group: string | null;
}

/** The oldest change is forgotten beyond so many. */
const DEPTH = 50;

export function createHistory() {
  const changes = signal<readonly Change[]>([]);
  /** The field being typed into: its further letters belong to the same change. */
  let typingIn: string | null = null;
  /** After clearing comes the next patient: the first entry then forgets the one before. */
  let cleared = false;

  return {
    last: computed<Change | null>(() => changes.value.at(-1) ?? null),

    record(change: Change, { typing = null, clears = false }: { typing?: string | null; clears?: boolean } = {}) {
      if (typing !== null && typing === typingIn) return;
      changes.value = [...(cleared ? [] : changes.value), change].slice(-DEPTH);
      typingIn = typing;
      cleared = clears;
    },

    /** Takes the last change off the list. */
    take(): Change | null {
      const change = changes.value.at(-1) ?? null;
      changes.value = changes.value.slice(0, -1);
      typingIn = null;
      cleared = false;
      return change;
    },

    /** A field was left; another may be typed into by now. */
    endTyping(field: string) {
      if (typingIn === field) typingIn = null;
    },

    forget() {
      changes.value = [];
      typingIn = null;
      cleared = false;
    }
  };
}
