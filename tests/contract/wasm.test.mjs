// The program, the WebAssembly modules and the plain-JavaScript modules are one core: the same text for every
// request. What is loaded are the very files that ship, with the data that ship beside them.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pageModules } from './page.mjs';
import { requests } from './requests.mjs';
import { at, dataFiles, openPack, program, schemas, text } from './support.mjs';

const SEED = 20261121;

/** A new module, nothing opened yet. */
async function load(name) {
  const { default: create } = await import(at('build', 'wasm', `${name}.mjs`));
  return create(name.endsWith('-js') ? {} : { wasmBinary: readFileSync(at('build', 'wasm', `${name}.wasm`)) });
}

const data = text('build', 'wasm', 'data.json');
const evidence = text('build', 'wasm', 'evidence.json');

async function opened(name, pack) {
  const module = await load(name);
  assert.equal(openPack(module, pack), '[]', name);
  return module;
}

const wasm = await opened('myolung', data);
const plain = await opened('myolung-js', data);
const audits = { wasm: await opened('myolung-evidence', evidence), plain: await opened('myolung-evidence-js', evidence) };

/** What the native program answers in JSON, as the core wrote it: no spaces. */
const printed = (...args) => JSON.stringify(JSON.parse(execFileSync(program, [...args, '--json'], { encoding: 'utf8', maxBuffer: 2 ** 26 })));

