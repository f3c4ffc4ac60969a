// The statistical methods as users of the command line meet them.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { refused, run, stats } from './command.mjs';

const folder = mkdtempSync(join(tmpdir(), 'myolung-'));
after(() => rmSync(folder, { recursive: true }));

/** 3 of 10, one patient unknown. */
const csv = `id,died\n${[1, 0, 0, 1, 'NA', 0, 0, 1, 0, 0, 0].map((died, i) => `p${i},${died}`).join('\n')}\n`;

const methods = () =>
  run(['stats', '--help'])
    .stdout.split('Subcommands:\n')[1]
    .split('\n\n')[0]
    .split('\n')
    .map((line) => line.trim().split(/\s+/)[0]);

test('stats --help lists the methods, and each explains its options', () => {
  assert.ok(methods().includes('proportion'));
  for (const method of methods()) {
    const { status, stdout } = run(['stats', method, '--help']);
    assert.equal(status, 0);
    for (const word of ['FILE', '--json', '--delimiter', '--decimal', '--missing']) assert.ok(stdout.includes(word), `${method}: ${word}`);
    // The words on a long option stand on the next line.
    assert.doesNotMatch(stdout, /^ {2}--\S+( \S+)?( REQUIRED)?\s*\n(?! {30}\S)/m, `${method}: an option without a word on it`);
  }
});

test('an answer says what was read, what was left out, and what was found', () => {
  const answer = stats('proportion', csv, '--outcome', 'died');
  assert.deepEqual(Object.keys(answer), ['method', 'input', 'options', 'result', 'notes']);
  assert.deepEqual(answer.input, {
    rows: 11,
    rows_used: 10,
    delimiter: 'comma',
    decimal: 'point',
    columns: [{ column: 'died', dropped: 1 }],
    missing: [{ column: 'died', code: 'NA', count: 1 }],
  });
  assert.deepEqual(answer.options, { outcome: 'died', level: '0.95' });
});

test('proportion: three intervals, as R has them for 3 of 10', () => {
  const { result } = stats('proportion', csv, '--outcome', 'died');
  assert.deepEqual([result.n, result.events, result.estimate], [10, 3, 0.3]);
  // prop.test(3, 10, correct = FALSE), binom.test(3, 10), qbeta(c(0.025, 0.975), 3.5, 7.5)
  const expected = { wilson: [0.1077913, 0.6032219], clopper_pearson: [0.06673951, 0.6524529], jeffreys: [0.0926946, 0.6058183] };
  assert.deepEqual(result.intervals.map(({ interval }) => interval), Object.keys(expected));
  for (const { interval, ci_low, ci_high } of result.intervals) {
    const [low, high] = expected[interval];
    assert.ok(Math.abs(ci_low - low) < 5e-7 && Math.abs(ci_high - high) < 5e-7, interval);
  }
});

test('a file, standard input, and the other ways to write a table give the same answer', () => {
  const path = join(folder, 'cohort.csv');
  writeFileSync(path, csv);
  const { result } = stats('proportion', csv, '--outcome', 'died');
  assert.deepEqual(JSON.parse(run(['stats', 'proportion', path, '--outcome', 'died', '--json']).stdout).result, result);
  const semicolons = `\uFEFF${csv.replaceAll(',', ';').replaceAll('\n', '\r\n')}`;
  assert.deepEqual(stats('proportion', semicolons, '--outcome', 'died').result, result);
  const words = csv.replace(/,1\n/g, ',dead\n').replace(/,0\n/g, ',alive\n').replace(',NA\n', ',lost\n');
  assert.deepEqual(stats('proportion', words, '--outcome', 'died', '--positive', 'dead', '--missing', 'lost,?').result, result);
});

test('the readable answer has the rows used and the intervals', () => {
  const { status, stdout } = run(['stats', 'proportion', '-', '--outcome', 'died'], csv);
  assert.equal(status, 0);
  assert.match(stdout, /^ {4}wilson {12}0\.1078 to 0\.6032$/m);
  assert.match(stdout, /^Rows: 10 of 11 used, 1 without died\.$/m);
  assert.match(stdout, /^Taken as missing in died: NA \(1\)\.$/m);
  assert.match(stdout, /^Read with a comma between columns and a decimal point\.$/m);
});

test('what cannot be answered is refused with what to do', () => {
  const outcome = ['--outcome', 'died'];
  assert.match(refused('proportion', csv), /needs --outcome\..*\[missing_option, outcome\]/);
  assert.match(refused('proportion', csv, '--outcom', 'died'), /Did you mean --outcome\?/);
  assert.match(refused('proportion', csv, '--outcom=died'), /Did you mean --outcome\?/);
  assert.match(refused('proportion', csv, ...outcome, 'surplus'), /one word too many: surplus/);
  assert.match(refused('proportion', csv, ...outcome, '-x'), /no option "--x"/);
  assert.match(refused('propotion', csv), /Did you mean proportion\?/);
  assert.match(refused('proportion', csv, '--outcome', 'death_or_transplant'), /columns are "id", "died"/);
  assert.match(refused('proportion', csv, '--outcome', 'id'), /11 values where two are asked for/);
  assert.match(refused('proportion', 'a;b,c\n1;2\n', '--outcome', 'a'), /a comma and a semicolon.*--delimiter/);
  assert.match(refused('proportion', csv, ...outcome, '--delimiter', 'colon'), /comma, semicolon, tab, bar/);
  assert.match(refused('proportion', `${csv}p11\n`, ...outcome), /1 row has another number of cells: line 13 \(1\)/);
  assert.match(refused('proportion', '', ...outcome), /empty/);
  const none = run(['stats', 'proportion', join(folder, 'none.csv'), ...outcome]);
  assert.equal(none.status, 2);
  assert.match(none.stderr, /none\.csv/);
  const bare = run(['stats']);
  assert.equal(bare.status, 2);
  assert.match(bare.stderr, /Which method\?/);
});

