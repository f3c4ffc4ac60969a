// The sizes of the built page against its budgets, in kB of 1000 bytes after gzip -9.
import assert from 'node:assert/strict';
import { statSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { at, filesBelow, text } from './support.mjs';

const site = filesBelow('web/dist', ['node_modules']).map((file) => file.slice('web/dist/'.length));
const read = (name) => readFileSync(at('web', 'dist', name));
const compressed = (names) => names.reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0);
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Files of the site that a text names, by their whole name; not those it only imports when asked to. */
const named = (content, from) => {
  // Vite lists the styles of what is imported on demand as `m.f=[...]`.
  const atOnce = content.replace(/\bimport\(\s*["'`][^"'`]*["'`]\s*\)/g, '').replace(/\bm\.f\|\|\(m\.f=\[[^\]]*\]\)/g, '');
  return site.filter((name) => {
    const base = posix.basename(name);
    return name !== from && new RegExp(`["'\`/(]${base.replaceAll('.', '\\.')}["'\`?)]`).test(atOnce);
  });
};

/**
 * What the first look at the page fetches: index.html, the scripts and styles it names, what those import
 * statically, the WebAssembly module and its data. Not the service worker's own work, not what is imported on demand
 * (the evidence room, the plots, the plain-JavaScript cores), not the icons of an installation.
 * tests/browser/rooms.test.mjs watches a browser fetch no more than this.
 */
function firstLoad() {
  const found = new Set(['index.html']);
  const look = (name) => {
    const content = text('web', 'dist', name);
    for (const next of named(content, name)) {
      if (found.has(next) || !/\.(js|mjs|css|wasm|json|svg|png)$/.test(next)) continue;
      if (/(^|\/)(sw\.js|workbox-|icon|apple-touch|favicon|maskable)/.test(next)) continue;
      found.add(next);
      if (/\.(js|mjs|css)$/.test(next)) look(next);
    }
  };
  look('index.html');
  return [...found].sort();
}

/** The service worker's list of what it stores. */
function precached() {
  const urls = [...text('web', 'dist', 'sw.js').matchAll(/url:\s*["']([^"']+)["']|["']url["']:\s*["']([^"']+)["']/g)];
  return [...new Set(urls.map(([, a, b]) => a ?? b))];
}

test('the first load of the bedside page is at most 200 kB', () => {
  const files = firstLoad();
  for (const name of files) console.log(`  ${kB(compressed([name])).padStart(10)}  ${name}`);
  console.log(`  ${kB(compressed(files)).padStart(10)}  first load, of 200 kB`);
  for (const type of ['.js', '.css', '.wasm', '.json']) assert.ok(files.some((name) => name.endsWith(type)), `found no ${type}`);
  assert.ok(compressed(files) <= 200_000);
  assert.deepEqual(files.filter((name) => /(^|\/)(Evidence|evidence|plot|myolung-evidence|[\w-]+-js)-/.test(name)), [], 'belongs to another room');
});

test('the first load in another language is at most 220 kB: its own data, and its words beside the English ones', () => {
  const english = firstLoad();
  const tags = site.flatMap((name) => /\/([\w-]+)-first-[\w-]{8}\.js$/.exec(name)?.[1] ?? []);
  assert.equal(tags.length, 2);
  for (const tag of tags) {
    const [first, data, ...more] = site.filter((name) => name.includes(`/${tag}-first-`) || name.includes(`/data.${tag}-`) && name.endsWith('.json')).sort().reverse();
    assert.deepEqual(more, []);
    const load = [...english.filter((name) => !/\/data-/.test(name)), first, data, ...named(text('web', 'dist', first), first).filter((name) => !english.includes(name))];
    console.log(`  ${kB(compressed(load)).padStart(10)}  first load in ${tag}, of 220 kB`);
    assert.ok(compressed(load) <= 220_000);
  }
});

for (const module of ['myolung', 'myolung-evidence']) {
  const budget = 120;
  test(`the WebAssembly module ${module} is at most ${budget} kB`, () => {
    const [name, ...more] = site.filter((one) => new RegExp(`(^|/)${module}-[\\w-]{8}\\.wasm$`).test(one));
    assert.deepEqual(more, []);
    console.log(`  ${kB(compressed([name])).padStart(10)}  ${name}, of ${budget} kB`);
    assert.ok(compressed([name]) <= budget * 1000);
  });
}

test('there is no other WebAssembly module', () => assert.equal(site.filter((name) => name.endsWith('.wasm')).length, 2));

test('the offline copy is at most 1.5 MB, and holds every file the page can ask for', () => {
  const files = precached();
  console.log(`  ${kB(compressed(files)).padStart(10)}  offline copy of ${files.length} files, of 1500 kB`);
  assert.ok(compressed(files) <= 1_500_000);
  assert.deepEqual(site.filter((name) => name !== 'sw.js' && !/^workbox-|\.map$/.test(name) && !files.includes(name)), []);
});

test('no file reaches 2 MiB, where the offline copy would leave it out', () => {
  assert.deepEqual(site.filter((name) => statSync(at('web', 'dist', name)).size >= 2 * 1024 * 1024), []);
});
