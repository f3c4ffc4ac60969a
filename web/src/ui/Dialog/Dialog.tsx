import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Milliseconds in which a second press belongs to the first. */
const DOUBLE = 600;

/** A double press closes the dialogue with its first; its second is not for what lay below. */
function dropSecondPress() {
  const drop = (event: MouseEvent) => {
    if (event.detail < 2) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const kinds = ['mousedown', 'click'] as const;
  for (const kind of kinds) document.addEventListener(kind, drop, true);
  window.setTimeout(() => { for (const kind of kinds) document.removeEventListener(kind, drop, true); }, DOUBLE);
}

interface Props {
  id: string;
  title: string;
  children: ComponentChildren;
  /** Escape, or the browser's own way back. */
  onClose: () => void;
}

/** Something of its own over the page, which waits unchanged below. When it goes, the cursor returns to where it was. */
export function Dialog({ id, title, children, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useLayoutEffect(() => {
    const cameFrom = document.activeElement;
    dialog.current?.showModal();
    heading.current?.focus({ preventScroll: true });
    return () => {
      dialog.current?.close();
      dropSecondPress();
      // What it was opened with may be gone.
      const back = cameFrom instanceof HTMLElement && cameFrom.isConnected ? cameFrom : document.getElementById('main');
      back?.focus({ preventScroll: true });
    };
  }, []);

  const cancel = (event: Event) => {
    // Its state is the caller's: it goes when the caller no longer shows it.
    event.preventDefault();
    onClose();
  };

  // A browser may close it without asking; not the echo of our own closing, when it is gone already.
  const closed = () => { if (dialog.current !== null) onClose(); };

  return (
    <dialog class="ml-dialog ml-noprint" aria-labelledby={`${id}-title`} onCancel={cancel} onClose={closed} ref={dialog}>
      <h2 class="ml-title ml-dialog__title" id={`${id}-title`} tabIndex={-1} ref={heading}>{title}</h2>
      {children}
    </dialog>
  );
}
