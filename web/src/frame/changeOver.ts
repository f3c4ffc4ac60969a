// Changing the language of a page somebody is using: everything is drawn anew, and nothing they are at is lost.

const dialogOver = () => document.querySelector('dialog[open]');

/** Whether something lies over the page: a dialogue goes on in the language it was opened in. */
export const covered = () => dialogOver() !== null;

/** Resolves when it has gone. */
export const uncovered = () => new Promise<unknown>((resolve) => {
  const dialog = dialogOver();
  if (dialog === null) resolve(null);
  else dialog.addEventListener('close', resolve, { once: true });
});

/** Draws the page anew; what is unfolded stays so, and the cursor in the field it is in. */
export function keepingPlace(draw: () => void) {
  const before = document.activeElement;
  const at = before instanceof HTMLInputElement ? before.selectionStart : null;
  const folds = () => [...document.querySelectorAll('details')];
  const open = folds().map((fold) => fold.open);
  draw();
  const now = folds();
  if (now.length === open.length) now.forEach((fold, index) => { fold.open = open[index] ?? false; });
  if (before === null || before.isConnected) return;
  const after = document.getElementById(before.id) ?? document.getElementById('main');
  after?.focus({ preventScroll: true });
  if (after instanceof HTMLInputElement && at !== null) after.setSelectionRange(at, at);
}
