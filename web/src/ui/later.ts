import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** A part of the page fetched when it is first shown, and kept: coming back needs no second wait. What waits for it in
 *  several places waits for the same try, and all of them have it at once. */
export function later<T>(load: () => Promise<T>) {
  const part = signal<T | null>(null);
  const failure = signal<unknown>(null);
  let trying = false;

  const attempt = () => {
    if (trying || part.peek() !== null) return;
    trying = true;
    failure.value = null;
    load()
      .then((loaded) => { part.value = loaded; }, (error: unknown) => { failure.value = error; })
      .finally(() => { trying = false; });
  };

  return function useLater() {
    useEffect(attempt, []);
    return { part: part.value, failure: failure.value, again: attempt };
  };
}
