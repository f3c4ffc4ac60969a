export interface ScaleBand {
  label: string;
  min: number;
  max: number;
}

interface Props {
  bands: readonly ScaleBand[];
  /** The scores still possible; null when there is nothing to mark. */
  marked: { min: number; max: number } | null;
}

/** All possible scores in a row, the reachable ones marked, with a gap where a band ends. It repeats in a picture
 *  what stands beside it in words, so it is hidden from screen readers. */
export function Scale({ bands, marked }: Props) {
  return (
    <div class="ml-scale" aria-hidden="true">
      {bands.map((band) => (
        <div class="ml-scale__band" style={{ flexGrow: band.max - band.min + 1 }} key={band.label}>
          <div class="ml-scale__cells">
            {Array.from({ length: band.max - band.min + 1 }, (_, step) => band.min + step).map((score) => {
              const on = marked !== null && score >= marked.min && score <= marked.max;
              return <span class={`ml-scale__cell${on ? ' ml-scale__cell--on' : ''}`} key={score}>{score}</span>;
            })}
          </div>
          <span class="ml-scale__label">{band.label}</span>
        </div>
      ))}
    </div>
  );
}
