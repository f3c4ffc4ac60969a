import { ofProbability, ofRatio } from './scale';
import './nomogram.scss';

interface Line {
  key: string;
  /** What it is, where there are several. */
  label: string | null;
  after: number;
  low: number;
  high: number;
}

interface Props {
  /** The whole picture in a sentence. */
  label: string;
  axes: { before: string; ratio: string; after: string };
  before: number;
  lines: readonly Line[];
}

const WIDTH = 320;
const TOP = 40;
const HALF = 210;
const LEFT = 50;
const MIDDLE = 143;
const RIGHT = 236;
/** Where the intervals of several lines stand side by side, and how much room they have together. */
const BARS = 284;
const ROOM = 30;

const PROBABILITIES = [
  [0.001, '0.1'], [0.005, '0.5'], [0.01, '1'], [0.02, '2'], [0.05, '5'], [0.1, '10'], [0.2, '20'], [0.3, '30'], [0.5, '50'], [0.7, '70'],
  [0.8, '80'], [0.9, '90'], [0.95, '95'], [0.98, '98'], [0.99, '99'], [0.995, '99.5'], [0.999, '99.9']
] as const;
const RATIOS = [
  [0.001, '0.001'], [0.003, '0.003'], [0.01, '0.01'], [0.03, '0.03'], [0.1, '0.1'], [0.3, '0.3'], [1, '1'], [3, '3'], [10, '10'], [30, '30'],
  [100, '100'], [300, '300'], [1000, '1000']
] as const;

// The left axis is upside down: so a straight line adds up.
const left = (probability: number) => TOP + HALF + HALF * ofProbability(probability);
const right = (probability: number) => TOP + HALF - HALF * ofProbability(probability);
const middle = (ratio: number) => TOP + HALF - HALF * ofRatio(ratio);

/** Fagan's nomogram: the probability before on the left, the likelihood ratio in the middle, the probability after on
 *  the right; a band for one interval, bars at the axis for several. */
export function Nomogram({ label, axes, before, lines }: Props) {
  const from = left(before);
  const single = lines.length === 1;
  return (
    <svg class="ml-nomogram" role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${TOP + 2 * HALF + 8}`} width={WIDTH} height={TOP + 2 * HALF + 8}>
      {([[LEFT, axes.before], [MIDDLE, axes.ratio], [RIGHT, axes.after]] as const).map(([x, text]) => (
        <g key={x}>
          {text.split('\n').map((part, index) => <text class="ml-nomogram__axis-name" x={x} y={12 + 14 * index} key={part}>{part}</text>)}
          <line class="ml-nomogram__axis" x1={x} x2={x} y1={TOP} y2={TOP + 2 * HALF} />
        </g>
      ))}
      {PROBABILITIES.map(([at, text]) => (
        <g key={text}>
          <line class="ml-nomogram__axis" x1={LEFT - 5} x2={LEFT} y1={left(at)} y2={left(at)} />
          <text class="ml-nomogram__tick ml-nomogram__tick--left" x={LEFT - 9} y={left(at) + 4}>{text}</text>
          <line class="ml-nomogram__axis" x1={RIGHT} x2={RIGHT + 5} y1={right(at)} y2={right(at)} />
          <text class="ml-nomogram__tick" x={RIGHT + 9} y={right(at) + 4}>{text}</text>
        </g>
      ))}
      {RATIOS.map(([at, text]) => (
        <g key={text}>
          <line class="ml-nomogram__axis" x1={MIDDLE - 4} x2={MIDDLE + 4} y1={middle(at)} y2={middle(at)} />
          <text class="ml-nomogram__tick" x={MIDDLE + 7} y={middle(at) + 4}>{text}</text>
        </g>
      ))}
      {lines.map(({ key, label: name, after, low, high }, index) => {
        const bar = single ? RIGHT : BARS + (ROOM * index) / (lines.length - 1);
        return (
          <g key={key}>
            {single && <path class="ml-nomogram__band" d={`M${LEFT} ${from}L${RIGHT} ${right(low)}V${right(high)}Z`} />}
            <line class="ml-nomogram__line" x1={LEFT} y1={from} x2={RIGHT} y2={right(after)} />
            <line class="ml-nomogram__interval" x1={bar} x2={bar} y1={right(low)} y2={right(high)} />
            <circle class="ml-nomogram__after" cx={RIGHT} cy={right(after)} r="5.5" />
            {name !== null && (
              <>
                <text class="ml-nomogram__name" x={RIGHT - 14} y={right(after) - 6}>{name}</text>
                <text class="ml-nomogram__name" x={bar} y={right(high) - 5}>{name}</text>
              </>
            )}
          </g>
        );
      })}
      <circle class="ml-nomogram__before" cx={LEFT} cy={from} r="5.5" />
    </svg>
  );
}
