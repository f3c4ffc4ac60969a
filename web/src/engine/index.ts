// The only door to the core: JSON texts in and out, typed here once. No page, no window: it also runs in a worker.
import createMyolung, { type MyolungModule } from '../../../build/wasm/myolung.mjs';
import wasmAddress from '../../../build/wasm/myolung.wasm?url';
import type { Assessment, Catalogue, PatientRequest } from './types.gen';

export type * from './types.gen';

export interface Engine {
  assess(request: PatientRequest): Assessment;
  catalogue(): Catalogue;
}

/** Opens the core: WebAssembly, or where a locked-down browser refuses it, the plain-JavaScript build of the same
 *  source, which is only fetched then. Rejects when neither can be loaded. */
export async function openEngine(): Promise<Engine> {
  try {
    return wrap(await openWasm());
  } catch (wasmFailure) {
    try {
      return wrap(await openPlain());
    } catch (plainFailure) {
      throw new AggregateError([wasmFailure, plainFailure], 'Neither build of the core could be loaded.');
    }
  }
}

async function openWasm(): Promise<MyolungModule> {
  if (typeof WebAssembly !== 'object') throw new Error('WebAssembly is switched off.');
  // Fetched here and not by the glue: a server with the wrong MIME type then makes no difference.
  const answer = await fetch(wasmAddress);
  if (!answer.ok) throw new Error(`${wasmAddress}: ${answer.status}`);
  return createMyolung({ wasmBinary: await answer.arrayBuffer() });
}

async function openPlain(): Promise<MyolungModule> {
  const plain = await import('../../../build/wasm/myolung-js.mjs');
  return plain.default();
}

function wrap(core: MyolungModule): Engine {
  // The shapes are those of core/data/schema, from which types.gen.ts is generated and which the tests hold the
  // core to; so a cast, not a second validation.
  return {
    assess: (request) => JSON.parse(core.assess(JSON.stringify(request))) as Assessment,
    catalogue: () => JSON.parse(core.catalogue()) as Catalogue
  };
}
