// The part of the core that checks printed figures: a module of its own, fetched when somebody looks at the checks.
import dataAddress from '../../../build/wasm/evidence.json?url';
import createMyolungEvidence from '../../../build/wasm/myolung-evidence.mjs';
import wasmAddress from '../../../build/wasm/myolung-evidence.wasm?url';
import { dataIn } from './language';
import { bytes, openCore } from './open';
import type { Audit } from './types.gen';

/** Recomputes every printed figure, here and now, and says it in a language of the page. */
export async function runAudit(language: string): Promise<Audit> {
  const { core } = await openCore(
    dataIn('evidence', language, dataAddress),
    async () => createMyolungEvidence({ wasmBinary: await bytes(wasmAddress) }),
    async () => (await import('../../../build/wasm/myolung-evidence-js.mjs')).default()
  );
  return JSON.parse(core.audit()) as Audit;
}
