// Opening a build of the core: WebAssembly, or where a locked-down browser refuses it, the plain-JavaScript build of
// the same source, which is only fetched then.

import { turn } from './turn';

interface Core {
  /** Takes a data file. */
  add(path: string, text: string): void;
  /** Reads one more of the files taken; false when none is left. */
  readNext(): boolean;
  /** Puts the files in use; answers what is wrong with them. */
  open(version: string): string;
}

interface Opened<T> {
  core: T;
  /** The texts it has in use, by path. */
  files: Readonly<Record<string, string>>;
}

/** The data files, as the build packs them. */
interface Pack {
  version: string;
  files: Record<string, string>;
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
): Promise<Opened<T>> {
  const [{ version, files }, core] = await Promise.all([dataAddress.then(fetched).then((answer) => answer.json() as Promise<Pack>), either(wasm, plain)]);
  for (const [path, text] of Object.entries(files)) {
    await turn();
    core.add(path, text);
  }
  do await turn();
  while (core.readNext());
  const problems = JSON.parse(core.open(version)) as Problem[];
  if (problems.length > 0) throw new Error(problems.map(({ file, path, message }) => `${file} ${path}: ${message}`).join(' '));
  return { core, files };
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
