// ROC curves and predicted probabilities as users of the command line meet them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused, run, stats } from './command.mjs';

const near = (a, b, what) => assert.ok(Math.abs(a - b) < 1e-9, `${what}: ${a}, not ${b}`);

/** 16 patients; the marker rises with death, the other hardly. */
const patients = [
  [0, 1, 5, 'a', 0.1], [0, 2, 3, 'b', 0.15], [0, 2, 6, 'a', 0.2], [1, 3, 4, 'b', 0.3], [0, 3, 1, 'a', 0.25],
  [0, 4, 2, 'b', 0.35], [1, 5, 8, 'a', 0.5], [0, 5, 7, 'b', 0.45], [1, 6, 5, 'a', 0.6], [1, 7, 6, 'b', 0.65],
  [0, 6, 9, 'a', 0.55], [1, 8, 2, 'b', 0.8], [1, 9, 7, 'a', 0.85], [0, 1, 4, 'b', 0.05], [1, 2, 9, 'a', 0.22], [1, 8, 3, 'b', 0.75],
];
const csv = `died,marker,other,sex,p\n${patients.map((row) => row.join(',')).join('\n')}\n`;
const died = ['--outcome', 'died'];

test('roc: the area by counting pairs, in either direction, never turned', () => {
  const area = (sign) => {
    let won = 0;
    let pairs = 0;
    for (const [one, x] of patients) for (const [other, y] of patients) {
      if (one !== 1 || other !== 0) continue;
      pairs += 1;
      won += x === y ? 0.5 : sign * (x - y) > 0 ? 1 : 0;
    }
    return won / pairs;
  };
  const straight = stats('roc', csv, ...died, '--score', 'marker');
  near(straight.result.estimate, area(1), 'higher');
  assert.deepEqual([straight.result.n, straight.result.events], [16, 8]);
  assert.ok(!straight.notes.some((note) => note.includes('below 0.5')));
  const turned = stats('roc', csv, ...died, '--score', 'marker', '--direction', 'lower');
  near(turned.result.estimate, area(-1), 'lower');
  assert.ok(turned.result.estimate < 0.5);
  assert.ok(turned.notes.some((note) => note.includes('The area of marker is below 0.5') && note.includes('--direction')));
  assert.match(refused('roc', csv, ...died, '--score', 'marker', '--direction', 'up'), /higher, lower/);
});

test('roc: a second score, thresholds, and the same bootstrap for the same seed', () => {
  const { result } = stats('roc', csv, ...died, '--score', 'marker', '--score2', 'other', '--points');
  near(result.difference.estimate, result.estimate - result.second_score.estimate, 'difference');
  assert.ok(result.difference.p_value > 0 && result.difference.p_value < 1);
  assert.equal(result.points.length, new Set(patients.map(([, marker]) => marker)).size + 1);
  assert.deepEqual([result.points[0].sensitivity, result.points[0].specificity], [1, 0]);
  assert.equal(result.points.at(-1).threshold, null);
  const best = Math.max(...result.points.map(({ sensitivity, specificity }) => sensitivity + specificity - 1));
  near(result.cut_offs[0].youden, best, 'youden');
  const drawn = (seed) => stats('roc', csv, ...died, '--score', 'marker', '--bootstrap', '200', '--seed', seed).result.bootstrap;
  assert.deepEqual(drawn('3'), drawn('3'));
  assert.notDeepEqual(drawn('3'), drawn('4'));
  near(drawn('3').cut_offs[0].youden_corrected, drawn('3').cut_offs[0].youden_apparent - drawn('3').cut_offs[0].youden_optimism, 'corrected');
  assert.match(refused('roc', csv, ...died, '--score', 'marker', '--bootstrap', '10'), /from 100 to 100000/);
});

