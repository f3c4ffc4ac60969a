// Printing the bedside gives the sheet, whoever asked for it: a button, the menu, the keyboard.
import { h, render } from 'preact';
import type { Session } from '../session';
import { reportOf } from './report';
import { Sheet } from './Sheet';

/** Points, from the size that reads well down to the smallest that still reads. */
const SIZES = [9, 8.5, 8, 7.5, 7.25, 7, 6.75, 6.5, 6.25, 6, 5.75, 5.5];

/** Puts the sheet on the page just before printing, and takes it away afterwards. */
export function watchPrinting(session: Session): () => void {
  const place = document.createElement('div');
  place.className = 'ml-paper';

  const before = () => {
    const { patient, name } = session.current.value;
    document.body.append(place);
    render(h(Sheet, { report: reportOf(patient), timePoint: session.second.value === null ? '' : name.value }), place);
    fit(place);
  };
  const after = () => {
    render(null, place);
    place.remove();
  };

  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
    after();
  };
}

/** The largest type with which all stands on one page; where none does, the smallest, and a second page follows. */
function fit(place: HTMLElement) {
  const room = place.clientHeight;
  for (const size of SIZES) {
    place.style.setProperty('--ml-sheet-size', `${size}pt`);
    if (place.scrollHeight <= room) return;
  }
}
