// Runs before the first paint, so that a chosen theme never flashes in another one's colours. The page itself goes on
// from there (src/preferences/theme.ts).
try {
  const theme = localStorage.getItem('myolung.theme');
  if (['light', 'dark', 'contrast'].includes(theme)) document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the page follows the system.
}
