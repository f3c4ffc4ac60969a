import type { ComponentChildren } from 'preact';

export function Details({ summary, children }: { summary: string; children: ComponentChildren }) {
  return (
    <details class="ml-details">
      <summary class="ml-details__summary">{summary}</summary>
      <div class="ml-details__text">{children}</div>
    </details>
  );
}
