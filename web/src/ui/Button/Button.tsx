import type { ComponentChildren, Ref } from 'preact';

interface Props {
  children: ComponentChildren;
  onClick: () => void;
  variant?: 'primary' | 'secondary' | 'plain';
  disabled?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
}

export function Button({ children, onClick, variant = 'secondary', disabled = false, buttonRef }: Props) {
  return (
    <button type="button" class={`ml-button ml-button--${variant}`} disabled={disabled} onClick={onClick} ref={buttonRef ?? null}>
      {children}
    </button>
  );
}
