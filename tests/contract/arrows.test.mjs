// The arrows of the layout: data -> core -> {cli, bench, wasm} -> web/engine -> rooms -> main, and within the core:
// stats knows nobody, clinical knows stats, evidence and cohort know both and not each other, and the files above them
// put all together. Tests see everything, nothing sees tests.
import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { test } from 'node:test';
import { filesBelow, projectFiles, text } from './support.mjs';

const cpp = /\.(c|h)pp$/;
const uncommented = (source) => source.replace(/\/\*[^]*?\*\//g, (c) => c.replace(/[^\n]/g, ' ')).replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

/** [file, included] of all C++ below a folder; included as written. */
const includes = (folder) =>
  filesBelow(folder)
    .filter((file) => cpp.test(file))
    .flatMap((file) => [...text(file).matchAll(/^\s*#\s*include\s*[<"]([^>"]+)[>"]/gm)].map(([, name]) => [file, name]));

/** Headers of the public interface: whose each is, and those that put the parts together. */
const headers = filesBelow('core/include').map((file) => file.replace('core/include/', ''));
const statsHeaders = headers.filter((header) => /namespace myolung::stats/.test(text('core/include', header)));
const evidenceHeaders = ['audit', 'evidence', 'profile'].map((name) => `myolung/${name}.hpp`);
const cohortHeaders = ['methods', 'table'].map((name) => `myolung/${name}.hpp`);
const clinicalHeaders = ['model', 'point_set', 'text', 'variable'].map((name) => `myolung/${name}.hpp`);
const composed = ['assessment', 'catalogue'].map((name) => `myolung/${name}.hpp`);
const shared = ['myolung/error.hpp'];
/** What a language is, for whoever says a sentence: nothing clinical. */
const plain = ['myolung/language.hpp'];

/** The offending [file, included] pairs. */
const offending = (folder, bad) => includes(folder).filter(([file, name]) => bad(name, file));
const part = (name) => /^(clinical|evidence|cohort|stats)\//.exec(name)?.[1];
/** Whose header it is: that of a part, or a public one by what it defines. */
const owner = (name) => part(name) ?? (statsHeaders.includes(name) ? 'stats' : evidenceHeaders.includes(name) ? 'evidence' : cohortHeaders.includes(name) ? 'cohort' : undefined);
const inHeaders = (list, bad) => offending('core/include', (name, file) => list.includes(file.replace('core/include/', '')) && bad(name));

test('there is something to look at, and every public header has its place', () => {
  for (const name of ['stats', 'clinical', 'evidence', 'cohort']) assert.ok(includes(`core/src/${name}`).length > 0, name);
  assert.deepEqual([...statsHeaders, ...evidenceHeaders, ...cohortHeaders, ...clinicalHeaders, ...composed, ...shared, ...plain].sort(), headers);
});

test('stats knows nobody', () => {
  const foreign = (name) => (name.startsWith('myolung/') || part(name)) && owner(name) !== 'stats' && !shared.includes(name);
  assert.deepEqual([...offending('core/src/stats', foreign), ...inHeaders(statsHeaders, foreign)], []);
});

test('stats knows no JSON', () => {
  const json = (name) => /nlohmann/.test(name);
  assert.deepEqual([...offending('core/src/stats', json), ...inHeaders(statsHeaders, json)], []);
});

test('clinical knows neither the evidence nor the cohort', () => {
  const foreign = (name) => ['evidence', 'cohort'].includes(owner(name));
  assert.deepEqual([...offending('core/src/clinical', foreign), ...inHeaders(clinicalHeaders, foreign)], []);
});

test('evidence knows of clinical how to read and to write, not how a score is computed; and no cohort', () => {
  const tools = ['assessment_json', 'json', 'json_writer', 'object_reader', 'read_item', 'read_variables', 'request', 'sentence'];
  const foreign = (name) => owner(name) === 'cohort' || (part(name) === 'clinical' && !tools.includes(/^clinical\/(\w+)\.hpp$/.exec(name)?.[1]));
  assert.deepEqual(offending('core/src/evidence', foreign), []);
});

test('cohort knows clinical and stats, not the evidence', () => {
  const foreign = (name) => owner(name) === 'evidence';
  assert.deepEqual([...offending('core/src/cohort', foreign), ...inHeaders(cohortHeaders, foreign)], []);
});

test('only what stands above the parts puts clinical and evidence together, and it is no part of them', () => {
  const above = filesBelow('core/src').filter((file) => posix.dirname(file) === 'core/src');
  const both = above.filter((file) => ['clinical', 'evidence'].every((name) => includes('core/src').some(([from, to]) => from === file && part(to) === name)));
  assert.ok(both.includes('core/src/answer.cpp') && both.includes('core/src/catalogue.cpp'));
  assert.deepEqual(above.filter((file) => file.endsWith('.hpp')), [], 'a header there could be included from below');
});

test('the core knows no binding, no program, no terminal', () => {
  const foreign = (name) => /emscripten|CLI\/|CLI11|^cli\//.test(name);
  assert.deepEqual([...offending('core/src', foreign), ...offending('core/include', foreign)], []);
  assert.deepEqual(offending('core/src', (name) => name === 'iostream'), []);
});

test('the program and the binding use the public interface alone', () => {
  const privately = (name) => part(name) !== undefined || name.includes('../');
  assert.deepEqual([...offending('core/cli', privately), ...offending('wasm', privately)], []);
});

test('each module of the browser carries its own room', () => {
  const named = (file) => includes('wasm').filter(([from]) => from === `wasm/${file}`).map(([, name]) => name);
  assert.ok(named('bindings.cpp').includes('myolung/assessment.hpp') && named('bindings-evidence.cpp').includes('myolung/audit.hpp'));
  const bedside = [...named('bindings.cpp'), ...named('opened.hpp')];
  assert.deepEqual(bedside.filter((name) => name === 'myolung/audit.hpp' || owner(name) === 'cohort'), [], 'not for the bedside');
});

test('the core holds no clock, locale, or hidden randomness', () => {
  const banned = /\b(std::chrono|std::rand\b|random_device|setlocale|std::locale|getenv|std::time\b)/;
  const files = [...filesBelow('core/src'), ...filesBelow('core/include')].filter((file) => cpp.test(file));
  assert.deepEqual(files.filter((file) => banned.test(uncommented(text(file)))), []);
});

// --- the page ---

const scripts = filesBelow('web/src').filter((file) => /\.(ts|tsx|mts|js|mjs)$/.test(file));
const rooms = ['bedside', 'evidence', 'workbench'];
const roomOf = (file) => /^web\/src\/([^/]+)\//.exec(file)?.[1] ?? 'main';

/** [file, target] of every import; relative targets resolved from the root. */
const imports = scripts.flatMap((file) =>
  [...uncommented(text(file)).matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]|new URL\(\s*['"]([^'"]+)['"]/g)].map(([, a, b]) => {
    const target = a ?? b;
    return [file, target.startsWith('.') ? posix.join(posix.dirname(file), target) : target];
  }),
);

test('no room imports another', () => {
  assert.ok(scripts.length > 0 && imports.length > 0);
  const crossing = imports.filter(([file, target]) => {
    const [from, to] = [roomOf(file), roomOf(`${target}/`)];
    return rooms.includes(from) && rooms.includes(to) && from !== to;
  });
  assert.deepEqual(crossing, []);
});

test('the page points one way: engine and ui know no room, ui knows no engine, locales know nobody', () => {
  const allowed = { engine: ['engine'], ui: ['ui'], locales: ['locales', 'engine'] };
  const wrong = imports.filter(([file, target]) => {
    const to = allowed[roomOf(file)];
    return to && target.startsWith('web/src/') && !to.includes(roomOf(`${target}/`));
  });
  assert.deepEqual(wrong, []);
});

test('only web/src/engine reaches the core', () => {
  const reaching = imports.filter(([file, target]) => /(^|\/)(wasm|build)\/|myolung[\w-]*\.(mjs|wasm)/.test(target) && roomOf(file) !== 'engine');
  assert.deepEqual(reaching, []);
  assert.ok(imports.some(([file, target]) => roomOf(file) === 'engine' && /myolung\.mjs/.test(target)), 'the engine does');
});

test('the engine touches no page', () => {
  const engine = scripts.filter((file) => roomOf(file) === 'engine');
  assert.deepEqual(engine.filter((file) => /\b(document|localStorage|sessionStorage)\s*[.[]/.test(uncommented(text(file)))), []);
});

const result = '(probability|proportion|estimate|ci_low|ci_high|likelihood_ratio|points|events|total|value|score)';
const everywhere = [
  /\bMath\.(round|exp|expm1|log|log1p|log2|log10|pow|sqrt)\b|\*\*/,
  /\.toFixed\(|\.toPrecision\(|\.toExponential\(|\bIntl\.NumberFormat\b|\.toLocaleString\(/,
  /\bparseFloat\(|\bparseInt\(|\bNumber\(/,
  /\*\s*100\b|\/\s*100\b/,
  /\b(probability|proportion|estimate|ci_low|ci_high|dlco\w*|suv\w*|value)\s*(<=?|>=?)\s*\d/,
];
// web/src/ui draws: it may place a mark, and knows no result.
const outsideUi = [
  /\bMath\.(?!min\b|max\b)\w+/,
  new RegExp(`\\b${result}\\b\\s*\\)?\\s*[*/%]\\s*[\\w(]`),
  new RegExp(`[\\w)]\\s*[*/%]\\s*\\(?\\s*[\\w.]*\\.${result}\\b`),
];

/** [number, line] of the lines with arithmetic, rounding or number parsing that belong into the core. */
function arithmetic(source, patterns) {
  return uncommented(source)
    .split('\n')
    .map((line, i) => [i + 1, line.trim()])
    .filter(([, line]) => !/^(import|export \* from)\b/.test(line) && patterns.some((pattern) => pattern.test(line)));
}

// The scale of an axis, such as a logarithm, is arithmetic too; it has a file of its own, which only its picture uses.
const isScale = (file) => /^web\/src\/ui\/\w+\/scale(\.ts)?$/.test(file);

test('the scale of an axis is used by its own picture alone', () => {
  const users = imports.filter(([, target]) => isScale(target));
  assert.ok(users.length > 0);
  assert.deepEqual(users.filter(([file, target]) => posix.dirname(file) !== posix.dirname(target)), []);
});

// So is a calendar: which of two dates is later, and by how many days.
const isCalendar = (file) => file === 'web/src/fhir/when.ts';

test('the page computes nothing clinical: no arithmetic on results, no rounding, no thresholds', () => {
  const found = scripts
    .filter((file) => !file.endsWith('.gen.ts') && !isScale(file) && !isCalendar(file))
    .flatMap((file) => {
      const patterns = roomOf(file) === 'ui' ? everywhere : [...everywhere, ...outsideUi];
      return arithmetic(text(file), patterns).map(([line, code]) => `${file}:${line}: ${code}`);
    });
  assert.deepEqual(found, []);
});

test('and that check sees what it should', () => {
  const caught = (line, patterns) => arithmetic(line, patterns).length === 1;
  for (const line of [
    'const percent = Math.round(row.proportion);',
    'return p.toFixed(1)',
    'const shown = row.proportion * 100;',
    'if (dlco < 50) points += 1;',
    'Number(field.value)',
    'odds = Math.exp(x)',
    'odds = p ** 2',
  ]) {
    assert.ok(caught(line, everywhere), line);
  }
  for (const line of ['const width = 300 * row.probability', 'const share = row.events / row.total;', 'Math.floor(x)']) {
    assert.ok(caught(line, outsideUi), line);
  }
  const all = [...everywhere, ...outsideUi];
  for (const line of ["import x from 'a/b'", 'const n = row.total;', '// p * 100', 'rows.map((row) => row.score)', '<p>{text.percent}</p>']) {
    assert.ok(!caught(line, all), line);
  }
});

// --- the tree ---

const known = ['CMakeLists.txt', 'CMakePresets.json', 'README.md', 'LICENSE', 'core', 'wasm', 'web', 'tests'];

test('the top level holds what the layout names, and dotfiles', () => {
  const top = new Set(projectFiles().map((file) => file.split('/')[0]));
  assert.deepEqual([...top].filter((name) => !known.includes(name) && !name.startsWith('.')), []);
  assert.deepEqual(known.filter((name) => !top.has(name)), []);
});

test('nothing outside tests/ reaches into tests/', () => {
  const mayName = ['CMakeLists.txt', 'README.md', '.gitignore', '.ci/run'];
  const found = projectFiles()
    .filter((file) => !file.startsWith('tests/') && !file.startsWith('.github/') && !mayName.includes(file))
    .filter((file) => /\.(cpp|hpp|ts|tsx|mjs|js|json|cmake|txt|sh|html)$/.test(file) || file === 'web/serve')
    .filter((file) => /(["'(/ ]|^)(\.\.\/)*tests\/(?!oracle\/\w+\b[).])/m.test(uncommented(text(file))));
  assert.deepEqual(found, []);
});
