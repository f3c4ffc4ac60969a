// The colours of the page stand in styles/_tokens.scss; this chooses among them. Before the first paint public/theme.js
// has done the same.
import { effect } from '@preact/signals';
import { theme } from './store';

/** Follows the chosen theme, and the system's where none is chosen. */
export function watchTheme() {
  effect(() => {
    const { dataset } = document.documentElement;
    if (theme.value === 'system') delete dataset['theme'];
    else dataset['theme'] = theme.value;
    paintFrame();
  });
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) {
    window.matchMedia(query).addEventListener('change', paintFrame);
  }
}

/** The browser's own frame around the page takes the colour of the header. */
function paintFrame() {
  const colour = getComputedStyle(document.documentElement).getPropertyValue('--ml-bar').trim();
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.setAttribute('content', colour);
}
