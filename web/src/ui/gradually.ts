import { useEffect, useState } from 'preact/hooks';

/** A long first drawing in parts, some after each picture, so that a tap in between is not kept waiting: the hook tells
 *  how many parts to draw. Later drawings are whole at once. */
export function gradually(atOnce: number) {
  let whole = false;
  return function useParts(all: number): number {
    const [drawn, setDrawn] = useState(whole ? all : atOnce);
    useEffect(() => {
      if (drawn < all) setDrawn(whole ? all : drawn + atOnce);
      else whole = true;
    }, [drawn, all]);
    return drawn;
  };
}
