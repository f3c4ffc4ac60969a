import { signal } from '@preact/signals';
import type { Audit } from '../engine';
import { runAudit } from '../engine/audit';

export type Run =
  | { state: 'idle' | 'running' }
  | { state: 'failed'; error: unknown }
  | { state: 'done'; audit: Audit };

/** The audit, computed once and kept while the page is open. */
export const run = signal<Run>({ state: 'idle' });

export function start() {
  if (run.value.state === 'running' || run.value.state === 'done') return;
  run.value = { state: 'running' };
  runAudit().then(
    (audit) => { run.value = { state: 'done', audit }; },
    (error: unknown) => { run.value = { state: 'failed', error }; }
  );
}
