// The patients of one sitting, in memory only: the one being entered and, where asked for, the same patient later.
import { batch, computed, signal, type Signal } from '@preact/signals';
import type { Engine } from '../engine';
import { createPatient, type Entries, type Patient } from './patient';

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

/** Everything typed, so that a new session can go on with it. */
export interface Typed {
  first: Entries;
  second: Entries | null;
  names: Readonly<Record<Place, string>>;
  edited: Place;
}

const nothing: Typed = { first: {}, second: null, names: { first: '', second: '' }, edited: 'first' };

export type Session = ReturnType<typeof createSession>;

export function createSession(engine: Engine, typed: Typed = nothing) {
  const original = createPatient(engine, typed.first);
  /** What a clearing took along, by what stood in the first form before it: forgotten when that is. */
  const taken = new WeakMap<Entries, { second: TimePoint | null; edited: Place; name: string }>();
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
      second.value = back.second;
      edited.value = back.edited;
      first.name.value = back.name;
    });
  };

  const laterPatient = (entries: Entries): Patient => ({ ...createPatient(engine, entries), clear });
  const laterPoint = (entries: Entries, name: string): TimePoint => ({ place: 'second', patient: laterPatient(entries), name: signal(name) });

  const first: TimePoint = { place: 'first', patient: { ...original, clear, undo }, name: signal(typed.names.first) };
  const second = signal<TimePoint | null>(typed.second === null ? null : laterPoint(typed.second, typed.names.second));
  const edited = signal<Place>(typed.edited);
  const view = signal<View | null>(null);
  /** The second time point just taken away, until it is brought back or let go. */
  const removed = signal<TimePoint | null>(null);

  /** The time point the form edits. */
  const current = computed(() => (edited.value === 'second' ? second.value : null) ?? first);

  return {
    first,
    second,
    current,
    view,
    removed,
    blank: computed(() => first.patient.blank.value && second.value?.patient.blank.value !== false),

    typed: (): Typed => ({
      first: first.patient.entries.value,
      second: second.value?.patient.entries.value ?? null,
      names: { first: first.name.value, second: second.value?.name.value ?? '' },
      edited: edited.value
    }),

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
        second.value = laterPoint(entries, name);
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
