// Logistic regression and the points score, as users of the command line meet them. Expected numbers are R's, or a
// paper's, or by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near, refused, stats } from './command.mjs';

/** R's mtcars: manual gearbox, engine shape, gears, weight. */
const cars = `0,1,3,3.215 0,0,3,3.44 0,1,3,3.46 0,0,3,3.57 0,1,4,3.19 0,1,4,3.15 0,1,4,3.44 0,1,4,3.44 0,0,3,4.07 0,0,3,3.73
0,0,3,3.78 0,0,3,5.25 0,0,3,5.424 0,0,3,5.345 0,1,3,2.465 0,0,3,3.52 0,0,3,3.435 0,0,3,3.84 0,0,3,3.845
1,0,4,2.62 1,0,4,2.875 1,1,4,2.32 1,1,4,2.2 1,1,4,1.615 1,1,4,1.835 1,1,4,1.935 1,0,5,2.14 1,1,5,1.513
1,0,5,3.17 1,0,5,2.77 1,0,5,3.57 1,1,4,2.78`.split(/\s+/);
const mtcars = ['am,vs,gear,wt', ...cars, ''].join('\n');

/** Patients by a finding: with and without the outcome. */
const byFinding = (groups) =>
  `finding,outcome\n${groups.flatMap(([finding, outcome, n]) => Array.from({ length: n }, () => `${finding},${outcome}\n`)).join('')}`;

test('logistic: glm(am ~ wt) of mtcars, with confint and drop1', () => {
  const { result, notes } = stats('logistic', mtcars, '--outcome', 'am', '--terms', 'wt', '--profile');
  assert.equal(result.n, 32);
  assert.equal(result.events, 13);
  const [intercept, wt] = result.coefficients;
  assert.equal(intercept.column, '(intercept)');
  near(wt.log_estimate, -4.0239699621732);
  near(wt.estimate, Math.exp(-4.0239699621732));
  near(wt.log_se, 1.43652774368931);
  near(wt.p_value, 0.00509164203208241, 1e-6);
  near(wt.log_profile_ci_low, -7.6989328, 1e-3); // MASS interpolates
  near(wt.log_profile_ci_high, -1.8333587, 1e-3);
  near(result.terms[0].statistic, 24.0536484694);
  near(result.aic, 23.1760848074451);
  near(result.deviance, 19.1760848074);
  assert.ok(notes.every((note) => !note.includes('Fewer than 10')));
});

test('logistic: a column named by --categories is compared with its reference, and tested as a whole', () => {
  const args = ['--outcome', 'vs', '--terms', 'gear,wt', '--categories', 'gear'];
  const { result, notes } = stats('logistic', mtcars, ...args);
  assert.deepEqual(result.coefficients.map(({ column }) => column), ['(intercept)', 'gear=4', 'gear=5', 'wt']);
  near(result.coefficients[1].log_estimate, 1.1647278643988);
  near(result.coefficients[2].log_se, 2.50083271987305);
  assert.deepEqual(result.terms.map(({ term, df }) => [term, df]), [['gear', 2], ['wt', 1]]);
  near(result.terms[0].statistic, 8.47244436612);
  assert.deepEqual(result.references, [{ column: 'gear', reference: '3' }]);
  assert.ok(notes.includes('Categories of "gear" are compared with "3".'));
  assert.ok(notes.some((note) => note.startsWith('Fewer than 10')));

  const other = stats('logistic', mtcars, ...args.slice(0, -2), '--reference', 'gear=4').result;
  assert.deepEqual(other.coefficients.map(({ column }) => column), ['(intercept)', 'gear=3', 'gear=5', 'wt']);
  near(other.coefficients[1].log_estimate, -1.1647278643988);
  near(other.log_likelihood, result.log_likelihood);
  assert.match(refused('logistic', mtcars, ...args, '--reference', 'gear=6'), /no category "6"/);
  assert.match(refused('logistic', mtcars, ...args, '--reference', 'gear'), /COLUMN=VALUE/);
  assert.match(refused('logistic', mtcars, ...args, '--reference', 'am=1'), /none of the model/);
});

test('logistic: anti-MDA5 in 13 of 21 and 12 of 40 (Liang 2021, Table 1), as text', () => {
  const csv = byFinding([['positive', 'RP', 13], ['positive', 'none', 12], ['negative', 'RP', 8], ['negative', 'none', 28]]);
  const { result } = stats('logistic', csv, '--outcome', 'outcome', '--positive', 'RP', '--terms', 'finding', '--univariable');
  assert.equal(result.coefficients[1].column, 'finding=positive');
  assert.equal(result.coefficients[1].estimate.toFixed(2), '3.79');
  near(result.score_test.p_value, 0.016, 0.05); // the table's chi-square
  near(result.univariable[0].estimate, result.coefficients[1].estimate);
  assert.equal(result.univariable[0].term_p_value, result.univariable[0].term_p_adjusted);
});

