// Writes a pack of the data (pack_data.cmake) in another language:
//   node translate_pack.mjs data.json locales/ja.json data.ja.json
// The `texts` of core/data/locales/<tag>.json stand in place of the English ones; numbers, codes and what is quoted
// from print stay as they are. `sentences`, the core's own, travel as one more file of the pack, language.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Where the data files have texts that a reader sees; `*` is any element or key. */
const places = {
  'variables.json': [
    ...['variables/*', 'pretest', 'infection_probability'].flatMap((variable) =>
      ['label', 'help', 'units/*/label', 'categories/*/label', 'soft/*/question', 'states/*/label', 'states/*/help'].map((text) => `${variable}/${text}`),
    ),
    'contradictions/*/message',
  ],
  'register.json': ['not_computed/*/name', 'not_computed/*/reason', 'guidelines/*/text'],
  'models/': [
    'title', 'summary', 'verification/text', 'population/short', 'population/summary', 'population/included/*',
    'population/excluded/*', 'population/differs/*/message', 'outcome/label', 'outcome/definition', 'outcome/window',
    'items/*/label', 'items/*/states/*/message', 'items/*/near_cutoff/message', 'bands/*/label',
    'bands/*/printed_risks/*/cohort', 'bands/*/printed_risks/*/outcome', 'bands/*/printed_risks/*/window',
    'applicability/*/message', 'cautions/*/message', 'limitations/*/text', 'performance/text',
  ],
  'evidence/': [
    'title', 'summary', 'verification/text', 'card/*', 'no_combined_number', 'groups/*', 'windows/*/label', 'tables/*/title',
    'tables/*/columns/*/label', 'tables/*/rows/*/label', 'factors/*/label', 'factors/*/text', 'factors/*/cutoffs/*/doubtful',
    'factors/*/elsewhere/*/label', 'factors/*/elsewhere/*/population', 'outcomes/*/title', 'outcomes/*/notes/*/text',
    'outcomes/*/discrimination/label', 'outcomes/*/discrimination/text', 'findings/*/title', 'findings/*/meaning', 'limitations/*/text',
  ],
  'audit/': [
    'checks/*/title', 'checks/*/row_label', 'checks/*/reason', 'tables/*/title', 'tables/*/columns/*/label', 'tables/*/rows/*/label',
  ],
  'sources.json': [],
}; // prettier-ignore

/** The kind of a data file, a key of `places`. */
const kindOf = (path) => Object.keys(places).find((kind) => (kind.endsWith('/') ? path.startsWith(kind) : path === kind));

const patterns = Object.fromEntries(
  Object.entries(places).map(([kind, list]) => [kind, list.map((place) => new RegExp(`^${place.replaceAll('*', '[^/]+')}$`))]),
);

/** Calls `use(object, key, isText)` with each text of a data file, as a member of an object or an array. */
export function eachText(path, file, use) {
  const kind = kindOf(path);
  if (kind === undefined) throw new Error(`${path} is no data file`);
  const walk = (node, at) => {
    for (const [key, value] of Object.entries(node)) {
      const here = at === '' ? key : `${at}/${key}`;
      if (typeof value === 'string') use(node, key, patterns[kind].some((pattern) => pattern.test(here)), here);
      else if (value !== null && typeof value === 'object') walk(value, here);
    }
  };
  walk(file, '');
}

/** A unit is still found by what it is called in English. */
function keepEnglishName(unit, english) {
  if (unit.label !== english && unit.code !== english && !unit.aliases?.includes(english)) unit.aliases = [...(unit.aliases ?? []), english];
}

/** The text of a data file with its texts replaced. */
function translated(path, content, texts) {
  const file = JSON.parse(content);
  eachText(path, file, (node, key, isText, at) => {
    const english = node[key];
    if (!isText || !Object.hasOwn(texts, english)) return;
    node[key] = texts[english];
    if (/(^|\/)units\/\d+\/label$/.test(at)) keepEnglishName(node, english);
  });
  return JSON.stringify(file);
}

/** The text of a pack, translated by a file of core/data/locales. */
export function translatedPack(pack, { texts, sentences }) {
  const { version, files } = JSON.parse(pack);
  const out = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, translated(path, content, texts)]));
  return JSON.stringify({ version, files: { ...out, 'language.json': JSON.stringify(sentences) } });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [pack, locale, target] = process.argv.slice(2);
  writeFileSync(target, translatedPack(readFileSync(pack, 'utf8'), JSON.parse(readFileSync(locale, 'utf8'))));
}
