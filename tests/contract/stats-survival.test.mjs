// Survival, as users of the command line meet it. Expected numbers are those of R's package survival.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near, refused, run, stats } from './command.mjs';

/** R's aml: weeks of remission, with and without maintenance. */
const aml = `time,status,x
9,1,Maintained
13,1,Maintained
13,0,Maintained
18,1,Maintained
23,1,Maintained
28,0,Maintained
31,1,Maintained
34,1,Maintained
45,0,Maintained
48,1,Maintained
161,0,Maintained
5,1,Nonmaintained
5,1,Nonmaintained
8,1,Nonmaintained
8,1,Nonmaintained
12,1,Nonmaintained
16,0,Nonmaintained
23,1,Nonmaintained
27,1,Nonmaintained
30,1,Nonmaintained
33,1,Nonmaintained
43,1,Nonmaintained
45,1,Nonmaintained
`;
const columns = ['--time', 'time', '--event', 'status'];

test('kaplan-meier: curves, medians and survival at times as R survfit', () => {
  const { result } = stats('kaplan-meier', aml, ...columns, '--group', 'x', '--at', '20,200', '--steps');
  assert.deepEqual(result.curves.map(({ group, n, events }) => [group, n, events]), [
    ['Maintained', 11, 7],
    ['Nonmaintained', 12, 11],
  ]);
  const [maintained, without] = result.curves;
  assert.deepEqual(maintained.times[1], { share: 0.5, estimate: 31, ci_low: 18, ci_high: null });
  assert.deepEqual(without.times[1], { share: 0.5, estimate: 23, ci_low: 8, ci_high: null });
  const [at20, beyond] = maintained.at;
  assert.deepEqual([at20.at_risk, at20.events_by_then, at20.censored_by_then], [7, 3, 1]);
  near(at20.estimate, 0.715909090909091);
  near(at20.se, 0.139664970557228);
  near(at20.ci_low, 0.488426287422128);
  assert.equal(at20.ci_high, 1);
  assert.equal(beyond.estimate, null);
  const last = without.steps.at(-1);
  assert.deepEqual([last.time, last.estimate, last.se, last.ci_low], [45, 0, null, null]);
});

test('kaplan-meier: one curve without groups; --interval and --shares are heard', () => {
  const { result } = stats('kaplan-meier', aml, ...columns, '--interval', 'log-log', '--shares', '0.1', '--steps');
  assert.equal(result.curves.length, 1);
  assert.equal('group' in result.curves[0], false);
  assert.deepEqual(result.curves[0].times.map(({ share, estimate }) => [share, estimate]), [[0.1, 8]]);
  near(result.curves[0].steps[0].ci_low, 0.694947537532059);
  assert.match(refused('kaplan-meier', aml, ...columns, '--interval', 'plain'), /\[.*, interval\]/);
  assert.match(refused('kaplan-meier', aml, ...columns, '--at', '-1'), /below 0/);
});

test('kaplan-meier: who leaves at the very time asked for counts twice, and that is said', () => {
  const asked = stats('kaplan-meier', aml, ...columns, '--at', '23');
  const [at] = asked.result.curves[0].at;
  // Of 23 patients two have the event at 23.
  assert.equal(at.at_risk + at.events_by_then + at.censored_by_then, 23 + 2);
  assert.equal('events' in at, false);
  assert.match(asked.notes.join(' '), /at that very time counts as at risk and as an event/);
  assert.doesNotMatch(stats('kaplan-meier', aml, ...columns).notes.join(' '), /at that very time/);
});

test('kaplan-meier: every step is listed when asked for, else what is read from the curve', () => {
  const short = stats('kaplan-meier', aml, ...columns, '--at', '23').result.curves[0];
  const whole = stats('kaplan-meier', aml, ...columns, '--at', '23', '--steps').result.curves[0];
  assert.deepEqual(Object.keys(short), ['n', 'events', 'times', 'at']);
  assert.deepEqual(Object.keys(whole), [...Object.keys(short), 'steps']);
  // Times at which someone leaves, each once.
  const leave = new Set(aml.trim().split('\n').slice(1).map((row) => row.split(',')[0]));
  assert.equal(whole.steps.length, leave.size);
});

test('--json is laid out for reading, byte by byte as JavaScript does', () => {
  const odd = 'time,status,x\n1,1,"a ""b"", {c: [d]}\\"\n2,0,é\n3,1,é\n4,1,"a ""b"", {c: [d]}\\"\n';
  for (const args of [['--steps'], ['--group', 'x', '--steps']]) {
    const { stdout } = run(['stats', 'kaplan-meier', '-', ...columns, '--json', ...args], odd);
    const plain = (text) => text.replace(/\b(\d+)\.0\b/g, '$1'); // 1.0 stays as the core writes it
    assert.equal(plain(stdout), `${JSON.stringify(JSON.parse(stdout), null, 2)}\n`);
  }
});

