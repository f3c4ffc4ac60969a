// What is entered lives in the memory of the page. Leaving asks once, and leaves nothing behind.

function ask(event: BeforeUnloadEvent) {
  event.preventDefault();
  // What browsers before 2023 listen to.
  event.returnValue = '';
}

/** While something is entered, the browser asks before the page is closed, reloaded or left. */
export function askBeforeLeaving(entered: boolean) {
  if (entered) window.addEventListener('beforeunload', ask);
  else window.removeEventListener('beforeunload', ask);
}

/** A browser may keep a page it has left, to show it again as it was. `forget` runs before it is put away, so that
 *  nothing entered is in it; `open` when it is shown again. */
export function forgetWhenLeft(forget: () => void, open: () => void) {
  window.addEventListener('pagehide', forget);
  window.addEventListener('pageshow', ({ persisted }) => { if (persisted) open(); });
}
