// Opening a build of the core: WebAssembly, or where a locked-down browser refuses it, the plain-JavaScript build of
// the same source, which is only fetched then.

interface Core {
  /** Takes the data; answers what is wrong with them. */
  open(data: string): string;
}

interface Problem {
  file: string;
  path: string;
  message: string;
}

/** Resolves with the core, its data read. Rejects when neither build can be loaded, or the data are not good. */
export async function openCore<T extends Core>(
  dataAddress: Promise<string>,
  wasm: () => Promise<T>,
  plain: () => Promise<T>
): Promise<T> {
  const [data, core] = await Promise.all([dataAddress.then(fetched).then((answer) => answer.text()), either(wasm, plain)]);
  const problems = JSON.parse(core.open(data)) as Problem[];
  if (problems.length > 0) throw new Error(problems.map(({ file, path, message }) => `${file} ${path}: ${message}`).join(' '));
  return core;
}

async function either<T>(wasm: () => Promise<T>, plain: () => Promise<T>): Promise<T> {
  try {
    if (typeof WebAssembly !== 'object') throw new Error('WebAssembly is switched off.');
    return await wasm();
  } catch (wasmFailure) {
    try {
      return await plain();
    } catch (plainFailure) {
      throw new AggregateError([wasmFailure, plainFailure], 'Neither build of the core could be loaded.');
    }
  }
}

export async function fetched(address: string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/** Fetched here and not by the glue: a server with the wrong MIME type then makes no difference. */
export const bytes = async (address: string) => (await fetched(address)).arrayBuffer();