test('kaplan-meier in words: one curve has no name, curves of groups have theirs', () => {
  const words = (...args) => run(['stats', 'kaplan-meier', '-', ...columns, '--at', '23', '--steps', ...args], aml).stdout;
  const alone = words();
  assert.match(alone, /^ +at\n +time +at risk +events by then +censored by then /m);
  assert.match(alone, /^ +steps$/m);
  assert.doesNotMatch(alone, /23: /);
  assert.match(words('--group', 'x'), /^ +Nonmaintained: steps$/m);
});

test('a time below 0 is refused by column and line, whatever rows were dropped', () => {
  const table = 't,status,x\n,1,0\n3,1,1\n-1,1,0\n2,0,1\n-0.5,1,1\n';
  const named = ['--time', 't', '--event', 'status'];
  for (const [method, ...more] of [['kaplan-meier'], ['kaplan-meier', '--group', 'x'], ['log-rank', '--group', 'x'], ['cox', '--terms', 'x']]) {
    assert.match(refused(method, table, ...named, ...more), /The column "t" has times below 0: line 4, 6\..*\[out_of_range, t\]/);
  }
});

test('log-rank: as R survdiff', () => {
  const { result } = stats('log-rank', aml, ...columns, '--group', 'x');
  near(result.statistic, 3.3963886989776);
  near(result.p_value, 0.0653393220405051);
  assert.equal(result.df, 1);
  assert.deepEqual(result.groups.map(({ group, observed }) => [group, observed]), [['Maintained', 7], ['Nonmaintained', 11]]);
});

test('cox: a category against its reference, ties of both kinds, as R coxph', () => {
  const terms = [...columns, '--terms', 'x'];
  const { result, notes } = stats('cox', aml, ...terms);
  assert.equal(result.coefficients[0].column, 'x=Nonmaintained');
  near(result.coefficients[0].log_estimate, 0.915532575014718);
  near(result.coefficients[0].estimate, Math.exp(0.915532575014718));
  assert.equal(result.terms.length, 1);
  assert.match(notes.join(' '), /compared with "Maintained"/);
  near(stats('cox', aml, ...terms, '--ties', 'breslow').result.coefficients[0].log_estimate, 0.9042197236857008);
  const turned = stats('cox', aml, ...terms, '--reference', 'x=Nonmaintained').result;
  near(turned.coefficients[0].log_estimate, -0.915532575014718);
  const { proportional_hazards: drift } = stats('cox', aml, ...terms, '--zph', '--transform', 'identity').result;
  near(drift.global.statistic, drift.terms[0].statistic);
  assert.equal('proportional_hazards' in result, false);
});

test('the event may be coded otherwise; the order of rows and rows without values change nothing', () => {
  const [head, ...rows] = aml.trim().split('\n');
  const coded = [head, ...rows.reverse(), '12,,Maintained', ',1,Maintained', ''].join('\n').replaceAll(',1,', ',2,').replaceAll(',0,', ',1,');
  const expected = stats('cox', aml, ...columns, '--terms', 'x').result;
  const { result, input } = stats('cox', coded, ...columns, '--terms', 'x', '--positive', '2');
  assert.deepEqual(result, expected);
  assert.deepEqual([input.rows, input.rows_used], [25, 23]);
});

test('what has no answer is refused by name', () => {
  const parted = 'time,status,x,y\n1,1,3,1\n2,1,2,2\n3,1,1,1\n4,0,0,2\n';
  assert.match(refused('cox', parted, ...columns, '--terms', 'x,y'), /"x".*no end.*\[separation, x\]/);
  assert.match(refused('cox', parted, ...columns, '--terms', 'x,time'), /"time" is named as two things, with --time and with --terms.*\[unknown_option, terms\]/);
  assert.match(refused('kaplan-meier', parted, '--time', 'time', '--event', 'time'), /two things/);
  assert.match(refused('log-rank', parted, ...columns, '--group', 'status'), /two things.*\[unknown_option, group\]/);
  assert.equal(stats('cox', parted, ...columns, '--terms', 'y').result.coefficients[0].measure, 'hazard ratio');
  assert.match(refused('kaplan-meier', 'time,status\n,1\n2,\n', ...columns), /\[too_few, time\]/);
  assert.match(refused('kaplan-meier', 'time,status\n-1,1\n2,0\n', ...columns), /below 0.*\[out_of_range, time\]/);
});