/** Answers of the native program, one line each. */
function native(lines) {
  const output = execFileSync(program, ['assess', '--lines'], {
    input: lines.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const answers = output.split('\n');
  assert.equal(answers.pop(), '', 'the last line ends');
  assert.equal(answers.length, lines.length, 'one answer per line');
  return answers;
}

function many(count, seed) {
  const next = requests(seed);
  return Array.from({ length: count }, next);
}

/** Compares answer by answer, and hands each to `look`; in portions, so that all of them need not be held at once. */
function compare(module, lines, look = () => {}) {
  for (let from = 0; from < lines.length; from += 1000) {
    const portion = lines.slice(from, from + 1000);
    const expected = native(portion);
    for (const [i, line] of portion.entries()) {
      assert.equal(module.assess(line), expected[i], `request ${from + i}: ${line.slice(0, 500)}`);
      for (const answer of [JSON.parse(expected[i])].flat()) look(answer);
    }
  }
}

/** What the requests reached of all that the core can say. */
class Reached {
  codes = new Set();
  statuses = new Set();
  items = new Set();
  warnings = new Set();
  factors = new Set();
  outcomes = new Set();
  prevalences = new Set();
  settles = new Set();
  matches = new Set();
  suggestions = new Set();
  complete = 0;

  look = ({ errors, models, next, factors, outcomes, warnings }) => {
    for (const value of next) for (const { settles } of value.models) this.settles.add(settles);
    for (const { population } of models) for (const { state } of population) this.matches.add(state);
    for (const { suggestion } of [...errors, ...warnings]) this.suggestions.add(suggestion?.unit ?? null);
    for (const { code } of errors) this.codes.add(code);
    for (const { code } of [...warnings, ...models.flatMap((model) => model.warnings)]) this.warnings.add(code);
    for (const { status, items } of models) {
      this.statuses.add(status);
      for (const { state } of items) this.items.add(state);
    }
    for (const { state } of factors) this.factors.add(state);
    for (const { id, category, discrimination } of outcomes) {
      this.outcomes.add(`${id} ${category}`);
      if (discrimination) this.prevalences.add(discrimination.prevalence?.basis ?? 'refused');
    }
    if (models.some(({ status }) => status === 'complete')) this.complete += 1;
  };
}

/** The words that the assessment's schema allows in one place. */
const allowed = (definition, property) => JSON.parse(text('core', 'data', 'schema', 'assessment.schema.json')).definitions[definition].properties[property].enum;

test('native and WebAssembly give the same text for 12 000 random requests', () => {
  const reached = new Reached();
  compare(wasm, many(12000, SEED), reached.look);
  // The requests are worth something only when they reach everything the core can say.
  assert.deepEqual(allowed('error', 'code').filter((code) => !reached.codes.has(code) && code !== 'too_large'), [], 'error codes that no request met');
  assert.deepEqual([...reached.statuses].sort(), ['complete', 'no_input', 'not_applicable', 'partial']);
  assert.ok(reached.complete > 500, `only ${reached.complete} complete assessments`);
  assert.deepEqual([...reached.items].sort(), allowed('item', 'state').sort());
  assert.deepEqual([...reached.warnings].sort(), allowed('warning', 'code').sort());
  assert.deepEqual([...reached.factors].sort(), allowed('factor', 'state').sort());
  const called = Object.values(dataFiles()).flatMap(({ outcomes = [] }) =>
    outcomes.flatMap(({ id, input, none }) => {
      const { categories } = dataFiles()['variables.json'].variables.find((variable) => variable.id === input);
      return categories.filter(({ code }) => code !== none).map(({ code }) => `${id} ${code}`);
    }),
  );
  assert.deepEqual([...reached.outcomes].sort(), called.sort());
  assert.deepEqual([...reached.prevalences].sort(), ['cohort', 'refused', 'request']);
  assert.deepEqual([...reached.settles].sort(), ['always', 'decided', 'never', 'sometimes']);
  assert.deepEqual([...reached.matches].sort(), ['differs', 'same', 'unknown']);
  assert.ok(reached.suggestions.size > 5, [...reached.suggestions].join());
});

test('native and plain JavaScript give the same text for 2 000 random requests', () => {
  compare(plain, many(2000, SEED + 1));
});

test('every answer to 2 000 random requests is valid by assessment.schema.json', () => {
  const { validate } = schemas();
  for (const line of many(2000, SEED + 2)) {
    const answer = JSON.parse(wasm.assess(line));
    for (const one of Array.isArray(answer) ? answer : [answer]) {
      assert.deepEqual(validate('assessment.schema.json', one), [], line.slice(0, 500));
    }
  }
});

test('no answer prints a risk of 0 % or 100 %', () => {
  for (const line of many(2000, SEED + 3)) {
    assert.doesNotMatch(wasm.assess(line), /"(percent|ci_low|ci_high)":"(0|100)"/, line);
  }
});

test('texts of several lines are answered alike, line and column included', () => {
  const texts = [
    '{\n  "values": {\n    "age": {"value": 60, "unit": "a"}\n  }\n}\n',
    '{\n  "values": {\n    "age": {"value": 60 "unit": "a"}\n  }\n}\n',
    '{\r\n  "values": {\r\n    "é": 1,,\r\n  }\r\n}',
    '\n\n\n',
    '{"values":\n{"age":{"value":"6\n0"}}}',
  ];
  for (const input of texts) {
    const { stdout } = spawnSync(program, ['assess', '--json', '-'], { input, encoding: 'utf8' });
    assert.deepEqual(JSON.parse(wasm.assess(input)), JSON.parse(stdout), input);
    assert.equal(plain.assess(input), wasm.assess(input), input);
  }
});

test('the catalogue is the same, and so is the version', () => {
  const catalogue = JSON.parse(printed('catalogue'));
  assert.deepEqual(JSON.parse(wasm.catalogue()), catalogue);
  assert.equal(plain.catalogue(), wasm.catalogue());
  assert.deepEqual(JSON.parse(wasm.version()), catalogue.version);
  assert.equal(plain.version(), wasm.version());
});

test('the page puts the same catalogue together from the files and what stands beside them', async () => {
  const page = await pageModules();
  const { catalogueOf, unbroken } = await page.load('engine/catalogue.ts');
  await page.close();
  const expected = JSON.parse(unbroken(printed('catalogue')));
  for (const module of [wasm, plain]) assert.deepEqual(await catalogueOf(module, JSON.parse(data).files), expected);
});

test('files read one by one are in use like those read at once, and what is wrong with them is told', async () => {
  const step = async (pack) => {
    const module = await load('myolung');
    for (const [path, content] of Object.entries(pack.files)) module.add(path, content);
    let steps = 0;
    while (module.readNext()) steps += 1;
    return { module, steps, problems: JSON.parse(module.open(pack.version)) };
  };
  const { files, version } = JSON.parse(data);
  const good = await step({ files, version });
  assert.deepEqual(good.problems, []);
  assert.equal(good.steps, Object.keys(files).filter((path) => path.includes('/')).length + 2);
  assert.equal(good.module.catalogue(), wasm.catalogue());
  const bad = await step({ files: { ...files, 'register.json': '{}', 'models/dlm-2021.json': '{}' }, version });
  assert.ok(bad.problems.some(({ file }) => file === 'models/dlm-2021.json'));
  const worse = await step({ files: { ...files, 'sources.json': '{}' }, version });
  assert.equal(worse.steps, 0);
  assert.deepEqual([...new Set(worse.problems.map(({ file }) => file))], ['sources.json']);
});

test('the audit is the same, byte for byte, and valid', () => {
  const expected = printed('audit');
  for (const [build, module] of Object.entries(audits)) assert.equal(module.audit(), expected, build);
  assert.deepEqual(schemas().validate('audit.schema.json', JSON.parse(expected)), []);
});

// --- opening ---

/** The files in a pack, by path. */
const filesOf = (pack) => JSON.parse(pack).files;
const changed = (pack, path, change) => {
  const whole = JSON.parse(pack);
  whole.files[path] = JSON.stringify(change(JSON.parse(whole.files[path])));
  return JSON.stringify(whole);
};

test('the packs hold the data files as they are: everything, and all but the audit for the bedside', () => {
  const files = dataFiles();
  const read = (pack) => Object.fromEntries(Object.entries(filesOf(pack)).map(([path, content]) => [path, JSON.parse(content)]));
  assert.deepEqual(read(evidence), files);
  assert.deepEqual(read(data), Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('audit/'))));
  assert.equal(JSON.parse(data).version, JSON.parse(printed('catalogue')).version.data);
  assert.equal(JSON.parse(evidence).version, JSON.parse(data).version);
});

