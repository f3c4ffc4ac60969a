import { signal } from '@preact/signals';

/** A part of the page that is fetched when it is first shown, and kept. */
export function later<T>(load: () => Promise<T>) {
  const state = signal<{ value: T } | 'loading' | 'failed'>('loading');
  let asked = false;

  const ask = () => {
    asked = true;
    load().then((value) => { state.value = { value }; }, () => { state.value = 'failed'; });
  };

  return {
    /** To be read while rendering. */
    get() {
      if (!asked) ask();
      return state.value;
    },
    again() {
      state.value = 'loading';
      ask();
    }
  };
}
