/** Moves the reading position to a place on this page. The address stays: it names the room, not the place. */
export function jumpTo(id: string) {
  return (event: Event) => {
    const target = document.getElementById(id);
    if (target === null) return;
    event.preventDefault();
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'start' });
  };
}

/** Puts the cursor into a field, not merely the field onto the screen, unfolding whatever it is folded away in.
 *  False: there is no such field. */
export function enterField(id: string): boolean {
  const field = document.getElementById(id);
  if (field === null) return false;
  for (let around = field.closest('details'); around !== null; around = around.parentElement?.closest('details') ?? null) around.open = true;
  const row = field.closest('.nhsuk-form-group');
  const control = field.matches('[type=radio]') ? row?.querySelector<HTMLElement>(':checked') : row?.querySelector<HTMLElement>(':enabled');
  (control ?? field).focus({ preventScroll: true });
  (row ?? field).scrollIntoView({ block: 'center' });
  return true;
}

/** The same for a link. */
export function jumpToField(id: string) {
  return (event: Event) => {
    if (enterField(id)) event.preventDefault();
  };
}
