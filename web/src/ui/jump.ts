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

/** Puts the cursor into a field, not merely the field onto the screen; a folded one is unfolded. */
export function jumpToField(id: string) {
  return (event: Event) => {
    const field = document.getElementById(id);
    if (field === null) return;
    event.preventDefault();
    field.closest('details')?.setAttribute('open', '');
    field.focus({ preventScroll: true });
    field.closest('.nhsuk-form-group')?.scrollIntoView({ block: 'nearest' });
  };
}
