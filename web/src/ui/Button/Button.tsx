import type { ComponentChildren, Ref } from 'preact';

interface Props {
  children: ComponentChildren;
  onClick: () => void;
  /** The accessible name, where the text alone says too little; it contains the text. */
  label?: string;
  variant?: 'primary' | 'secondary' | 'plain';
  size?: 'normal' | 'small';
  disabled?: boolean;
  /** Nothing to do at the moment; it keeps its place in the tab order, so that pressing it never loses the focus. */
  idle?: boolean;
  id?: string;
  buttonRef?: Ref<HTMLButtonElement>;
}

export function Button({ children, onClick, label, variant = 'secondary', size = 'normal', disabled = false, idle = false, id, buttonRef }: Props) {
  return (
    <button
      type="button"
      class={`ml-button ml-button--${variant}${size === 'small' ? ' ml-button--small' : ''}`}
      id={id}
      aria-label={label}
      aria-disabled={idle ? 'true' : undefined}
      disabled={disabled}
      onClick={() => { if (!idle) onClick(); }}
      ref={buttonRef ?? null}
    >
      {children}
    </button>
  );
}
