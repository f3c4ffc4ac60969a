// The only door to the core: JSON texts in and out, typed here once. No page, no window: it also runs in a worker.
import dataAddress from '../../../build/wasm/data.json?url';
import createMyolung from '../../../build/wasm/myolung.mjs';
import wasmAddress from '../../../build/wasm/myolung.wasm?url';
import { catalogueOf, unbroken } from './catalogue';
import { dataIn } from './language';
import { bytes, openCore } from './open';
import { turn } from './turn';
import type { Assessment, Catalogue, PatientRequest } from './types.gen';

export type * from './types.gen';

export interface Engine {
  catalogue: Catalogue;
  assess(request: PatientRequest): Assessment;
}

/** Opens the part of the core that answers for one patient, in a language of the page. */
export async function openEngine(language: string): Promise<Engine> {
  const { core, files } = await openCore(
    dataIn('data', language, dataAddress),
    async () => createMyolung({ wasmBinary: await bytes(wasmAddress) }),
    async () => (await import('../../../build/wasm/myolung-js.mjs')).default()
  );
  const catalogue = await catalogueOf(core, files);
  await turn();
  return {
    catalogue,
    assess: (request) => JSON.parse(unbroken(core.assess(JSON.stringify(request)))) as Assessment
  };
}
