// Style sheets that were lost on the way. The bundler's loader asks for each of them once: another try of a part of the
// page would come without them.

const lost = new Set<HTMLLinkElement>();

// Such an event does not bubble.
window.addEventListener('error', ({ target }) => {
  if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') lost.add(target);
}, true);

/** Fetches them again; rejects when one is lost again. */
export async function regainStyles(): Promise<void> {
  await Promise.all([...lost].map((link) => new Promise<void>((resolve, reject) => {
    const again = link.cloneNode() as HTMLLinkElement;
    again.addEventListener('load', () => resolve());
    again.addEventListener('error', () => reject(new Error(again.href)));
    lost.delete(link);
    link.replaceWith(again);
  })));
}
