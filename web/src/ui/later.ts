import { useEffect, useState } from 'preact/hooks';

/** A part of the page fetched when it is first shown, and kept: coming back needs no second wait. */
export function later<T>(load: () => Promise<T>) {
  let kept: T | null = null;
  return function useLater() {
    const [, setLoaded] = useState(kept !== null);
    const [failure, setFailure] = useState<unknown>(null);
    const [attempt, setAttempt] = useState(0);

    useEffect(() => {
      if (kept !== null) return;
      load().then(
        (part) => { kept = part; setLoaded(true); },
        (error: unknown) => setFailure(error)
      );
    }, [attempt]);

    return { part: kept, failure, again: () => { setFailure(null); setAttempt(attempt + 1); } };
  };
}
