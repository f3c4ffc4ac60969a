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
