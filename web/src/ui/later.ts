import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { regainStyles } from './styles';

/** A part of the page fetched when it is first shown, and kept: coming back needs no second wait. What waits for it in
 *  several places waits for the same try, and all of them have it at once. */
export function later<T>(load: () => Promise<T>) {
  const part = signal<T | null>(null);
  const failure = signal<unknown>(null);
  let trying: Promise<T> | null = null;

  const fetched = () => {
    trying ??= regainStyles().then(load).then(
      (loaded) => (part.value = loaded),
      (error: unknown) => {
        trying = null;
        failure.value = error;
        throw error;
      }
    );
    return trying;
  };
  const again = () => {
    failure.value = null;
    fetched().catch(() => undefined);
  };

  const useLater = () => {
    useEffect(again, []);
    return { part: part.value, failure: failure.value, again };
  };
  /** For those who need it before it is shown. */
  useLater.fetched = fetched;
  useLater.isThere = () => part.peek() !== null;
  return useLater;
}
