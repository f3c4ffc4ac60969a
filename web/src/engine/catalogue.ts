// What the core knows about the data, put together from the data files and what it adds to them: the answer of
// `myolung catalogue --json`, without its long way through the module.
import { turn } from './turn';
import type { Catalogue } from './types.gen';

/** The part of the core that knows it. */
export interface Beside {
  version(): string;
  /** The `derived` of models/ID.json, the `factors` of evidence/ID.json. */
  beside(path: string): string;
}

/** `files`: the texts the core has opened, by path. The shapes are those of core/data/schema, from which types.gen.ts
 *  is generated and which the tests hold the core to; so casts, not a second validation. */
export async function catalogueOf(core: Beside, files: Readonly<Record<string, string>>): Promise<Catalogue> {
  const parsed = async (text: string | undefined): Promise<unknown> => {
    await turn();
    return JSON.parse(unbroken(text ?? ''));
  };
  const below = (folder: string) => Object.keys(files).filter((path) => path.startsWith(folder));
  const together = async (folder: string, added: string) => {
    const out: unknown[] = [];
    for (const path of below(folder)) out.push({ file: await parsed(files[path]), [added]: await parsed(core.beside(path)) });
    return out;
  };
  const { variables, pretest, infection_probability, notices } = await parsed(files['variables.json']) as Catalogue;
  const { sources } = await parsed(files['sources.json']) as Catalogue;
  return {
    version: JSON.parse(core.version()) as Catalogue['version'],
    variables,
    pretest,
    infection_probability,
    notices,
    models: await together('models/', 'derived') as Catalogue['models'],
    evidence: await together('evidence/', 'factors') as Catalogue['evidence'],
    register: await parsed(files['register.json']) as Catalogue['register'],
    sources
  };
}

/** A line never breaks between a number and its per cent sign or unit. */
export const unbroken = (text: string) => text.replace(/(\d) (?=%|mm\b|[\wµ]{1,4}\/[a-zA-Z]{1,2}\b)/g, '$1\u00a0');
