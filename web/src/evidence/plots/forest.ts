import type { PlotLibrary } from '../../ui/Figure/Figure';

export interface ForestRow {
  id: string;
  label: string;
  odds_ratio: number;
  ci_low: number;
  ci_high: number;
  text: string;
  /** Recomputing found something wrong with it. */
  found: boolean;
  /** Present in the patient at the bedside. */
  present: boolean;
}

interface Words {
  oddsRatio: string;
  protective: string;
  risk: string;
}

const WIDE = 640;
const TICKS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20];

/** Odds ratios with their intervals on a logarithmic axis, in the order given; names and figures beside the marks where
 *  there is room; names alone, above them, where there is not. */
export const drawForest = (rows: readonly ForestRow[], words: Words) => (plot: PlotLibrary, width: number) => {
  const wide = width >= WIDE;
  const rowHeight = wide ? 25 : 36;
  const low = Math.min(0.5, ...rows.map((row) => row.ci_low));
  const high = Math.max(2, ...rows.map((row) => row.ci_high));
  const ticks = TICKS.filter((tick) => tick >= low && tick <= high);
  const data = [...rows];
  const present = data.filter((row) => row.present);
  const y = 'id';
  const above = wide ? 0 : -10;
  const below = wide ? 0 : 7;
  return plot.plot({
    className: 'ml-plot',
    width,
    height: rowHeight * rows.length + 88,
    marginLeft: wide ? 282 : 10,
    marginRight: wide ? 158 : 10,
    marginTop: 30,
    marginBottom: 58,
    x: { type: 'log', domain: [low, high], nice: false },
    y: { type: 'band', domain: data.map(({ id }) => id), axis: null, padding: 0.1 },
    marks: [
      plot.barX(present, { x1: () => low, x2: () => high, y, insetLeft: wide ? -276 : -8, insetRight: wide ? -154 : -8, className: 'ml-plot__band' }),
      plot.gridX(ticks, { className: 'ml-plot__grid' }),
      plot.ruleX([1], { className: 'ml-plot__null', strokeDasharray: '4 4' }),
      plot.axisX(ticks, { tickFormat: (tick: number) => `${tick}`, label: words.oddsRatio, labelAnchor: 'center', labelArrow: 'none', labelOffset: 50 }),
      plot.text([words.protective], { x: () => 1, frameAnchor: 'top', text: (text: string) => text, dy: -16, dx: -8, textAnchor: 'end', className: 'ml-plot__quiet' }),
      plot.text([words.risk], { x: () => 1, frameAnchor: 'top', text: (text: string) => text, dy: -16, dx: 8, textAnchor: 'start', className: 'ml-plot__quiet' }),
      plot.ruleY(data.filter((row) => !row.present), { x1: 'ci_low', x2: 'ci_high', y, dy: below, className: 'ml-plot__interval' }),
      plot.ruleY(present, { x1: 'ci_low', x2: 'ci_high', y, dy: below, className: 'ml-plot__interval ml-plot__interval--strong' }),
      plot.dot(data.filter((row) => !row.found), { x: 'odds_ratio', y, r: 4.5, dy: below, className: 'ml-plot__dot' }),
      plot.dot(data.filter((row) => row.found), { x: 'odds_ratio', y, r: 5, dy: below, className: 'ml-plot__dot--hollow' }),
      plot.text(data, { y, text: 'label', frameAnchor: 'left', textAnchor: wide ? 'end' : 'start', dx: wide ? -12 : -6, dy: above }),
      ...(wide ? [plot.text(data, { y, text: 'text', frameAnchor: 'right', textAnchor: 'start', dx: 10, className: 'ml-plot__quiet' })] : [])
    ]
  });
};
