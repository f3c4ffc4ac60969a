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
  const timePoint = (place: Place, entries: Entries): TimePoint => ({ place, patient: createPatient(engine, entries), name: signal(typed.names[place]) });

  const first = timePoint('first', typed.first);
  const second = signal<TimePoint | null>(typed.second === null ? null : timePoint('second', typed.second));
  const edited = signal<Place>(typed.edited);
  const view = signal<View | null>(null);

  /** The time point the form edits. */
  const current = computed(() => (edited.value === 'second' ? second.value : null) ?? first);

  return {
    first,
    second,
    current,
    view,
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

    open(next: View) {
      view.value = next;
    },

    close() {
      view.value = null;
    },

    /** What would hold if a value were another: a copy, whose changes leave the original alone. */
    copyOf: ({ entries }: Patient) => createPatient(engine, entries.value),

    addSecond(entries: Entries) {
      batch(() => {
        second.value = timePoint('second', entries);
        edited.value = 'second';
      });
    }
  };
}
