import { signal } from '@preact/signals';
import type { Audit } from '../engine';
import { runAudit } from '../engine/audit';
import { words } from '../locales';

export type Run =
  | { state: 'idle' | 'running' }
  | { state: 'failed'; error: unknown }
  | { state: 'done'; audit: Audit };

/** The audit, computed once in each language that it is read in, and kept while the page is open. */
export const run = signal<Run>({ state: 'idle' });
let language: string | null = null;

export function start() {
  const asked = words.language;
  if (language === asked && (run.value.state === 'running' || run.value.state === 'done')) return;
  language = asked;
  run.value = { state: 'running' };
  const tell = (outcome: Run) => { if (language === asked) run.value = outcome; };
  runAudit(asked).then((audit) => tell({ state: 'done', audit }), (error: unknown) => tell({ state: 'failed', error }));
}