test('proportion: from counts without a file', () => {
  const { result, input } = stats('proportion', null, '--events', '3', '--total', '10');
  assert.deepEqual(result, stats('proportion', csv, '--outcome', 'died').result);
  assert.equal(input.rows, 0);
  assert.match(refused('proportion', null, '--events', '3'), /Without --total the numbers are not complete/);
  assert.match(refused('proportion', null, '--events', '11', '--total', '10'), /whole number from 0 to 10/);
  assert.match(refused('proportion', null), /needs --outcome.*--events and --total/);
});

test('numbers that are typed do not win over a file or a column unseen', () => {
  const typed = {
    proportion: [['--events', '3', '--total', '10'], ['--outcome', 'died']],
    diagnostic: [['--tp', '3', '--fp', '1', '--fn', '2', '--tn', '5'], ['--test', 'died', '--outcome', 'age']],
    't-test': [['--mean1', '1', '--sd1', '1', '--n1', '9', '--mean2', '2', '--sd2', '1', '--n2', '9'], ['--value', 'age', '--group', 'died']],
    fisher: [['--counts', '7,14/4,36'], ['--row', 'died', '--column', 'age']],
    'chi-square': [['--counts', '7,14/4,36'], ['--row', 'died', '--column', 'age']]
  };
  for (const [method, [numbers, columns]] of Object.entries(typed)) {
    assert.match(refused(method, csv, ...numbers), /No option names a column of -\. Leave out the file/, method);
    assert.match(refused(method, csv, ...numbers, ...columns), /names a column, while --.* gives? the numbers without one\. Give one or the other\./, method);
    assert.match(refused(method, csv, ...numbers, ...columns.slice(0, 2)), /names a column, while --/, method);
  }
});

test('an option that is not there is refused before a file is looked for: its value is none', () => {
  assert.match(refused('roc', null, '--events', '3', '--total', '21'), /The method roc has no option "--events"/);
});

test('a column is not two things at once', () => {
  const table = 'y,x\n0,1\n1,2\n1,1\n0,2\n';
  for (const [method, ...options] of [
    ['roc', '--score', 'y', '--outcome', 'y'], ['roc', '--outcome', 'y', '--score', 'x', '--score2', 'x'], ['roc-compare', '--outcome', 'y', '--score', 'x', '--group', 'x'],
    ['diagnostic', '--test', 'y', '--outcome', 'y'], ['correlation', '--x', 'x', '--y', 'x'], ['fisher', '--row', 'y', '--column', 'y'],
    ['chi-square', '--row', 'y', '--column', 'y'], ['calibration', '--outcome', 'y', '--probability', 'y'], ['decision-curve', '--outcome', 'y', '--probability', 'y'],
    ['validation-size', '--outcome', 'y', '--probability', 'y'], ['mann-whitney', '--value', 'x', '--group', 'x'], ['t-test', '--value', 'x', '--group', 'x'],
    ['kaplan-meier', '--time', 'x', '--event', 'y', '--group', 'y'], ['log-rank', '--time', 'x', '--event', 'y', '--group', 'x'],
    ['logistic', '--outcome', 'y', '--terms', 'x,y'], ['cox', '--time', 'x', '--event', 'y', '--terms', 'y'], ['points-score', '--outcome', 'y', '--candidates', 'x,y'],
  ]) assert.match(refused(method, table, ...options), /^myolung: Column "[xy]" is named as two things, with --[a-z0-9]+ and with --[a-z0-9]+\. .*\[unknown_option, [a-z0-9]+\]/, method);
  // A column may be said more of.
  stats('table1', table, '--group', 'y', '--columns', 'x', '--categorical', 'x');
});

test('what a spreadsheet leaves in a table is named', () => {
  assert.match(refused('proportion', 'sep=;\nid;died\na;1\n', '--outcome', 'died'), /first line, "sep=;", tells a spreadsheet program.*Remove this line, and state it with --delimiter semicolon/);
  assert.match(refused('correlation', 'x,y\n1,4\u00A0\n2,5\n3,7\n', '--x', 'x', '--y', 'y'), /"4\u00A0" \(with a no-break space\) on line 2/);
  assert.match(refused('proportion', 'y\nyes\u200B\nno\n', '--outcome', 'y'), /\(with a zero-width space\)/);
});

test('large numbers are printed with an exponent, not with hundreds of digits', () => {
  const { stdout } = run(['stats', 't-test', '--mean1', '1e200', '--sd1', '1e199', '--n1', '9', '--mean2', '-3e200', '--sd2', '1e199', '--n2', '9']);
  assert.match(stdout, /mean +sd\n.* 1\.000e\+200 +1\.000e\+199\n.* -3\.000e\+200/);
  assert.ok(stdout.split('\n').every((line) => line.length < 200));
});