const broken = {
  'no files': '{"version": "000000000000", "files": {}}',
  'an empty file': changed(data, 'register.json', () => ({})),
  'a missing file': JSON.stringify({ ...JSON.parse(data), files: { 'sources.json': filesOf(data)['sources.json'] } }),
  'a file cut short': JSON.stringify({ ...JSON.parse(data), files: { ...filesOf(data), 'sources.json': '{"sources":' } }),
  'a wrong model': changed(data, 'models/dlm-2021.json', (model) => ({ ...model, bands: [] })),
  'wrong evidence': changed(data, 'evidence/zhang2025.json', (file) => ({ ...file, sources: ['nobody'] })),
};

test('a broken pack is refused with what is wrong and where, alike in both builds, and a good one opened after it', async () => {
  const [first, second] = [await load('myolung'), await load('myolung-js')];
  for (const [what, pack] of Object.entries(broken)) {
    const problems = JSON.parse(openPack(first, pack));
    assert.ok(problems.length > 0, what);
    for (const problem of problems) {
      assert.deepEqual(Object.keys(problem), ['file', 'path', 'message'], what);
      assert.ok(problem.file && problem.message, what);
    }
    assert.deepEqual(JSON.parse(openPack(second, pack)), problems, what);
  }
  for (const module of [first, second]) {
    assert.equal(openPack(module, data), '[]');
    assert.equal(module.assess('{}'), wasm.assess('{}'));
    // What is open stays open when a later text is refused.
    assert.notEqual(openPack(module, broken['a wrong model']), '[]');
    assert.equal(module.assess('{}'), wasm.assess('{}'));
  }
});

test('an audit file that asks for what is not there is refused by the evidence module, with its place', async () => {
  const spoil = (file) => ({ ...file, checks: file.checks.map((check, i) => (i === 0 ? { ...check, over: 'nothing' } : check)) });
  const pack = changed(evidence, 'audit/zhang2025.json', spoil);
  const answers = [];
  for (const name of ['myolung-evidence', 'myolung-evidence-js']) {
    const module = await load(name);
    assert.equal(openPack(module, pack), '[]', 'the loader does not read the audit');
    answers.push(module.audit());
  }
  assert.equal(answers[0], answers[1]);
  const problems = JSON.parse(answers[0]);
  assert.ok(Array.isArray(problems) && problems[0].file === 'audit/zhang2025.json' && problems[0].path.startsWith('/checks/0'), answers[0].slice(0, 300));
});

test('a text of ten million characters is answered, not crashed on', () => {
  const long = `{"values":{"age":{"value":"${'9'.repeat(10_000_000)}"}}}`;
  assert.equal(JSON.parse(wasm.assess(long)).errors.length, 1);
  assert.equal(JSON.parse(wasm.assess('{}')).errors.length, 0);
});

test('the modules run where code from strings is forbidden, and are whole', () => {
  const calls = { myolung: ['data.json', "m.assess('{}')"], 'myolung-evidence': ['evidence.json', 'm.audit()'] };
  const expected = { myolung: wasm.assess('{}'), 'myolung-evidence': audits.wasm.audit() };
  for (const [name, [pack, call]] of Object.entries(calls)) {
    for (const build of [name, `${name}-js`]) {
      assert.doesNotMatch(text('build', 'wasm', `${build}.mjs`), /\beval\(|new Function|\.mem"|require\(/, build);
      const read = (file) => `fs.readFileSync(${JSON.stringify(at('build', 'wasm', file))})`;
      const options = build === name ? `{wasmBinary: ${read(`${name}.wasm`)}}` : '';
      const code = `import fs from 'node:fs'; const m = await (await import(${JSON.stringify(at('build', 'wasm', `${build}.mjs`))})).default(${options});
        const { version, files } = JSON.parse(${read(pack)}); for (const [path, text] of Object.entries(files)) m.add(path, text);
        m.open(version); console.log(${call})`;
      const ran = spawnSync(process.execPath, ['--disallow-code-generation-from-strings', '--input-type=module', '-e', code], { encoding: 'utf8', maxBuffer: 2 ** 26 });
      assert.equal(ran.stdout.trim(), expected[name], ran.stderr);
    }
  }
  const files = readdirSync(at('build', 'wasm')).filter((name) => /^myolung.*\.(mem|wasm|js)$/.test(name));
  assert.deepEqual(files, ['myolung-evidence.wasm', 'myolung-stats.wasm', 'myolung.wasm'], 'no further file to load');
});

test('each module has the functions that its types declare', () => {
  for (const [name, module] of Object.entries({ myolung: wasm, 'myolung-js': plain, 'myolung-evidence': audits.wasm, 'myolung-evidence-js': audits.plain })) {
    const declared = [...text('build', 'wasm', `${name}.d.mts`).matchAll(/^ {2}(\w+)\(.*\): string;$/gm)].map(([, method]) => method);
    assert.ok(declared.includes('open'), name);
    for (const method of ['open', 'assess', 'catalogue', 'version', 'audit']) {
      assert.equal(typeof module[method] === 'function', declared.includes(method), `${name}: ${method}`);
    }
  }
});
