import type { Derived } from '../../engine';
import type { PlotLibrary } from '../../ui/Figure/Figure';

interface Words {
  rocX: string;
  rocY: string;
  cutoffMark: (cutoff: number) => string;
  scoresX: string;
  scoresY: string;
}

const TALLEST = 380;

/** Sensitivity against the false positive rate at every cut-off, with the diagonal of a coin. */
export const drawRoc = ({ roc }: Derived, words: Words) => (plot: PlotLibrary, width: number) => {
  const side = Math.min(width, TALLEST);
  const named = roc.slice(1, -1);
  return plot.plot({
    className: 'ml-plot',
    width: side,
    height: side,
    marginLeft: 46,
    marginBottom: 42,
    marginTop: 26,
    x: { domain: [0, 1], label: words.rocX, labelAnchor: 'center', labelArrow: 'none', ticks: 5 },
    y: { domain: [0, 1], label: words.rocY, labelArrow: 'none', ticks: 5 },
    marks: [
      plot.gridX({ className: 'ml-plot__grid', ticks: 5 }),
      plot.gridY({ className: 'ml-plot__grid', ticks: 5 }),
      plot.line([[0, 0], [1, 1]], { className: 'ml-plot__null', strokeDasharray: '4 4' }),
      plot.line(roc, { x: 'false_positive_rate', y: 'sensitivity', className: 'ml-plot__curve' }),
      plot.dot(named, { x: 'false_positive_rate', y: 'sensitivity', r: 4.5, className: 'ml-plot__dot' }),
      plot.text(named, {
        x: 'false_positive_rate', y: 'sensitivity', text: ({ cutoff }: { cutoff: number }) => words.cutoffMark(cutoff), dx: 10, dy: 12, textAnchor: 'start'
      })
    ]
  });
};

/** Patients at each score: all as a frame, those with the outcome filled. */
export const drawScores = ({ observed }: Derived, words: Words) => (plot: PlotLibrary, width: number) =>
  plot.plot({
    className: 'ml-plot',
    width: Math.min(width, TALLEST + 60),
    height: TALLEST,
    marginLeft: 46,
    marginBottom: 42,
    marginTop: 26,
    x: { type: 'band', label: words.scoresX, labelAnchor: 'center', labelArrow: 'none', padding: 0.25 },
    y: { label: words.scoresY, labelArrow: 'none', ticks: 5, nice: true },
    marks: [
      plot.gridY({ className: 'ml-plot__grid', ticks: 5 }),
      plot.barY(observed, { x: 'score', y: 'total', className: 'ml-plot__bar--hollow' }),
      plot.barY(observed, { x: 'score', y: 'events', className: 'ml-plot__bar' }),
      plot.text(observed, {
        x: 'score', y: 'total', text: (row: { events: number; total: number }) => `${row.events} of ${row.total}`, dy: -9
      })
    ]
  });
