// The program, the WebAssembly module and the plain-JavaScript module are one core: the same text for every
// request. What is loaded are the very files that ship.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { requests } from './requests.mjs';
import { at, program, schemas, text } from './support.mjs';

const SEED = 20261121;
const wasm = await (await import(at('build', 'wasm', 'myolung.mjs'))).default({
  wasmBinary: readFileSync(at('build', 'wasm', 'myolung.wasm')),
});
const plain = await (await import(at('build', 'wasm', 'myolung-js.mjs'))).default();

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

function compare(module, lines) {
  const expected = native(lines);
  for (const [i, line] of lines.entries()) {
    assert.equal(module.assess(line), expected[i], `request ${i}: ${line.slice(0, 500)}`);
  }
  return expected.map((answer) => JSON.parse(answer)).flat();
}

test('native and WebAssembly give the same text for 12 000 random requests', () => {
  const answers = compare(wasm, many(12000, SEED));
  // The requests are worth something only when they reach everything the core can say.
  const seen = new Set(answers.flatMap(({ errors }) => errors.map(({ code }) => code)));
  const { enum: codes } = JSON.parse(text('core', 'data', 'schema', 'assessment.schema.json')).definitions.error.properties.code;
  assert.deepEqual(codes.filter((code) => !seen.has(code) && code !== 'too_large'), [], 'error codes that no request met');
  const states = new Set(answers.flatMap(({ models }) => models.map(({ status }) => status)));
  assert.deepEqual([...states].sort(), ['complete', 'no_input', 'not_applicable', 'partial']);
  const complete = answers.filter(({ models }) => models.some(({ status }) => status === 'complete')).length;
  assert.ok(complete > 500, `only ${complete} complete assessments`);
  const items = new Set(answers.flatMap(({ models }) => models.flatMap((model) => model.items.map(({ state }) => state))));
  assert.deepEqual([...items].sort(), ['could_not_perform', 'imprecise', 'known', 'missing']);
  const warned = new Set(answers.flatMap(({ warnings, models }) => [...warnings, ...models.flatMap((m) => m.warnings)]).map(({ code }) => code));
  assert.deepEqual([...warned].sort(), ['caution', 'check_thousands', 'check_unit', 'check_value', 'near_cutoff', 'state_not_defined']);
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
  const catalogue = JSON.parse(execFileSync(program, ['catalogue', '--json'], { encoding: 'utf8' }));
  assert.deepEqual(JSON.parse(wasm.catalogue()), catalogue);
  assert.equal(plain.catalogue(), wasm.catalogue());
  assert.deepEqual(JSON.parse(wasm.version()), catalogue.version);
  assert.equal(plain.version(), wasm.version());
});

test('a text of ten million characters is answered, not crashed on', () => {
  const long = `{"values":{"age":{"value":"${'9'.repeat(10_000_000)}"}}}`;
  assert.equal(JSON.parse(wasm.assess(long)).errors.length, 1);
  assert.equal(JSON.parse(wasm.assess('{}')).errors.length, 0);
});

test('the modules run where code from strings is forbidden, and are whole', () => {
  for (const name of ['myolung.mjs', 'myolung-js.mjs']) {
    assert.doesNotMatch(text('build', 'wasm', name), /\beval\(|new Function|\.mem"|require\(/, name);
    const options = name === 'myolung.mjs' ? `{wasmBinary:fs.readFileSync(${JSON.stringify(at('build', 'wasm', 'myolung.wasm'))})}` : '';
    const code = `import fs from 'node:fs'; const m = await (await import(${JSON.stringify(at('build', 'wasm', name))})).default(${options}); console.log(m.assess('{}'))`;
    const ran = spawnSync(process.execPath, ['--disallow-code-generation-from-strings', '--input-type=module', '-e', code], { encoding: 'utf8' });
    assert.equal(ran.stdout.trim(), wasm.assess('{}'), ran.stderr);
  }
  const files = readdirSync(at('build', 'wasm')).filter((name) => /^myolung.*\.(mem|wasm|js)$/.test(name));
  assert.deepEqual(files, ['myolung.wasm'], 'no further file to load');
});