test('roc-compare: two groups, and what is no pair of groups', () => {
  const { result } = stats('roc-compare', csv, ...died, '--score', 'marker', '--group', 'sex');
  assert.deepEqual(result.groups.map(({ group, n }) => [group, n]), [['a', 8], ['b', 8]]);
  near(result.difference.estimate, result.groups[0].estimate - result.groups[1].estimate, 'difference');
  assert.ok(result.difference.df > 2);
  const exchanged = stats('roc-compare', csv, ...died, '--score', 'marker', '--group', 'sex', '--first', 'b').result;
  near(exchanged.difference.estimate, -result.difference.estimate, 'exchanged');
  const turned = `${csv.split('\n')[0]}\n${csv.trim().split('\n').slice(1).reverse().join('\n')}\n`;
  assert.deepEqual(stats('roc-compare', turned, ...died, '--score', 'marker', '--group', 'sex').result, result);
  assert.match(refused('roc-compare', csv, ...died, '--score', 'marker', '--group', 'other'), /9 groups, and two can be compared/);
  const alone = csv.replace(/^1,(.*),b,/gm, '1,$1,a,');
  assert.match(refused('roc-compare', alone, ...died, '--score', 'marker', '--group', 'sex'), /In "b": There are 0 patients with/);
});

test('calibration: both intercepts are named, and sums by hand', () => {
  const { result, notes } = stats('calibration', csv, ...died, '--probability', 'p', '--knots', '3');
  const predicted = patients.reduce((sum, row) => sum + row[4], 0) / 16;
  near(result.observed, 0.5, 'observed');
  near(result.mean_predicted, predicted, 'predicted');
  near(result.observed_over_expected.estimate, 0.5 / predicted, 'ratio');
  near(result.brier.estimate, patients.reduce((sum, row) => sum + (row[4] - row[0]) ** 2, 0) / 16, 'brier');
  assert.ok(result.intercept_given_slope_1.se > 0);
  assert.ok(result.slope_model.slope.estimate > 0);
  assert.notEqual(result.slope_model.intercept_of_this_model.estimate, result.intercept_given_slope_1.estimate);
  assert.equal(result.curve.points.length, 21);
  assert.ok(result.curve.ici <= result.curve.emax);
  assert.equal(notes.length, 2);
  assert.match(notes[0], /8 patients with and 8 without the outcome: .* at least 200 of each/);
  assert.match(notes[1], /Calibration-in-the-large is "observed minus predicted".*"intercept given slope 1" on the logit scale.*neither/);
  assert.match(run(['stats', 'calibration', '--help']).stdout, /calibration-in-the-large/);
  const many = (copies) => `${csv}${csv.slice(csv.indexOf('\n') + 1).repeat(copies - 1)}`;
  const curve = (copies) => stats('calibration', many(copies), ...died, '--probability', 'p', '--knots', '3').notes.join(' ');
  assert.match(curve(24), /192 patients with/);
  assert.doesNotMatch(curve(25), /at least 200/);
});

test('calibration: certain probabilities are named by their lines, and the rest is answered', () => {
  const certain = csv.replace('a,0.1\n', 'a,0\n').replace('a,0.85\n', 'a,1\n');
  const { result, notes } = stats('calibration', certain, ...died, '--probability', 'p');
  assert.deepEqual([result.intercept_given_slope_1, result.slope_model, result.curve], [null, null, null]);
  assert.ok(result.brier.estimate > 0);
  assert.match(notes.join('\n'), /exactly 0 or 1 .* line 2, 14\./);
  assert.match(refused('calibration', csv.replace('a,0.1\n', 'a,10\n'), ...died, '--probability', 'p'), /no probabilities: line 2\./);
});

test('calibration: predictions all the same, or without an exception right, have no slope; no column can be left out', () => {
  const slope = (probabilities) => {
    const { result, notes } = stats('calibration', `y,p\n${probabilities.map((p, i) => `${i % 2},${p}`).join('\n')}\n`, '--outcome', 'y', '--probability', 'p');
    assert.equal(result.slope_model, null);
    return notes.filter((note) => note.startsWith('No slope')).join('\n');
  };
  for (const [told, expected] of [[slope([0.1, 0.1, 0.1, 0.1]), /same predicted probability/], [slope([0.1, 0.9, 0.2, 0.8]), /no finite most likely value.*more patients/]]) {
    assert.match(told, expected);
    assert.doesNotMatch(told, /[Ll]eave|Firth|merge/);
  }
  // Lines as they are counted in the file, as calibration has them.
  assert.match(refused('validation-size', 'y,p\n0,0\n1,0.2\n1,1\n0,0.4\n', '--outcome', 'y', '--probability', 'p'), /no log odds: line 2, 4\..*\[out_of_range, p\]/);
});

