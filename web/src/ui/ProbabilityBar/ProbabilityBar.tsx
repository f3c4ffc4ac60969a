interface Props {
  before: number;
  after: number;
  low: number;
  high: number;
  /** How the language writes a percentage, for those under the ticks; null where none stand there. */
  percent: ((digits: string) => string) | null;
}

const WIDTH = 300;
const TICKS = [{ at: 0.25, digits: '25' }, { at: 0.5, digits: '50' }, { at: 0.75, digits: '75' }];

/** Probabilities on one line: a hollow mark before, a filled one after, a bar for the interval. A picture of the
 *  sentence beside it, so it is hidden from screen readers. */
export function ProbabilityBar({ before, after, low, high, percent }: Props) {
  const x = (probability: number) => probability * WIDTH;
  const height = percent === null ? 28 : 40;
  return (
    <svg class="ml-probability" viewBox={`-8 0 ${WIDTH + 16} ${height}`} width={WIDTH + 16} height={height} aria-hidden="true">
      <line class="ml-probability__axis" x1="0" x2={WIDTH} y1="14" y2="14" />
      {TICKS.map((tick) => (
        <g key={tick.at}>
          <line class="ml-probability__axis" x1={x(tick.at)} x2={x(tick.at)} y1="10" y2="18" />
          {percent !== null && <text class="ml-probability__tick" x={x(tick.at)} y="34">{percent(tick.digits)}</text>}
        </g>
      ))}
      <line class="ml-probability__interval" x1={x(low)} x2={x(high)} y1="14" y2="14" />
      <circle class="ml-probability__before" cx={x(before)} cy="14" r="5.5" />
      <circle class="ml-probability__after" cx={x(after)} cy="14" r="6.5" />
    </svg>
  );
}
