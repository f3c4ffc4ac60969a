// The patients of one sitting, in memory only: the one being entered and, where asked for, the same patient later.
import { batch, computed, signal, type Signal } from '@preact/signals';
import type { Engine } from '../engine';
import { createPatient, type Entries, type Patient, type Typed } from './patient';

export type Place = 'first' | 'second';

export interface TimePoint {
  place: Place;
  patient: Patient;
  /** As typed: 'Admission', 'Day 14'; empty until somebody names it. */
  name: Signal<string>;
}

/** What lies over the room; one thing at a time. */
export type View =
  | { kind: 'what_if'; input: string | null }
  | { kind: 'add_time_point' }
  | { kind: 'name_time_points' }
  | { kind: 'compare_time_points' };

/** What a clearing took along, by what stood in the first form before it: forgotten when that is. */
type Taken = WeakMap<Entries, { second: TimePoint | null; edited: Place; name: string }>;

/** What a session in another language goes on with. */
interface Kept {
  first: TimePoint;
  second: Signal<TimePoint | null>;
  /** The second time point just taken away, until it is brought back or let go. */
  removed: Signal<TimePoint | null>;
  edited: Signal<Place>;
  view: Signal<View | null>;
  taken: Taken;
}

export type Session = ReturnType<typeof createSession>;

export function createSession(engine: Engine, before?: Kept) {
  const original = createPatient(engine, before?.first.patient.typed);
  const taken: Taken = before?.taken ?? new WeakMap();
  /** Clearing is for the next patient, so it takes everything along; undoing it brings everything back. */
  const clear = () => {
    batch(() => {
      taken.set(original.entries.value, { second: second.value, edited: edited.value, name: first.name.value });
      original.clear();
      second.value = null;
      removed.value = null;
      view.value = null;
      edited.value = 'first';
      first.name.value = '';
    });
  };
  const undo = () => {
    batch(() => {
      original.undo();
      const before = original.entries.value;
      const back = taken.get(before);
      if (back === undefined) return;
      taken.delete(before);
      second.value = renewed(back.second);
      edited.value = back.edited;
      first.name.value = back.name;
    });
  };

  const laterPoint = (start: Entries | Typed, name: Signal<string>): TimePoint => (
    { place: 'second', patient: { ...createPatient(engine, start), clear }, name }
  );
  /** The same time point, answered in the language of this session. */
  const renewed = (point: TimePoint | null) => (point === null ? null : laterPoint(point.patient.typed, point.name));

  const first: TimePoint = { place: 'first', patient: { ...original, clear, undo }, name: before?.first.name ?? signal('') };
  const second = signal(renewed(before?.second.value ?? null));
  const removed = signal(renewed(before?.removed.value ?? null));
  const edited = before?.edited ?? signal<Place>('first');
  const view = before?.view ?? signal<View | null>(null);

  /** The time point the form edits. */
  const current = computed(() => (edited.value === 'second' ? second.value : null) ?? first);

  const kept: Kept = { first, second, removed, edited, view, taken };
  return {
    kept,
    first,
    second,
    current,
    view,
    removed,
    blank: computed(() => first.patient.blank.value && second.value?.patient.blank.value !== false),

    edit(place: Place) {
      edited.value = place;
    },

    /** As a function of its own, so that it can be handed on. */
    askWhatIf: (input: string) => { view.value = { kind: 'what_if', input }; },

    open(next: View) {
      view.value = next;
    },

    close() {
      view.value = null;
    },

    /** What would hold if a value were another: a copy, whose changes leave the original alone. */
    copyOf: ({ entries }: Patient) => createPatient(engine, entries.value),

    /** A later time point, which the form goes on with. */
    addSecond(entries: Entries, name: string) {
      batch(() => {
        second.value = laterPoint(entries, signal(name));
        edited.value = 'second';
        removed.value = null;
      });
    },

    removeSecond() {
      batch(() => {
        removed.value = second.value;
        second.value = null;
        edited.value = 'first';
      });
    },

    /** Brings back what was taken away, and goes on with it. */
    restoreSecond() {
      batch(() => {
        second.value = removed.value;
        edited.value = 'second';
        removed.value = null;
      });
    },

    forgetRemoved() {
      removed.value = null;
    }
  };
}