test('what is estimated has its name beside it', () => {
  const roc = run(['stats', 'roc', '-', ...died, '--score', 'marker', '--score2', 'other'], csv).stdout;
  assert.match(roc, /^ {2}measure +area under the ROC curve\n {2}estimate +0\.\d+$/m);
  assert.match(roc, /^ {4}measure +difference of the areas$/m);
  assert.match(run(['stats', 'logistic', '-', ...died, '--terms', 'marker,sex'], csv).stdout, /column +measure +estimate.*\n +\(intercept\) +odds +\d.*\n +marker +odds ratio +\d.*\n +sex=b +odds ratio/);
  assert.match(run(['stats', 'mann-whitney', '-', '--value', 'marker', '--group', 'sex'], csv).stdout, /measure +shift \(Hodges-Lehmann\)/);
  assert.match(run(['stats', 't-test', '-', '--value', 'marker', '--group', 'sex'], csv).stdout, /measure +difference of means/);
});

test('decision-curve: net benefit by counting', () => {
  const { result } = stats('decision-curve', csv, ...died, '--probability', 'p', '--thresholds', '0.25,0.6');
  for (const row of result.net_benefit) {
    const treated = patients.filter((patient) => patient[4] >= row.threshold);
    const odds = row.threshold / (1 - row.threshold);
    near(row.model, treated.reduce((sum, [dead]) => sum + (dead ? 1 : -odds), 0) / 16, 'model');
    near(row.treat_all, 0.5 - 0.5 * odds, 'all');
    assert.equal(row.treat_none, 0);
  }
  assert.match(refused('decision-curve', csv, ...died, '--probability', 'p', '--thresholds', '0.2,1'), /above 0 and below 1/);
  assert.match(refused('decision-curve', csv, ...died, '--probability', 'p', '--thresholds', '0.2,x'), /thresholds/);
});

test('validation-size: a verdict with its numbers', () => {
  const { result, notes } = stats('validation-size', csv, ...died, '--probability', 'p');
  assert.equal(result.enough, false);
  assert.equal(result.needed, Math.max(...result.criteria.map(({ needed }) => needed)));
  // (1 - o) / (o se^2) with se = asinh(0.1) / 1.959964
  assert.equal(result.criteria[0].needed, Math.ceil((1.959963984540054 / Math.asinh(0.1)) ** 2));
  assert.match(notes[0], /^16 patients are too few: \d+ are needed/);
  const wide = stats('validation-size', csv, ...died, '--probability', 'p', '--oe-width', '10', '--slope-width', '10', '--c-width', '1', '--c-statistic', '0.8');
  assert.equal(wide.result.enough, true);
  assert.equal(wide.result.c_statistic, 0.8);
  assert.match(wide.notes.join(' '), /slope .* does not follow the c-statistic stated/);
  assert.doesNotMatch(notes.join(' '), /does not follow/);
});

test('validation-size: the slope does not follow a prevalence stated, and neither do its events', () => {
  const sized = (...more) => stats('validation-size', csv, ...died, '--probability', 'p', '--oe-width', '10', '--c-width', '1', ...more);
  const own = sized().result;
  const { result, notes } = sized('--prevalence', '0.9');
  assert.equal(result.criteria[1].needed, result.needed);
  assert.deepEqual(result.criteria[1], own.criteria[1]);
  assert.equal(result.events_needed, Math.ceil(result.needed / 2));
  assert.equal(result.criteria[2].events_needed, Math.ceil(result.criteria[2].needed * 0.9));
  assert.match(notes[0], /with the outcome, by the calibration slope at the prevalence of these patients\.$/);
  assert.match(notes[1], /8 of 16 with the outcome: it does not follow the prevalence stated/);
  assert.doesNotMatch(sized('--prevalence', '0.5').notes.join(' '), /does not follow/);
});
