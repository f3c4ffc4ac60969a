import type { OutcomeAssessment } from '../../engine';
import type { PlotLibrary } from '../../ui/Figure/Figure';

interface Words {
  deathsAxis: string;
  row: (group: string, time: string) => string;
  count: (events: number, total: number) => string;
  printed: (printed: string) => string;
}

const WIDE = 640;

/** The share of patients who died, with its interval, at each time and in each group. A percentage that no count gives
 *  stands in words alone. */
export const drawDeaths = ({ groups }: OutcomeAssessment, words: Words) => (plot: PlotLibrary, width: number) => {
  const wide = width >= WIDE;
  const rows = groups.flatMap((group) => group.rows.map((row) => ({ ...row, key: `${group.category} ${row.id}`, name: words.row(group.label, row.label) })));
  const counted = rows.flatMap(({ key, counted: count }) => (count === null ? [] : [{ key, ...count }]));
  const y = 'key';
  const above = wide ? 0 : -13;
  const below = wide ? 0 : 8;
  return plot.plot({
    className: 'ml-plot',
    width,
    height: (wide ? 30 : 46) * rows.length + 64,
    marginLeft: wide ? 220 : 10,
    marginRight: wide ? 210 : 12,
    marginTop: 10,
    marginBottom: 48,
    x: { domain: [0, 100], percent: true, label: words.deathsAxis, labelAnchor: 'center', labelArrow: 'none', ticks: 5 },
    y: { type: 'band', domain: rows.map(({ key }) => key), axis: null, padding: 0.1 },
    marks: [
      plot.gridX({ className: 'ml-plot__grid', ticks: 5 }),
      plot.ruleY(counted, { x1: 'ci_low', x2: 'ci_high', y, dy: below, className: 'ml-plot__interval ml-plot__interval--event' }),
      plot.dot(counted, { x: 'proportion', y, r: 5, dy: below, className: 'ml-plot__dot ml-plot__dot--event' }),
      plot.text(rows, { y, text: 'name', frameAnchor: 'left', textAnchor: wide ? 'end' : 'start', dx: wide ? -12 : -6, dy: above }),
      plot.text(rows, {
        y, frameAnchor: 'right', textAnchor: wide ? 'start' : 'end', dx: wide ? 10 : 6, dy: above, className: 'ml-plot__quiet',
        text: ({ counted: count, printed }: (typeof rows)[number]) => (count === null ? words.printed(printed) : words.count(count.events, count.total))
      })
    ]
  });
};