test('logistic: an empty cell is refused by name, and --firth adds half a patient to each', () => {
  const csv = byFinding([[1, 1, 7], [1, 0, 9], [0, 0, 14]]);
  const args = ['--outcome', 'outcome', '--terms', 'finding'];
  const message = refused('logistic', csv, ...args);
  assert.match(message, /told apart by "finding"/);
  assert.match(message, /--firth/);
  assert.match(message, /\[separation, finding\]/);
  const { result, notes } = stats('logistic', csv, ...args, '--firth');
  near(result.coefficients[1].estimate, (7.5 * 14.5) / (9.5 * 0.5));
  assert.ok(result.coefficients[1].profile_ci_low > 1);
  assert.equal(result.aic, undefined);
  assert.ok(notes.some((note) => note.startsWith('Firth')));
});

test('logistic: rows without a value are counted by column; what says the same twice is refused', () => {
  const csv = 'y,a,b\n1,2,4\n0,1,2\n1,NA,3\n0,3,6\n1,4,\n0,2,4\n1,5,10\n0,4,8\n1,3,6\n0,5,10\n';
  const { input, result } = stats('logistic', csv, '--outcome', 'y', '--terms', 'a');
  assert.equal(input.rows_used, 9);
  assert.deepEqual(input.columns, [{ column: 'y', dropped: 0 }, { column: 'a', dropped: 1 }]);
  assert.equal(result.n, 9);
  assert.match(refused('logistic', csv, '--outcome', 'y', '--terms', 'a,b'), /"b" says nothing .* it follows from "a"/);
  assert.match(refused('logistic', csv, '--outcome', 'y', '--terms', 'a,a'), /stands twice/);
  assert.match(refused('logistic', csv, '--outcome', 'y', '--terms', 'y,a'), /named as two things/);
  assert.match(refused('logistic', 'y,a\n1,1\n0,1\n1,1\n0,1\n', '--outcome', 'y', '--terms', 'a'), /the same for every patient/);
});

test('logistic: --bootstrap says apparent, optimism and corrected, the same for the same seed', () => {
  const args = ['--outcome', 'vs', '--terms', 'wt', '--bootstrap', '60'];
  const { result } = stats('logistic', mtcars, ...args);
  const { measures, resamples, separated, degenerate } = result.validation;
  assert.deepEqual(measures.map(({ measure }) => measure), ['auc', 'brier', 'nagelkerke']);
  for (const { apparent, optimism, corrected } of measures) near(corrected, apparent - optimism, 1e-12);
  near(measures[2].apparent, result.nagelkerke_r2);
  assert.equal(resamples + separated + degenerate, 60);
  assert.deepEqual(stats('logistic', mtcars, ...args).result, result);
  assert.notDeepEqual(stats('logistic', mtcars, ...args, '--seed', '2').result.validation, result.validation);
});

/** 40 patients: suv high, dlco low and nodes frequent in the 16 with the outcome. */
const cohort = `rp,suv,dlco,node,noise\n${Array.from({ length: 40 }, (_, i) => {
  const rp = i < 16;
  const node = rp ? i % 4 !== 0 : i % 5 === 0;
  const suv = ((rp ? 50 : 40) + ((i * 7) % 19)) / 100;
  return [rp ? 1 : 0, suv, (rp ? 44 : 60) + ((i * 11) % 23), node ? 'abnormal' : 'clear', (i * 13) % 17].join(',');
}).join('\n')}\n`;
const builder = ['--outcome', 'rp', '--candidates', 'suv,dlco,node,noise', '--reference', 'node=clear'];

test('logistic: a term of numbers with a cell that is none is never taken for categories', () => {
  const csv = (doses) => `y;t;dose\n${doses.map((dose, i) => `${[0, 1, 0, 1, 1, 0][i % 6]};${i + 1};${dose}`).join('\n')}\n`;
  const commas = csv(['0,5', '1', '1,5', '0,5', '1', '1,5', '0,5', '1,5', '1', '0,5', '1', '1,5']);
  const args = ['--outcome', 'y', '--terms', 'dose'];
  assert.match(refused('logistic', commas, ...args), /Is it the decimal mark\?.*--categories.*\[ambiguous_number, dose\]/s);
  assert.equal(stats('logistic', commas, ...args, '--decimal', 'comma').result.coefficients.length, 2);
  assert.equal(stats('logistic', commas, ...args, '--categories', 'dose').result.coefficients.length, 3);
  assert.match(refused('logistic', commas.replace('0,5', 'unk'), ...args), /"unk" on line 2/);
  assert.match(refused('cox', commas, '--time', 't', '--event', 'y', '--terms', 'dose'), /\[ambiguous_number, dose\]/);
});

