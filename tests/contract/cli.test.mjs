// The command line as its users meet it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { dataFiles, program, schemas, text } from './support.mjs';

const { validate } = schemas();
const folder = mkdtempSync(join(tmpdir(), 'myolung-'));
after(() => rmSync(folder, { recursive: true }));

const run = (args, input = '') => {
  const { status, stdout, stderr, signal } = spawnSync(program, args, { input, encoding: 'utf8' });
  assert.equal(signal, null, stderr);
  return { status, stdout, stderr };
};
const assess = (request, ...args) => run(['assess', '--json', ...args, '-'], typeof request === 'string' ? request : JSON.stringify(request));
const written = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const good = {
  values: {
    dlco_percent_predicted: { value: 43, unit: '%' },
    lung_suvmean: { value: '0,52', unit: 'g/mL' },
    mediastinal_node_abnormal: { value: true },
  },
  pretest_probability: 0.2,
};
const dlm = ({ models }) => models.find(({ id }) => id === 'dlm-2021');
const bad = { values: { dlco_percent_predicted: { value: 430, unit: '%' }, dlcoo: { value: 1 } } };

test('without an argument, and with --help, it says how to use it', () => {
  const help = run(['--help']);
  assert.equal(help.status, 0);
  for (const word of ['catalogue', 'assess', '--version', '--help']) assert.ok(help.stdout.includes(word), word);
  const bare = run([]);
  assert.equal(bare.status, 2);
  assert.equal(bare.stdout, '');
  assert.match(bare.stderr, /--help/);
});

test('assess --help has an example that works as it stands', () => {
  const { status, stdout } = run(['assess', '--help']);
  assert.equal(status, 0);
  assert.match(stdout, /--json/);
  const [example] = /\{"values".*\}(?=')/.exec(stdout);
  assert.deepEqual(JSON.parse(assess(example).stdout).errors, []);
  assert.doesNotMatch(stdout, /--lines/, 'a developer option stays out of the help');
});

test('--version gives the version of the program, as in CMakeLists.txt, and of the data', () => {
  const { status, stdout } = run(['--version']);
  const [, version] = /project\(myolung VERSION (\S+)/.exec(text('CMakeLists.txt'));
  assert.equal(status, 0);
  assert.match(stdout, new RegExp(`\\b${version.replaceAll('.', '\\.')}\\b`));
  assert.match(stdout, /\b[0-9a-f]{12}\b/);
});

test('catalogue --json is valid, and holds the data files as they are', () => {
  const { status, stdout, stderr } = run(['catalogue', '--json']);
  assert.equal(status, 0);
  assert.equal(stderr, '');
  const catalogue = JSON.parse(stdout);
  assert.deepEqual(validate('catalogue.schema.json', catalogue), []);
  const files = dataFiles();
  assert.deepEqual(catalogue.variables, files['variables.json'].variables);
  assert.deepEqual(catalogue.pretest, files['variables.json'].pretest);
  assert.deepEqual(catalogue.sources, files['sources.json'].sources);
  const models = Object.entries(files).filter(([path]) => path.startsWith('models/'));
  assert.deepEqual(catalogue.models.map(({ file }) => file), models.map(([, model]) => model));
});

test('catalogue names every variable and model for a reader', () => {
  const { status, stdout } = run(['catalogue']);
  assert.equal(status, 0);
  const files = dataFiles();
  for (const { id } of files['variables.json'].variables) assert.ok(stdout.includes(id), id);
  for (const [path, { title }] of Object.entries(files)) if (path.startsWith('models/')) assert.ok(stdout.includes(title), title);
});

test('assess answers one patient from standard input, by name or by default, and from a file', () => {
  const { status, stdout, stderr } = assess(good);
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  const answer = JSON.parse(stdout);
  assert.deepEqual(validate('assessment.schema.json', answer), []);
  const model = dlm(answer);
  assert.equal(model.status, 'complete');
  assert.deepEqual(model.score, { min: 3, max: 3 });
  assert.equal(run(['assess', '--json'], JSON.stringify(good)).stdout, stdout);
  assert.equal(run(['assess', '--json', written('good.json', JSON.stringify(good))]).stdout, stdout);
});

test('assess answers an array with an array', () => {
  const { status, stdout } = assess([good, {}, { values: { age: { value: 17, unit: 'a' } } }]);
  assert.equal(status, 0);
  const answers = JSON.parse(stdout);
  for (const answer of answers) assert.deepEqual(validate('assessment.schema.json', answer), []);
  assert.deepEqual(answers.map((answer) => dlm(answer).status), ['complete', 'no_input', 'not_applicable']);
});

test('assess without --json is a table with the counts, the interval and the outcome', () => {
  const { status, stdout } = run(['assess', '-'], JSON.stringify(good));
  assert.equal(status, 0);
  assert.match(stdout, /DLM/);
  assert.match(stdout, /9 of 9/);
  assert.match(stdout, /66/, 'the lower end of the interval of 9 of 9');
  assert.match(stdout, /1 month/);
  assert.doesNotMatch(stdout, /\b(0|100) ?%/);
});

test('a wrong value: exit 2, what and where and how to mend it on standard error, the rest on standard output', () => {
  const { status, stdout, stderr } = assess(bad);
  assert.equal(status, 2);
  const answer = JSON.parse(stdout);
  assert.deepEqual(validate('assessment.schema.json', answer), []);
  assert.deepEqual(answer.errors.map(({ input, code }) => [input, code]), [
    ['dlco_percent_predicted', 'out_of_range'],
    ['dlcoo', 'unknown_input'],
  ]);
  for (const { message, remedy } of answer.errors) {
    assert.ok(stderr.includes(message), message);
    assert.ok(stderr.includes(remedy), remedy);
  }
});

test('malformed JSON: exit 2, line and column', () => {
  const { status, stdout, stderr } = assess('{\n  "values": {,}\n}');
  assert.equal(status, 2);
  assert.match(stderr, /line 2, column 14/);
  assert.equal(JSON.parse(stdout).errors[0].code, 'malformed_json');
});

test('one bad patient of an array: exit 2, and all are answered', () => {
  const { status, stdout } = assess([good, bad]);
  assert.equal(status, 2);
  assert.deepEqual(JSON.parse(stdout).map(({ errors }) => errors.length), [0, 2]);
});

test('a file that is not there, an unknown command, an unknown option: exit 2 and a sentence', () => {
  for (const args of [['assess', join(folder, 'none.json')], ['assess', folder], ['asses'], ['assess', '--jsn'], ['catalogue', 'x']]) {
    const { status, stdout, stderr } = run(args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '', args.join(' '));
    assert.notEqual(stderr, '', args.join(' '));
  }
});

test('--lines answers each line with one line, an empty one too', () => {
  const { status, stdout } = run(['assess', '--lines'], `${JSON.stringify(good)}\n\n{\n`);
  assert.equal(status, 0);
  const lines = stdout.split('\n');
  assert.equal(lines.pop(), '');
  assert.deepEqual(lines.map((line) => JSON.parse(line).errors.length), [0, 1, 1]);
});
