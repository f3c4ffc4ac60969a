import type { ComponentChildren, Ref } from 'preact';

interface Props {
  children: ComponentChildren;
  onClick: () => void;
  /** The accessible name, where the text alone says too little; it contains the text. */
  label?: string;
  variant?: 'primary' | 'secondary' | 'plain';
  disabled?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
}

export function Button({ children, onClick, label, variant = 'secondary', disabled = false, buttonRef }: Props) {
  return (
    <button type="button" class={`ml-button ml-button--${variant}`} aria-label={label} disabled={disabled} onClick={onClick} ref={buttonRef ?? null}>
      {children}
    </button>
  );
}
