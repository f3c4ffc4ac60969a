import type { ComponentChildren } from 'preact';

/** A calm remark: something to check, not something wrong. */
export function Note({ children, id }: { children: ComponentChildren; id?: string }) {
  return <p class="ml-note" id={id}>{children}</p>;
}
