// Another language is the same data in other words: nothing missing, nothing too much, every number as it was, and the
// same answers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { eachText, translatedPack } from '../../core/translate_pack.mjs';
import { requests } from './requests.mjs';
import { coreSentences, withPlaces } from './sentences.mjs';
import { at, dataFiles, filesBelow, json, openPack, schemas, text } from './support.mjs';

const sorted = (all) => [...all].sort();
const files = dataFiles();
const locales = filesBelow('core/data/locales').map((file) => ({ tag: /([^/]+)\.json$/.exec(file)[1], ...json(file) }));
const sentences = coreSentences();

/** Texts of the data that a reader sees, each once; and all others with where they stand. */
const dataTexts = new Set();
const otherTexts = [];
for (const [path, file] of Object.entries(files)) {
  eachText(path, file, (node, key, isText, place) => {
    if (isText) dataTexts.add(node[key]);
    else otherTexts.push({ place: `${path}/${place}`, value: node[key] });
  });
}

test('there are two further languages, named as their files', () => {
  assert.deepEqual(locales.map(({ tag }) => tag), ['ja', 'zh-Hans']);
  for (const { tag, language, reviewed } of locales) assert.deepEqual([language, typeof reviewed], [tag, 'boolean']);
});

test('the sentences of the core are found, all that have a place for a part among them', () => {
  assert.ok(sentences.length > 100 && sentences.includes('{0}: {1} is not a number.') && sentences.includes('not known'));
  assert.deepEqual(withPlaces().filter((piece) => !sentences.some((sentence) => sentence.includes(piece))), []);
});

// What is quoted from print, named by a code, or nobody but a maintainer reads.
const notTexts = /\/(place|change|date|version|cells\/\d+|printed|as_printed|authors|container|reference|notices\/\d+|aliases\/\d+|value)$|^sources\.json\//;
test('what reads like a sentence is among the texts to be translated, or quoted from print', () => {
  const words = /\p{L}{3,} \p{L}{2,}/u;
  assert.deepEqual(otherTexts.filter(({ place, value }) => words.test(value) && !notTexts.test(place)), []);
});

const numbers = (words) => words.replace(/\{\d\}/g, '').match(/\d+(?:[.,]\d+)*/g) ?? [];
const places = (words) => words.match(/\{[^}]*\}?/g) ?? [];

/** Numbers that English has as a word: what the translation has in addition, here January as month 1. */
const inWords = {
  'Anti-MDA5 positive dermatomyositis with ILD only, 15 studies, searched to 1 January 2026.': ['1'],
  'anti-MDA5 positive dermatomyositis with ILD only, search to 1 January 2026': ['1'],
  'DLM score at two points or more': ['2'],
};

for (const { tag, kept, texts, sentences: said } of locales) {
  test(`${tag}: every text and every sentence is translated or kept, and there is no other`, () => {
    const here = new Set(kept);
    for (const [given, wanted] of [[texts, dataTexts], [said, sentences]]) {
      assert.deepEqual([...wanted].filter((one) => Object.hasOwn(given, one) === here.has(one)), [], 'neither translated nor kept, or both');
      assert.deepEqual(Object.keys(given).filter((one) => ![...wanted].includes(one)), [], 'translated, but nowhere said');
    }
    assert.deepEqual(kept.filter((one) => !dataTexts.has(one) && !sentences.includes(one)), []);
    assert.equal(here.size, kept.length, 'kept twice');
  });

  test(`${tag}: no translation is empty, padded, or still English`, () => {
    for (const [english, translation] of [...Object.entries(texts), ...Object.entries(said)]) {
      assert.ok(translation.trim() === translation && translation !== '', english);
      assert.notEqual(translation, english, 'belongs to what is kept');
    }
  });

  test(`${tag}: each translation has the parts of its English`, () => {
    for (const [english, translation] of Object.entries(said)) {
      assert.deepEqual(sorted(new Set(places(translation))), sorted(new Set(places(english))), english);
      assert.equal(places(translation).length, places(english).length, english);
    }
    for (const translation of Object.values(texts)) assert.deepEqual(places(translation), [], translation);
  });

  test(`${tag}: each translation has the numbers of its English`, () => {
    for (const [english, translation] of [...Object.entries(texts), ...Object.entries(said)]) {
      const expected = sorted([...numbers(english), ...(inWords[english] ?? [])]);
      assert.deepEqual(sorted(numbers(translation)), expected, `${english}\n${translation}`);
    }
  });
}

// --- packs ---

async function opened(name, pack) {
  const { default: create } = await import(at('build', 'wasm', `${name}.mjs`));
  const module = await create({ wasmBinary: readFileSync(at('build', 'wasm', `${name}.wasm`)) });
  assert.equal(openPack(module, pack), '[]', name);
  return module;
}

const pack = (name, tag) => text('build', 'wasm', tag ? `${name}.${tag}.json` : `${name}.json`);
const english = await opened('myolung', pack('data'));
const englishAudit = JSON.parse((await opened('myolung-evidence', pack('evidence'))).audit());

/** Members that a reader reads; of `text` those that are one, not the ready percentages. */
const words = new Set([
  'label', 'title', 'message', 'remedy', 'reason', 'text', 'category_label', 'positive_label', 'cohort', 'outcome', 'window', 'help', 'question',
  'summary', 'short', 'definition', 'name', 'note', 'population', 'doubtful', 'meaning', 'no_combined_number', 'study', 'formula', 'printed', 'recomputed', 'criterion', 'unmet',
]); // prettier-ignore
const listsOfWords = new Set(['notes', 'included', 'excluded', 'card', 'groups']);

const sameNumbers = (a, b) => sorted(numbers(a)).join() === sorted([...numbers(b), ...(inWords[b] ?? [])]).join();