test('logistic: a resample does not depend on the order of the patients', () => {
  const args = ['--outcome', 'vs', '--terms', 'wt', '--bootstrap', '60'];
  const [head, ...rows] = mtcars.trim().split('\n');
  const turned = [head, ...rows.slice(9).reverse(), ...rows.slice(0, 9), ''].join('\n');
  const optimism = (csv) => stats('logistic', csv, ...args).result.validation.measures.map(({ optimism: one }) => one);
  const straight = optimism(mtcars);
  optimism(turned).forEach((one, i) => near(one, straight[i], 1e-10));
});

test('points-score: a point for each candidate that differs, and what a bootstrap leaves of its area', () => {
  const args = [...builder, '--skewed', 'dlco', '--round', 'suv=0.05,dlco=10', '--regression-limit', '1', '--bootstrap', '40'];
  const { result, notes } = stats('points-score', cohort, ...args);
  assert.deepEqual(result.candidates.map(({ test: name }) => name), ["Student's t", 'Mann-Whitney', 'chi-square', "Student's t"]);
  assert.deepEqual(result.items.map(({ item, op, points }) => [item, op, points]), [['suv', '>', 1], ['dlco', '<', 1], ['node', 'present', 1]]);
  assert.equal(result.items[2].cut_off, null);
  assert.equal(result.items[1].cut_off % 10, 0);
  // By hand from the table and the cut-offs above.
  const [suv, dlco] = result.items.map(({ cut_off }) => cut_off);
  const counts = new Map();
  for (const line of cohort.trim().split('\n').slice(1)) {
    const [rp, s, d, node] = line.split(',');
    const points = (Number(s) > suv) + (Number(d) < dlco) + (node === 'abnormal');
    const level = counts.get(points) ?? { points, with: 0, without: 0 };
    level[rp === '1' ? 'with' : 'without'] += 1;
    counts.set(points, level);
  }
  assert.deepEqual(result.scores, [...counts.values()].sort((a, b) => a.points - b.points));
  near(result.validation.corrected, result.auc.estimate - result.validation.optimism, 1e-12);
  const [head, ...patients] = cohort.trim().split('\n');
  const turned = stats('points-score', [head, ...patients.reverse(), ''].join('\n'), ...args).result;
  near(turned.validation.optimism, result.validation.optimism, 1e-10);
  assert.ok(notes.some((note) => note.includes('"node" is absent where the column says "clear"')));
  assert.deepEqual(stats('points-score', cohort, ...args).result, result);
});

test('points-score: refuses what no score can be made of, and unknown names', () => {
  assert.match(refused('points-score', cohort, '--outcome', 'rp', '--candidates', 'noise'), /there is no score/);
  assert.match(refused('points-score', cohort, ...builder, '--round', 'age=5'), /"age" is no candidate/);
  assert.match(refused('points-score', cohort, ...builder, '--round', 'suv'), /COLUMN=STEP/);
  assert.match(refused('points-score', cohort, ...builder, '--screening', 'luck'), /no choice/);
  assert.match(refused('points-score', cohort, '--outcome', 'rp', '--candidates', 'suv,rp'), /"rp" is named as two things, with --outcome and with --candidates/);
});

test('points-score: patients told apart without an error get the warning that roc gives, and no promise', () => {
  // 30 patients; `perf` is the outcome.
  const perfect = `rp,perf,x\n${Array.from({ length: 30 }, (_, i) => `${i % 3 === 0 ? 1 : 0},${i % 3 === 0 ? 'yes' : 'no'},${(i * 7) % 11}`).join('\n')}\n`;
  const { result, notes } = stats('points-score', perfect, '--outcome', 'rp', '--candidates', 'perf,x', '--bootstrap', '40');
  assert.deepEqual([result.auc.estimate, result.auc.se, result.auc.ci_low], [1, 0, 1]);
  assert.ok(notes.some((note) => note.startsWith('The area of the score has no variance in these patients')));
  assert.doesNotMatch(notes.join('\n'), /area is what to expect/);
  assert.match(notes.join('\n'), /corrected area is not what to expect in other patients/);
  assert.match(stats('points-score', cohort, ...builder, '--bootstrap', '40').notes.join('\n'), /corrected area is what to expect/);
});

test('logistic: a model that explains nothing has a share of 0; that of a bootstrap says how it is taken', () => {
  // x is as high with the outcome as without.
  const nothing = 'y,x\n0,1\n0,2\n0,4\n1,1\n1,2\n1,4\n0,7\n1,7\n0,3.3\n1,3.3\n';
  const { result, notes } = stats('logistic', nothing, '--outcome', 'y', '--terms', 'x', '--bootstrap', '20');
  for (const key of ['mcfadden_r2', 'cox_snell_r2', 'nagelkerke_r2']) assert.ok(result[key] === 0 && !Object.is(result[key], -0), `${key}: ${result[key]}`);
  assert.ok(notes.some((note) => /nagelkerke.*rms/.test(note)));
});
