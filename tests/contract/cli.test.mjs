// The command line as its users meet it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { run } from './command.mjs';
import { dataFiles, schemas, text } from './support.mjs';

const { validate } = schemas();
const folder = mkdtempSync(join(tmpdir(), 'myolung-'));
after(() => rmSync(folder, { recursive: true }));

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
  for (const word of ['catalogue', 'assess', 'audit', '--version', '--help']) assert.ok(help.stdout.includes(word), word);
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
  assert.deepEqual(catalogue.infection_probability, files['variables.json'].infection_probability);
  assert.deepEqual(catalogue.register, files['register.json']);
  assert.deepEqual(catalogue.sources, files['sources.json'].sources);
  for (const kind of ['models', 'evidence']) {
    const expected = Object.entries(files).filter(([path]) => path.startsWith(`${kind}/`));
    assert.deepEqual(catalogue[kind].map(({ file }) => file), expected.map(([, file]) => file), kind);
  }
});

test('the catalogue has every pooled factor, and the curve of every score with counts', () => {
  const { evidence, models } = JSON.parse(run(['catalogue', '--json']).stdout);
  for (const { file, factors } of evidence) assert.deepEqual(factors.map(({ id }) => id), (file.factors ?? []).map(({ id }) => id), file.id);
  assert.ok(evidence.some(({ factors }) => factors.length > 0));
  for (const { file, derived } of models) {
    // From positive in nobody to positive in everybody: a point for each score, and one above the highest.
    assert.equal(derived.roc.length, file.observed ? file.observed.rows.length + 1 : 0, file.id);
    if (!file.observed) continue;
    assert.deepEqual([derived.roc[0].sensitivity, derived.roc.at(-1).false_positive_rate], [0, 1], file.id);
  }
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

// --- factors and outcomes ---

const withEvidence = {
  values: {
    fever: { value: true },
    arthritis: { value: false },
    age: { value: 60, unit: 'a' },
    ferritin: { value: 1800, unit: 'ng/mL' },
    acute_exacerbation: { value: 'infection_triggered' },
  },
};

test('assess --json tells of every pooled factor how the patient stands to it', () => {
  const answer = JSON.parse(assess(withEvidence).stdout);
  assert.deepEqual(validate('assessment.schema.json', answer), []);
  const pooled = Object.values(dataFiles()).flatMap(({ factors = [] }) => factors.map(({ id }) => id));
  assert.deepEqual(answer.factors.map(({ id }) => id), pooled);
  const states = Object.fromEntries(answer.factors.map(({ id, state, present }) => [id, [state, present]]));
  assert.deepEqual(states.fever, ['present', true]);
  assert.deepEqual(states.arthritis, ['absent', false]);
  assert.deepEqual(states.age, ['per_unit', null]);
  assert.deepEqual(states.ferritin, ['between', null]);
  assert.deepEqual(states.anti_ro52, ['unknown', null]);
});

test('assess --json gives the outcomes that an exacerbation calls for, at the probability asked', () => {
  const ask = (more) => {
    const answer = JSON.parse(assess({ ...withEvidence, ...more }).stdout);
    assert.deepEqual(validate('assessment.schema.json', answer), []);
    return answer.outcomes;
  };
  const [larger, smaller] = ask({});
  assert.deepEqual([larger.id, smaller.id], ['death-after-exacerbation', 'death-in-hospital']);
  assert.deepEqual(larger.groups.map(({ matches }) => matches), [true, false]);
  // Zhang 2025, abstract: 25 of 35 and 25 of 34, from 71.4 % and 73.5 %; the group was 35 of 69.
  const counts = ({ events, total }) => [events, total];
  assert.deepEqual([counts(larger.discrimination.sensitivity), counts(larger.discrimination.specificity)], [[25, 35], [25, 34]]);
  assert.deepEqual([larger.discrimination.prevalence.basis, larger.discrimination.prevalence.text], ['cohort', '50.7']);
  const [asked] = ask({ infection_probability: { value: 20, unit: '%' } });
  assert.deepEqual([asked.discrimination.prevalence.basis, asked.discrimination.prevalence.text], ['request', '20']);
  assert.ok(asked.discrimination.after_positive.probability < larger.discrimination.after_positive.probability);
  assert.deepEqual(ask({ values: { acute_exacerbation: { value: 'none' } } }), []);
  const refused = run(['assess', '--json'], JSON.stringify({ ...withEvidence, infection_probability: 1 }));
  assert.equal(refused.status, 2);
  assert.equal(JSON.parse(refused.stdout).errors[0].input, 'infection_probability');
  assert.equal(JSON.parse(refused.stdout).outcomes[0].discrimination.prevalence, null);
});

test('assess without --json lists the known factors with their odds ratios, and why they are not added up', () => {
  const { status, stdout } = run(['assess'], JSON.stringify(withEvidence));
  assert.equal(status, 0);
  assert.match(stdout, /^Associated factors, one by one \(yuan2025\): 27 of 31 not known$/m);
  // Yuan 2025, Table 2
  assert.match(stdout, /Fever +present\n +odds ratio 3\.090 \(95 % CI 1\.933 to 4\.939\), 4 studies, I² 50\.2 %, RF\n/);
  assert.match(stdout, /Arthritis +absent\n +odds ratio 1\.065 \(95 % CI 0\.740 to 1\.533\), 7 studies, I² 0 %, NS\n/);
  assert.match(stdout, /Raised ferritin +1800 ng\/mL: meets 8 of 9 cut-offs/);
  assert.doesNotMatch(stdout, /Anti-Ro-?52/, 'what is not known is not listed');
  const [{ no_combined_number: why }] = Object.values(dataFiles()).filter((file) => file.no_combined_number);
  assert.equal(stdout.split(why).length, 2, 'once');
  assert.match(run(['assess'], '{}').stdout, /^Associated factors, one by one \(yuan2025\): 31 of 31 not known$/m);
});

test('assess without --json shows deaths with their counts, as printed where no count fits, and the findings', () => {
  const { stdout } = run(['assess'], JSON.stringify(withEvidence));
  assert.match(stdout, /^Death after acute exacerbation of myositis-associated ILD \(zhang2025\)$/m);
  assert.match(stdout, /Infection-triggered, 35 patients, as this patient\n +30 days +10 of 35 \(29 %, 95 % CI 15 to 46 %\)/);
  assert.match(stdout, /90 days +14\.9 % as printed; no count of 34 gives it/);
  assert.match(stdout, /after a positive result +74 % \(95 % CI 60 to 83 %\)/);
  assert.match(stdout, /^ {2}Recomputed: Idiopathic, 90 days/m);
  assert.match(stdout, /^Counter-evidence: death in hospital/m);
  assert.doesNotMatch(stdout, /\b(0|100) ?% \(|null/);
  const refused = run(['assess'], JSON.stringify({ ...withEvidence, infection_probability: 1 }));
  assert.match(refused.stdout, /sensitivity +25 of 35/);
  assert.doesNotMatch(refused.stdout, /after a positive result/);
});

// --- audit ---

const auditRows = () => JSON.parse(run(['audit', '--json']).stdout).rows;
const verdicts = ['reproduces', 'differs', 'impossible', 'cannot_be_checked'];

test('audit --json is valid; its counts are those of its rows, each row has its own id, each finding is known', () => {
  const { status, stdout, stderr } = run(['audit', '--json']);
  assert.equal(status, 0);
  assert.equal(stderr, '');
  const audit = JSON.parse(stdout);
  assert.deepEqual(validate('audit.schema.json', audit), []);
  assert.deepEqual(audit.counts, Object.fromEntries(verdicts.map((name) => [name, audit.rows.filter(({ verdict }) => verdict === name).length])));
  assert.equal(new Set(audit.rows.map(({ id }) => id)).size, audit.rows.length);
  const files = Object.entries(dataFiles()).filter(([path]) => path.startsWith('evidence/')).map(([, file]) => file);
  const known = files.flatMap(({ id, findings }) => findings.map((finding) => `${id}/${finding.id}`));
  assert.deepEqual(audit.findings.map(({ evidence, id }) => `${evidence}/${id}`), known);
  for (const { id, evidence, verdict, recomputed, finding } of audit.rows) {
    assert.ok(id.startsWith(`${evidence}/`), id);
    assert.ok(finding === null || known.includes(`${evidence}/${finding}`), id);
    assert.equal(recomputed === null, verdict === 'cannot_be_checked', id);
  }
  assert.deepEqual([...new Set(audit.rows.map(({ evidence }) => evidence))].sort(), files.map(({ id }) => id), 'no source is left unchecked');
});

test('every check of core/data/audit is run', () => {
  const ran = new Set(auditRows().map(({ evidence, check }) => `${evidence}/${check}`));
  const declared = Object.entries(dataFiles())
    .filter(([path]) => path.startsWith('audit/'))
    .flatMap(([, { evidence, checks }]) => checks.map(({ id }) => `${evidence}/${id}`));
  assert.deepEqual([...ran].sort(), declared.sort());
});

test('audit says what was found and what it means, and counts the rest', () => {
  const { status, stdout } = run(['audit']);
  assert.equal(status, 0);
  const { counts, findings } = JSON.parse(run(['audit', '--json']).stdout);
  for (const { evidence, title } of findings) assert.ok(stdout.includes(`${evidence}: ${title}\n`), title);
  assert.ok(stdout.includes(`${counts.reproduces} reproduce, ${counts.differs} differ, ${counts.impossible} are impossible`));
  assert.doesNotMatch(stdout, /cannot_be_checked|null/);
});

test('audit --verdict and --source keep to what was asked', () => {
  const rows = auditRows();
  const asked = (...args) => {
    const { status, stdout, stderr } = run(['audit', ...args]);
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const open = asked('--verdict', 'cannot_be_checked', '--source', 'zhang2025');
  for (const { id, evidence, verdict } of rows) {
    assert.equal(open.includes(`  ${id} `), evidence === 'zhang2025' && verdict === 'cannot_be_checked', id);
  }
  const wrong = asked('--verdict', 'differs,impossible');
  assert.equal(wrong, asked('--verdict', 'differs', '--verdict', 'impossible'));
  assert.equal(wrong.match(/^ {6}printed /gm).length, rows.filter(({ verdict }) => ['differs', 'impossible'].includes(verdict)).length);
  assert.doesNotMatch(wrong, /: (reproduces|cannot be checked)$/m);
  const [one, all] = [asked('--source', 'zhang2025'), asked()];
  assert.match(one, /^zhang2025: /m);
  assert.match(all, /^yuan2025: /m);
  assert.doesNotMatch(one, /^(yuan2025|liang2021): /m);
  const asJson = JSON.parse(asked('--json', '--source', 'zhang2025', '--verdict', 'impossible'));
  assert.deepEqual(asJson.rows.map(({ id }) => id), ['zhang2025/idiopathic/90-days']);
  assert.deepEqual(asJson.counts, { reproduces: 0, differs: 0, impossible: 1, cannot_be_checked: 0 });
  assert.match(one, /^Figures: 10 reproduce, 0 differ, 1 are impossible, 2 cannot be checked\.$/m);
});

test('a verdict or a source that is not there: exit 2, and what there is', () => {
  for (const [args, there] of [[['--verdict', 'wrong'], 'impossible'], [['--verdict', 'differs,wrong'], 'reproduces'], [['--source', 'yuan'], 'yuan2025']]) {
    const { status, stdout, stderr } = run(['audit', ...args]);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '', args.join(' '));
    assert.ok(stderr.includes(args.at(-1).split(',').at(-1)) && stderr.includes(there), stderr);
  }
});

// --- what is refused ---

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
  for (const args of [['assess', join(folder, 'none.json')], ['assess', folder], ['asses'], ['assess', '--jsn'], ['catalogue', 'x'], ['audit', 'x']]) {
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
