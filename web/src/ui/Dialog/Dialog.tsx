import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

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
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus({ preventScroll: true });
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
