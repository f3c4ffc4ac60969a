// Changing the language of a page somebody is using: everything is drawn anew, and nothing they are at is lost.

/** Resolves when nothing lies over the page: a dialogue goes on in the language it was opened in. */
export async function uncovered(): Promise<void> {
  for (;;) {
    const dialog = document.querySelector('dialog[open]');
    if (dialog === null) return;
    await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  }
}

/** Draws the page anew; the cursor stays in the field it is in. */
export function keepingPlace(draw: () => void) {
  const before = document.activeElement;
  const at = before instanceof HTMLInputElement ? before.selectionStart : null;
  draw();
  if (before === null || before.id === '' || before.isConnected) return;
  const after = document.getElementById(before.id);
  after?.focus({ preventScroll: true });
  if (after instanceof HTMLInputElement && at !== null) after.setSelectionRange(at, at);
}