/** Where an answer differs from the English one in anything but words; their numbers are no words. */
function differences(a, b, key = '', path = '', below = false) {
  if (typeof a === 'string' && typeof b === 'string') {
    return a === b || ((words.has(key) || below) && sameNumbers(a, b)) ? [] : [`${path}: ${a} | ${b}`];
  }
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return Object.is(a, b) ? [] : [`${path}: ${a} | ${b}`];
  const members = Object.keys(a);
  if (members.join() !== Object.keys(b).join()) return [`${path}: ${members} | ${Object.keys(b)}`];
  return members.flatMap((name) => differences(a[name], b[name], Array.isArray(a) ? key : name, `${path}/${name}`, below || listsOfWords.has(name)));
}

/** Strings under a member of words. */
function wordsOf(node, key = '', below = false) {
  if (typeof node === 'string') return words.has(key) || below ? [node] : [];
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([name, value]) => wordsOf(value, Array.isArray(node) ? key : name, below || listsOfWords.has(name)));
}

/** Two English words in a row, and nothing else: names of antibodies and methods are Latin in every language. */
const isEnglish = (one) => /(?<!\p{L})[a-z]{2,} [a-z]{2,}/u.test(one.replace(/"[^"]*"/g, '')) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(one);

// What only a program that calls the core can get wrong, not a person who types or taps.
const callers = new Set(['malformed_json', 'duplicate_key', 'too_deep', 'too_large', 'unknown_key', 'unknown_input', 'unknown_model']);
const typedErrors = ({ errors, ...rest }) => ({ ...rest, errors: errors.filter(({ input, code, message }) => !callers.has(code) && input && !/^(Patient|The number)/.test(message)) });

test('what is compared can differ', () => {
  assert.deepEqual(differences({ label: 'a', n: [1, { id: 'x' }] }, { label: 'b', n: [1, { id: 'x' }] }), []);
  assert.equal(differences({ n: [1, { id: 'x' }] }, { n: [1, { id: 'y' }] }).length, 1);
  assert.equal(differences({ n: 1 }, { n: 2 }).length, 1);
  assert.equal(differences({ label: '未满 50' }, { label: 'below 40' }).length, 1);
  assert.equal(differences({ text: { percent: '5' } }, { text: { percent: '6' } }).length, 1);
  assert.ok(isEnglish('not known') && !isEnglish('不明') && !isEnglish('43 < 50'));
});

for (const locale of locales) {
  const { tag, kept } = locale;
  const data = await opened('myolung', pack('data', tag));
  const audit = JSON.parse((await opened('myolung-evidence', pack('evidence', tag))).audit());
  const allowed = new Set(kept);

  test(`${tag}: the packs are built from what is there, of the same version as the English ones`, () => {
    for (const name of ['data', 'evidence']) {
      assert.equal(pack(name, tag), translatedPack(pack(name), locale));
      assert.equal(JSON.parse(pack(name, tag)).version, JSON.parse(pack(name)).version);
    }
  });

  test(`${tag}: the catalogue differs in words alone, and is valid`, () => {
    const [here, there] = [JSON.parse(data.catalogue()), JSON.parse(english.catalogue())];
    // English names of units are further names of them.
    const units = (catalogue) => [...catalogue.variables, catalogue.pretest, catalogue.infection_probability].flatMap(({ units: all = [] }) => all);
    for (const [i, unit] of units(here).entries()) {
      const original = units(there)[i];
      const names = [original.code, original.label, ...(original.aliases ?? [])];
      for (const name of names) assert.ok([unit.code, unit.label, ...(unit.aliases ?? [])].includes(name), name);
      if (original.aliases) unit.aliases = original.aliases;
      else delete unit.aliases;
    }
    assert.deepEqual(differences(here, there), []);
    assert.deepEqual(schemas().validate('catalogue.schema.json', JSON.parse(data.catalogue())), []);
  });

  test(`${tag}: 500 answers differ in words alone; what a person causes is in that language`, () => {
    const next = requests(20261122);
    const { validate } = schemas();
    for (let i = 0; i < 500; i += 1) {
      const request = next();
      const [here, there] = [JSON.parse(data.assess(request)), JSON.parse(english.assess(request))];
      assert.deepEqual(differences(here, there), [], request.slice(0, 300));
      for (const one of [here].flat()) {
        assert.deepEqual(validate('assessment.schema.json', one), []);
        assert.deepEqual(wordsOf(typedErrors(one)).filter((said) => isEnglish(said) && !allowed.has(said)), [], request.slice(0, 300));
      }
    }
  });

  test(`${tag}: a unit is found by its English names`, () => {
    for (const variable of files['variables.json'].variables.filter(({ units }) => units)) {
      for (const { code, label, aliases = [] } of variable.units) {
        for (const unit of [code, label, ...aliases]) {
          const request = JSON.stringify({ values: { [variable.id]: { value: 1, unit } } });
          const codes = (module) => JSON.parse(module.assess(request)).errors.map((error) => error.code);
          assert.deepEqual(codes(data), codes(english), request);
          assert.ok(!codes(data).includes('unknown_unit'), request);
        }
      }
    }
  });

  test(`${tag}: the audit differs in words alone, and says them`, () => {
    assert.deepEqual(differences(audit, englishAudit), []);
    assert.deepEqual(schemas().validate('audit.schema.json', audit), []);
    // Places in a paper, and cells, are quoted as they are, within a sentence too.
    const quoted = otherTexts.map(({ value }) => value).filter(isEnglish);
    const own = (one) => quoted.reduce((rest, quote) => rest.replaceAll(quote, ''), one);
    assert.deepEqual([...new Set(wordsOf(audit).filter((one) => isEnglish(own(one)) && !allowed.has(one)))], []);
  });
}
