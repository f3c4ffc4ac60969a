// What the contract tests share: where things are, the project's files, the schemas.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const dataFolder = join(root, 'core', 'data');
export const at = (...parts) => join(root, ...parts);
export const text = (...parts) => readFileSync(at(...parts), 'utf8');
export const json = (...parts) => JSON.parse(text(...parts));

/** The program under test; the sanitizer suite names another. */
export const program = process.env.MYOLUNG_CLI ?? at('build', 'native', 'myolung');

/** All files below a folder, relative to the root with '/', without what is built or fetched. */
export function filesBelow(folder, skip = ['node_modules', 'dist', 'build', '.git', '.output']) {
  const found = [];
  const walk = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (skip.includes(entry.name)) continue;
      const full = join(path, entry.name);
      if (entry.isDirectory()) walk(full);
      else found.push(relative(root, full).split(sep).join('/'));
    }
  };
  if (existsSync(at(folder))) walk(at(folder));
  return found.sort();
}

/** The project's files: as git knows them, or everything there is where there is no git. */
export function projectFiles() {
  try {
    const listed = execFileSync('git', ['-C', root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const files = listed.split('\0').filter((name) => name && existsSync(at(name)));
    if (files.length > 0) return files.sort();
  } catch {
    // No git, or not a clone: a copy of the tree is tested all the same.
  }
  return filesBelow('.');
}

export const isText = (name) => !/\.(png|ico|wasm|jpg|woff2)$/.test(name);

const strict = { strict: true, strictTypes: true, allowUnionTypes: true, strictTuples: true, allErrors: true };

/** A validator over every schema of core/data/schema; `validate(name, value)` gives a list of what is wrong. */
export function schemas() {
  const ajv = new Ajv(strict);
  const names = readdirSync(join(dataFolder, 'schema'))
    .filter((name) => name.endsWith('.schema.json'))
    .sort();
  for (const name of names) ajv.addSchema(json('core', 'data', 'schema', name));
  const validate = (name, value) => {
    const check = ajv.getSchema(name);
    if (!check) throw new Error(`no schema ${name}`);
    return check(value) ? [] : check.errors.map((e) => ({ at: e.instancePath, keyword: e.keyword, message: e.message }));
  };
  return { names, validate, compile: (name) => ajv.getSchema(name) };
}

/** The data files, by path below core/data; not their schemas and translations. */
export function dataFiles() {
  const files = {};
  for (const name of filesBelow('core/data')) {
    const short = name.slice('core/data/'.length);
    if (!/^(schema|locales)\//.test(short) && short.endsWith('.json')) files[short] = json(name);
  }
  return files;
}

/** The schema that a data file claims. */
export function schemaFor(path) {
  const folder = /^(\w+)\//.exec(path)?.[1];
  if (folder) return { models: 'model', evidence: 'evidence', audit: 'auditfile' }[folder] + '.schema.json';
  return `${path.replace(/\.json$/, '')}.schema.json`;
}

/** A copy of `document` with JSON-Patch operations (RFC 6902: add, replace, remove) carried out. */
export function patched(document, operations) {
  const copy = structuredClone(document);
  for (const { op, path, value } of operations) {
    const steps = path.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = steps.pop();
    const parent = steps.reduce((node, step) => node[step], copy);
    const key = Array.isArray(parent) ? (last === '-' ? parent.length : Number(last)) : last;
    if (op !== 'add' && !(key in parent)) throw new Error(`${path} is not there`);
    if (op === 'remove') Array.isArray(parent) ? parent.splice(key, 1) : delete parent[key];
    else if (op === 'add' && Array.isArray(parent)) parent.splice(key, 0, value);
    else if (op === 'add' || op === 'replace') parent[key] = value;
    else throw new Error(`unknown operation ${op}`);
  }
  return copy;
}

/** A seeded generator of numbers in [0, 1): the same run every time (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Opens a module of the core with a pack of data files, as the page does; answers with what is wrong. */
export function openPack(module, pack) {
  const { version, files } = JSON.parse(pack);
  for (const [path, text] of Object.entries(files)) module.add(path, text);
  return module.open(version);
}
