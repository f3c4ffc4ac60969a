// The words of the page: every language has those that English has, and takes the same for each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageModules } from './page.mjs';
import { at, filesBelow, text } from './support.mjs';

const page = await pageModules();
const { languages, languageFor } = await page.load('locales/languages.ts');
const [english, ...others] = await Promise.all(languages.map(async (language) => ({ ...language, messages: { ...await language.load(), ...await language.loadRooms() } })));
await page.close();

/** Each message by its path, with what it is: a text, a list of so many, a function of so many. */
function shapes(node, path = '') {
  return Object.entries(node).flatMap(([key, value]) => {
    const here = `${path}${key}`;
    if (typeof value === 'function') return [`${here}: takes ${value.length}`];
    if (typeof value === 'string') return [`${here}: text`];
    if (Array.isArray(value)) return [`${here}: list of ${value.length}`];
    return shapes(value, `${here}.`);
  });
}

function empties(node, path = '') {
  return Object.entries(node).flatMap(([key, value]) => {
    if (typeof value === 'string') return value.trim() === '' ? [`${path}${key}`] : [];
    return value !== null && typeof value === 'object' ? empties(value, `${path}${key}.`) : [];
  });
}

test('English comes first, and every language calls itself by a name', () => {
  assert.equal(english.tag, 'en');
  assert.ok(shapes(english.messages).length > 200);
  for (const { tag, name } of languages) {
    assert.equal(Intl.getCanonicalLocales(tag)[0], tag);
    assert.notEqual(name.trim(), '');
  }
  assert.equal(new Set(languages.map(({ tag }) => tag)).size, languages.length);
});

test('every folder of words is a language of the page', () => {
  const files = [...new Set(filesBelow('web/src/locales').flatMap((file) => /locales\/([^/]+)\//.exec(file)?.[1] ?? []))];
  assert.deepEqual(files.sort(), languages.map(({ tag }) => tag).sort());
});

for (const { tag, messages } of [english, ...others]) {
  test(`${tag}: no message is empty, and it knows its own tag`, () => {
    // Chinese and Japanese sentences stand without a blank between them.
    assert.deepEqual(empties(messages).filter((path) => path !== 'say.gap'), []);
    assert.equal(messages.language, tag);
  });
}

for (const { tag, messages } of others) {
  test(`${tag}: the messages of English, none missing, none more, each taking as many`, () => {
    const [wanted, there] = [shapes(english.messages), shapes(messages)];
    assert.deepEqual({ missing: wanted.filter((one) => !there.includes(one)), more: there.filter((one) => !wanted.includes(one)) }, { missing: [], more: [] });
  });

  test(`${tag}: the core's words come in it as well`, () => {
    for (const part of ['data', 'evidence']) assert.ok(filesBelow('build/wasm', []).includes(`build/wasm/${part}.${tag}.json`), part);
  });
}

test('that comparison sees a missing text, a text too many, another number of arguments', () => {
  const one = { a: 'x', b: { c: (n) => `${n}`, d: ['x'] } };
  const differs = (other) => assert.notDeepEqual(shapes(other).sort(), shapes(one).sort());
  differs({ b: one.b });
  differs({ ...one, e: 'x' });
  differs({ a: 'x', b: { c: (n, m) => `${n}${m}`, d: ['x'] } });
  differs({ a: 'x', b: { c: 'x', d: ['x'] } });
  differs({ a: 'x', b: { c: one.b.c, d: ['x', 'y'] } });
});

test('a browser that asks for nothing there is gets English', () => {
  for (const wanted of [[], ['xx'], ['not a language'], ['zh-TW', 'zh', 'en-US'], ['zh-Hant']]) assert.equal(languageFor(wanted).tag, 'en');
  for (const { tag } of languages) assert.equal(languageFor([tag]).tag, tag);
});

test('no module reads the words while it loads: they change with the language', () => {
  const early = filesBelow('web/src')
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('web/src/locales/'))
    .flatMap((file) => text(file).split('\n').flatMap((line, i) => (/^(export )?(const|let) [^=]*=(?!.*=>).*\bwords\./.test(line) ? [`${file}:${i + 1}: ${line}`] : [])));
  assert.deepEqual(early, []);
});
