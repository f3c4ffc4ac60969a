import { useRef } from 'preact/hooks';

/** The value as it was given first, for as long as a new one says the same: what shows it need not be drawn again. */
export function useUnchanged<T>(value: T): T {
  const text = JSON.stringify(value);
  const kept = useRef({ text, value });
  if (kept.current.text !== text) kept.current = { text, value };
  return kept.current.value;
}
