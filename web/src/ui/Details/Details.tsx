import type { ComponentChildren } from 'preact';

interface Props {
  summary: string;
  children: ComponentChildren;
  /** In line with what is around it, not set in. */
  flat?: boolean;
}

export function Details({ summary, children, flat = false }: Props) {
  return (
    <details class={`ml-details${flat ? ' ml-details--flat' : ''}`}>
      <summary class="ml-details__summary">{summary}</summary>
      <div class="ml-details__text">{children}</div>
    </details>
  );
}
