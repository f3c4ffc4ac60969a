// `myolung meta` as its users meet it: the forms of a table, what it refuses and asks, and published figures.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meta, metaRefused as refused, run } from './command.mjs';
import { text } from './support.mjs';

/** Rows of an array of arrays, the first with the names of the columns. */
const table = (...rows) => `${rows.map((row) => row.join(',')).join('\n')}\n`;
const near = (ours, theirs, tolerance, what) => assert.ok(Math.abs(ours - theirs) <= tolerance, `${what ?? ''}: ${ours}, not ${theirs}`);

// The vaccine against tuberculosis: Colditz and others 1994, as metafor's dat.bcg has them.
const bcg = table(
  ['study', 'a', 'b', 'c', 'd', 'year', 'alloc'],
  ['Aronson', 4, 119, 11, 128, 1948, 'random'],
  ['Ferguson', 6, 300, 29, 274, 1949, 'random'],
  ['Rosenthal 1960', 3, 228, 11, 209, 1960, 'random'],
  ['Hart', 62, 13536, 248, 12619, 1977, 'random'],
  ['Frimodt-Moller', 33, 5036, 47, 5761, 1973, 'alternate'],
  ['Stein', 180, 1361, 372, 1079, 1953, 'alternate'],
  ['Vandiviere', 8, 2537, 10, 619, 1973, 'random'],
  ['Madras', 505, 87886, 499, 87892, 1980, 'random'],
  ['Coetzee', 29, 7470, 45, 7232, 1968, 'random'],
  ['Rosenthal 1961', 17, 1699, 65, 1600, 1961, 'systematic'],
  ['Comstock 1974', 186, 50448, 141, 27197, 1974, 'systematic'],
  ['Comstock 1969', 5, 2493, 3, 2338, 1969, 'systematic'],
  ['Comstock 1976', 27, 16886, 29, 17825, 1976, 'systematic'],
);

test('counts: REML with Hartung-Knapp and a prediction interval, as metafor has them', () => {
  const { result, input, notes } = meta(bcg, '--measure', 'rr');
  assert.deepEqual([result.form, result.measure, result.n, result.model, result.interval], ['counts', 'risk ratio', 13, 'random effects, REML', 'Hartung-Knapp']);
  assert.equal(input.rows_used, 13);
  // rma(measure = "RR", test = "knha"), predict(transf = exp), confint
  for (const [key, expected] of Object.entries({
    log_estimate: -0.7145, log_se: 0.1808, statistic: -3.9522, p_value: 0.0019, tau2: 0.3132, tau2_ci_low: 0.1197,
    tau2_ci_high: 1.1115, i2_tau2: 0.9222, h2_tau2: 12.8558, q: 152.233, i2: 0.9212, estimate: 0.489421, ci_low: 0.330072,
    ci_high: 0.725698, pi_low: 0.135875, pi_high: 1.762886,
  })) near(result[key], expected, 5e-5 * Math.max(1, expected * 1.1), key);
  assert.deepEqual([result.df, result.q_df], [12, 12]);
  near(result.studies.reduce((sum, { weight }) => sum + weight, 0), 1, 1e-12, 'weights');
  assert.ok(notes.some((note) => /Higgins/.test(note) && /metafor/.test(note)), 'both definitions of I2 are named');
  assert.ok(notes.some((note) => /prediction interval.*12 degrees/.test(note)));
});

test('Mantel-Haenszel and Peto, as metafor has them', () => {
  const { result } = meta(bcg, '--model', 'mh');
  assert.equal(result.model, 'common effect, Mantel-Haenszel');
  for (const [key, expected] of Object.entries({ log_estimate: -0.4734, log_se: 0.041, estimate: 0.6229, ci_low: 0.5748, ci_high: 0.675, q: 163.9426 })) near(result[key], expected, 5e-5, key);
  assert.ok(!('tau2' in result));
  // rma.peto: -0.4744 (0.0407)
  near(meta(bcg, '--model', 'peto').result.log_estimate, -0.4744, 5e-5, 'Peto');
  assert.match(refused(bcg, '--model', 'mh', '--egger'), /--egger goes with the models that pool by inverse variance/);
  assert.match(refused(bcg, '--model', 'peto', '--measure', 'rr'), /Peto's method pools odds ratios/);
});

test('subgroups, one left out, cumulative, Egger, trim and fill: all in one answer', () => {
  const { result } = meta(bcg, '--measure', 'rr', '--model', 'dl', '--ci', 'wald', '--subgroup', 'alloc', '--leave-one-out', '--cumulative', 'year', '--egger', '--trim-and-fill');
  assert.deepEqual(result.subgroups.map(({ subgroup, n }) => [subgroup, n]), [['alternate', 2], ['random', 7], ['systematic', 4]], 'in ascending order');
  assert.equal(result.difference_of_subgroups.q_df, 2);
  assert.equal(result.leave_one_out.length, 13);
  assert.equal(result.leave_one_out[0].left_out, 'Aronson');
  assert.deepEqual(result.cumulative.map(({ year }) => year), [1948, 1949, 1953, 1960, 1961, 1968, 1969, 1973, 1973, 1974, 1976, 1977, 1980]);
  near(result.cumulative.at(-1).log_estimate, result.log_estimate, 1e-12, 'the last step is the whole');
  // lm(yi ~ sei, weights = 1 / vi) on the log risk ratios
  near(result.egger.statistic, -1.401, 5e-4, 'Egger');
  assert.equal(result.egger.df, 11);
  assert.deepEqual(result.trim_and_fill.map(({ estimator }) => estimator), ['L0', 'R0']);
});

test('the difference of subgroups is tested with the standard errors of Wald, whichever interval is chosen', () => {
  const csv = table(['study', 'estimate', 'se', 'g'], ['A', 0.5, 0.3, 'x'], ['B', 0.501, 0.3, 'x'], ['C', 0.1, 0.3, 'y'], ['D', 0.102, 0.3, 'y']);
  for (const ci of ['hk', 'wald', 'hk_bounded']) {
    const { result, notes } = meta(csv, '--subgroup', 'g', '--ci', ci);
    // rma(method = "FE", mods = ~ g) on the estimates and standard errors of rma() within g
    near(result.difference_of_subgroups.q, 1.773336111111, 1e-10, ci);
    near(result.difference_of_subgroups.q_p_value, 0.182969747342, 1e-10, ci);
    assert.ok(notes.some((note) => /difference is tested with Wald's standard errors/.test(note)));
  }
});

test('a standard error below that of Wald has its true reason beside it', () => {
  const of = (...rows) => table(['estimate', 'se'], ...rows);
  const reason = (...call) => meta(...call).notes.find((note) => /smaller than Wald's/.test(note));
  assert.match(reason(of([0.5, 0.3], [0.52, 0.3], [0.55, 0.3])), /agree better than their standard errors foresee; --ci hk_bounded/);
  // rma(method = "DL"): Q 434.25 with 11 degrees of freedom, se 0.3931, with test = "knha" 0.3530
  const apart = of([-0.9, 0.1], [0.1, 0.12], [1.8, 0.15], [0.3, 0.5], [2.2, 0.2], [-0.4, 0.6], [0.9, 0.25], [1.5, 0.3], [-1.2, 0.18], [0.6, 0.8], [0.7, 0.4], [2.9, 0.9]);
  const { se, q } = meta(apart, '--model', 'dl').result;
  near(se, 0.3530486, 1e-6, 'se');
  near(q, 434.2525, 1e-3, 'Q');
  assert.match(reason(apart, '--model', 'dl'), /spread less about the pooled estimate than their standard errors and this tau2 together foresee; --ci hk_bounded/);
  assert.doesNotMatch(reason(apart, '--model', 'dl'), /agree/);
  // Paule and Mandel's tau2 makes the two the same, but for rounding.
  assert.equal(reason(apart, '--model', 'pm'), undefined);
});

test('a part of the studies that has no interval of Hartung and Knapp is said to have none, the rest is answered', () => {
  const csv = table(['study', 'estimate', 'se', 'year', 'g'], ['A', 0.5, 0.3, 2001, 'x'], ['B', 0.5, 0.3, 2002, 'x'], ['C', 0.1, 0.3, 2003, 'y']);
  const further = ['--leave-one-out', '--cumulative', 'year', '--subgroup', 'g'];
  const { result } = meta(csv, ...further);
  for (const [rows, place] of [[result.leave_one_out, 2], [result.cumulative, 1], [result.subgroups, 0]]) {
    const { refused: sentence, ...row } = rows[place];
    assert.match(sentence, /These estimates are all the same.*--ci wald or --ci hk_bounded/);
    assert.deepEqual([row.estimate, row.n, row.se, row.ci_low, row.ci_high, row.p_value, row.tau2], [0.5, 2, null, null, null, null, 0]);
    for (const other of rows.filter((one) => one !== rows[place])) {
      assert.deepEqual(Object.keys(other).slice(1), Object.keys(row).slice(1));
      assert.ok(other.se > 0 && other.ci_low < other.ci_high);
    }
  }
  near(result.difference_of_subgroups.q, 0.16 / 0.135, 1e-12, 'difference');
  const ratios = meta(csv, '--leave-one-out', '--measure', 'or').result.leave_one_out[2];
  assert.deepEqual([ratios.log_estimate, ratios.log_se, ratios.ci_high], [0.5, null, null]);
  for (const ci of ['wald', 'hk_bounded']) assert.doesNotMatch(JSON.stringify(meta(csv, '--ci', ci, ...further).result), /refused|"se":null/);
  assert.match(run(['meta', '-', ...further], csv).stdout, /C +2 +0\.5000 +- +- +- .*These estimates are all the same/);
});

test('cumulative: studies that tie are added in an order of their own, not that of the rows', () => {
  const rows = [['D', 0.9, 0.2, 2001], ['A', 0.1, 0.3, 2001], ['C', 0.5, 0.2, 2000], ['B', 0.4, 0.4, 2001], ['B', 0.2, 0.4, 2001]];
  const steps = (list, names = ['study', 'estimate', 'se', 'year']) => meta(table(names, ...list), '--cumulative', 'year', '--ci', 'wald');
  const { result, notes } = steps(rows);
  assert.deepEqual(result.cumulative.map(({ added }) => added), ['C', 'A', 'B', 'B', 'D']);
  assert.ok(notes.some((note) => /ascending order of "year", equal ones by the study's name\./.test(note)));
  const turned = [...rows].reverse();
  assert.deepEqual(steps(turned).result.cumulative, result.cumulative);
  // Without names the estimates decide, not the lines.
  const unnamed = (list) => steps(list.map((row) => row.slice(1)), ['estimate', 'se', 'year']);
  const figures = (answer) => answer.result.cumulative.map(({ added, ...row }) => row);
  assert.deepEqual(figures(unnamed(turned)), figures(unnamed(rows)));
  assert.ok(unnamed(rows).notes.some((note) => /equal ones by their estimate\./.test(note)));
});

test('the same studies in other forms give the same answer', () => {
  const { studies, ...counts } = meta(bcg).result;
  const asEstimates = table(['study', 'estimate', 'se'], ...studies.map((s) => [s.study, s.log_estimate, s.log_se]));
  const asRatios = table(['study', 'OR', 'CI_low', 'CI_high'], ...studies.map((s) => [s.study, s.estimate, s.ci_low, s.ci_high]));
  for (const [form, answer] of [['estimate', meta(asEstimates, '--measure', 'or')], ['ratio', meta(asRatios)]]) {
    assert.equal(answer.result.form, form);
    assert.equal(answer.result.measure, 'odds ratio');
    for (const key of ['estimate', 'ci_low', 'pi_high', 'tau2', 'q']) near(answer.result[key], counts[key], 1e-8 * Math.abs(counts[key]), `${form} ${key}`);
  }
  // Without a measure the estimates stand as they are.
  const plain = meta(asEstimates).result;
  assert.equal(plain.measure, 'difference');
  near(plain.estimate, counts.log_estimate, 1e-12, 'as it stands');
  assert.ok(!('log_estimate' in plain));
});

test('proportions are pooled as log odds and come back as proportions', () => {
  const { result, notes } = meta(table(['study', 'events', 'total'], ['x', 3, 10], ['y', 9, 30], ['z', 0, 12]), '--model', 'fixed');
  assert.deepEqual([result.form, result.measure], ['proportion', 'proportion']);
  assert.ok(result.estimate > 0.2 && result.estimate < 0.3);
  assert.ok(result.ci_low > 0 && result.ci_high < 1);
  assert.ok(!('p_value' in result), 'nobody asks whether a proportion is a half');
  assert.ok(notes.some((note) => /0\.5 is added/.test(note)));
});

test('studies without contrast are left out of a ratio and said to be; a cell of 0 gets a half', () => {
  const csv = table(['study', 'a', 'b', 'c', 'd'], ['one', 5, 20, 2, 24], ['empty', 0, 20, 0, 25], ['two', 0, 30, 4, 28], ['three', 8, 12, 3, 20]);
  const { result, notes, input } = meta(csv);
  assert.equal(result.n, 3);
  assert.equal(input.rows_used, 3);
  assert.ok(notes.some((note) => /Left out.*empty/.test(note)));
  assert.ok(notes.some((note) => /0 in 1 study, where 0\.5 is added/.test(note)));
  assert.equal(meta(csv, '--double-zero', 'keep').result.n, 4);
  assert.equal(meta(csv, '--measure', 'rd').result.n, 4);
  assert.match(refused(csv, '--add', '0'), /"two" \(line 4\).*no standard error/);
  assert.match(refused(table(['a', 'b', 'c', 'd'], [0, 20, 0, 25])), /No study says anything of a ratio/);
});

// --- questions ---

test('a table that can be read in two ways is asked about', () => {
  const csv = table(['study', 'estimate', 'se', 'or', 'ci_low', 'ci_high'], ['x', 0.69, 0.35, 2, 1, 4], ['y', 1.1, 0.56, 3, 1, 9]);
  assert.match(refused(csv), /Which columns are meant\? .*estimate \(estimate, se\).*ratio \(or, ci_low, ci_high\).*--form estimate, --form ratio.*\[missing_option, form\]/);
  assert.equal(meta(csv, '--form', 'ratio').result.measure, 'odds ratio');
  assert.equal(meta(csv, '--form', 'estimate').result.measure, 'difference');
  const ratios = table(['study', 'or', 'hr', 'ci_low', 'ci_high'], ['x', 2, 2, 1, 4], ['y', 3, 3, 1, 9]);
  assert.match(refused(ratios), /--measure or, --measure hr/);
  assert.equal(meta(ratios, '--measure', 'hr').result.measure, 'hazard ratio');
  const open = table(['study', 'estimate', 'ci_low', 'ci_high'], ['x', 2, 1, 4], ['y', 3, 1, 9]);
  assert.match(refused(open), /Is the estimate a ratio or a difference\?/);
  near(meta(open, '--measure', 'ratio', '--model', 'fixed').result.studies[0].log_se, Math.log(4) / (2 * 1.959964), 1e-6, 'se');
  near(meta(open, '--measure', 'difference', '--model', 'fixed').result.studies[0].se, 3 / (2 * 1.959964), 1e-6, 'se');
  assert.match(refused(table(['study', 'x'], ['a', 1])), /does not have the columns of a meta-analysis.*estimate and se; or.*a, b, c and d; or events and total/);
});

test('a table with variances, or with ratios without their intervals, is told what to make of them', () => {
  for (const name of ['variance', 'vi', 'Var']) {
    assert.match(refused(table(['study', 'estimate', name], ['x', 1, 0.04])), new RegExp(`"${name}" seems to be a variance\\..*Take the square root of "${name}" and give it as se\\.`));
  }
  for (const [name, measure] of [['OR', 'or'], ['hr', 'hr']]) {
    const told = refused(table(['study', name, 'se'], ['x', 2, 0.2]));
    assert.match(told, new RegExp(`"${name}" seems to be a ratio.*Take the logarithm of "${name}" and give it as estimate, with the standard error of the logarithm as se, and say --measure ${measure}; or give the limits.*ci_low and ci_high`));
    assert.doesNotMatch(told, /variance/);
  }
  const both = refused(table(['or', 'variance'], [2, 0.04]));
  assert.match(both, /square root of "variance".*logarithm of "or"/);
  assert.doesNotMatch(refused(table(['study', 'x'], ['a', 1])), /square root|logarithm/);
});

test('variances in the column of standard errors are asked about', () => {
  const studies = [['x', 0.5, 0.2], ['y', 0.9, 0.35], ['z', 0.1, 0.5]];
  const csv = (f) => table(['study', 'estimate', 'se', 'ci_low', 'ci_high'], ...studies.map(([name, y, se]) => [name, y, f(se), y - 1.96 * se, y + 1.96 * se]));
  const question = /a standard error, or a variance\?.*3 of 3 studies/;
  const asked = (answer) => answer.notes.some((note) => question.test(note));
  const variances = csv((se) => se ** 2);
  // No estimate is printed beside the question: it is answered first.
  const told = refused(variances);
  assert.match(told, question);
  assert.match(told, /Say --se variance; or --se error.*\[missing_option, se\]/);
  const rooted = meta(variances, '--se', 'variance');
  const plain = meta(csv((se) => se));
  for (const key of ['estimate', 'se', 'ci_low', 'q', 'i2']) near(rooted.result[key], plain.result[key], 1e-12, key);
  assert.ok(rooted.notes.some((note) => /se is taken as variances/.test(note)) && !asked(rooted));
  assert.ok(asked(meta(variances, '--se', 'error')));
  near(meta(variances, '--se', 'error').result.studies[0].se, 0.2 ** 2, 1e-15, 'as it stands');
  assert.ok(!asked(plain));
  assert.match(refused(variances, '--se', 'sd'), /error, variance/);
  assert.match(refused(bcg, '--se', 'variance'), /No column of standard errors is pooled here/);
  near(meta(table(['study', 'estimate', 'se'], ['x', 1, 0.04], ['y', 2, 0.09]), '--se', 'variance').result.studies[1].se, 0.3, 1e-15, 'root');
  assert.ok(meta(csv((se) => 3 * se)).notes.some((note) => /disagree by more than 10 %: x, y, z/.test(note)));
  const ratios = table(['study', 'or', 'ci_low', 'ci_high', 'se'], ...studies.map(([name, y, se]) => [name, Math.exp(y), Math.exp(y - 1.96 * se), Math.exp(y + 1.96 * se), se ** 2]));
  assert.ok(asked(meta(ratios)));
});

test('what cannot be pooled is refused with its study and line', () => {
  const of = (...rows) => table(['study', 'estimate', 'se'], ...rows);
  assert.match(refused(of(['x', 1, 0.2], ['y', 2, 0])), /Study "y" \(line 3\): 0 is not a standard error/);
  assert.match(refused(of(['x', 1, 0.2], ['y', 2, -1])), /-1 is not a standard error/);
  assert.match(refused(of(['x', 1, 0.2])), /One study does not show how studies vary/);
  assert.equal(meta(of(['x', 1, 0.2]), '--model', 'fixed').result.estimate, 1);
  assert.match(refused(of(['x', 1, 0.2], ['y', 1, 0.3])), /all the same.*Wald/);
  assert.match(refused(of(['x', 'NA', 0.2])), /No row has a value in all of the columns/);
  const ratio = (...rows) => table(['study', 'or', 'ci_low', 'ci_high'], ...rows);
  assert.match(refused(ratio(['x', 2, -1, 4], ['y', 2, 1, 4])), /"x" \(line 2\): -1 to 4 is not the interval of a ratio/);
  assert.match(refused(ratio(['x', 2, 1, 4], ['y', 5, 1, 4])), /"y" \(line 3\): 5 lies outside its own interval, 1 to 4/);
  assert.ok(meta(ratio(['x', 3.9, 1, 4], ['y', 2, 1, 4])).notes.some((note) => /not in the middle of its interval, on the logarithmic scale: x/.test(note)));
  assert.match(refused(table(['a', 'b', 'c', 'd'], [1.5, 2, 3, 4])), /"line 2" \(line 2\): 1\.5 in column a is not a count/);
  assert.match(refused(table(['events', 'total'], [5, 4])), /5 of 4 is not a proportion/);
  assert.match(refused(of(['x', 1, 0.2], ['y', 2, 0.3]), '--model', 'mh'), /pools counts/);
  assert.match(refused(of(['x', 1, 0.2], ['y', 2, 0.3]), '--model', 'fixed', '--ci', 'hk'), /random-effects model/);
  assert.match(refused(of(['x', 1, 0.2], ['y', 2, 0.3]), '--egger'), /at least 3 studies; there are 2/);
  assert.match(refused(of(['x', 1, 0.2], ['y', 2, 0.3]), '--model', 'remel'), /fixed, dl, reml, pm, mh, peto/);
});

test('two studies have no prediction interval, and the answer says so', () => {
  const { result, notes } = meta(table(['study', 'estimate', 'se'], ['x', 1, 0.2], ['y', 2, 0.3]));
  assert.deepEqual([result.pi_low, result.pi_high], [null, null]);
  assert.ok(notes.some((note) => /fewer than 3 studies a prediction interval cannot be estimated/.test(note)));
});

test('what a reader may not notice is said: no measure, studies without a subgroup, one result under two names', () => {
  const csv = table(['study', 'estimate', 'se', 'arm'], ['A', 0.5, 0.3, 'x'], ['B', 0.4, 0.2, 'y'], ['C', 0.1, 0.3, ''], ['D', 0.5, 0.3, 'x']);
  const { notes, result } = meta(csv, '--model', 'fixed', '--subgroup', 'arm');
  assert.equal(result.n, 3);
  assert.ok(notes.some((note) => /pooled as they stand, as differences; .*--measure or/.test(note)));
  assert.ok(notes.some((note) => /also of the estimate of all studies: 1 study without a value in "arm"/.test(note)));
  assert.ok(notes.some((note) => /"A" and "D" have the same estimate and the same standard error/.test(note)));
  const plain = meta(csv, '--measure', 'or', '--model', 'fixed').notes.join('\n');
  assert.doesNotMatch(plain, /as they stand|Left out/);
  assert.doesNotMatch(meta(bcg).notes.join('\n'), /the same estimate/);
  const ratios = table(['study', 'or', 'ci_low', 'ci_high'], ['A', 2.1, 1.2, 3.7], ['B', 1.4, 0.9, 2.2], ['C', 2.1, 1.2, 3.7]);
  assert.ok(meta(ratios).notes.some((note) => /"A" and "C" have the same estimate/.test(note)));
});

// --- published figures ---

/** Yuan 2025, Table 2, as typed from the paper: the factor's rows by window. */
const yuan = (() => {
  const [names, ...rows] = text('tests/published/yuan2025_table2.csv').trim().split('\n').map((line) => line.split(','));
  const factors = new Map();
  for (const cells of rows) {
    const row = Object.fromEntries(names.map((name, i) => [name, cells[i]]));
    if (!factors.has(row.factor)) factors.set(row.factor, {});
    factors.get(row.factor)[row.subgroup] = row;
  }
  return factors;
})();

test('Yuan 2025, Table 2: the two windows pool to the row of all studies where the model is fixed, except CRP', () => {
  const differing = [];
  let checked = 0;
  for (const [factor, { all, lt1month, lt3months }] of yuan) {
    const windows = [lt1month, lt3months].filter((row) => row && row.odds_ratio !== 'NA' && row.odds_ratio !== '');
    if (windows.length < 2 || [all, ...windows].some((row) => row.effects_model === 'Random')) continue;
    const csv = table(['study', 'or', 'ci_low', 'ci_high'], ...windows.map((row) => [row.subgroup, row.odds_ratio, row.ci_low, row.ci_high]));
    const { result } = meta(csv, '--model', 'fixed');
    // Three decimals were pooled: a thousandth, or the same share of a larger figure.
    const fits = [['estimate', all.odds_ratio], ['ci_low', all.ci_low], ['ci_high', all.ci_high]].every(([key, printed]) => Math.abs(result[key] - printed) <= 0.002 * Math.max(1, printed));
    if (!fits) differing.push(factor);
    // Printed: 3.366 (2.149-5.274). By hand: log odds ratios weighted by 1 / se^2, se = (log high - log low) / (2 * 1.96).
    if (factor.startsWith('CRP')) assert.deepEqual([result.estimate, result.ci_low, result.ci_high].map((x) => x.toFixed(3)), ['3.684', '2.263', '5.996']);
    ++checked;
  }
  assert.equal(checked, 15);
  assert.deepEqual(differing, ['CRP (>0.05 mg/L)']);
});

test('Yuan 2025, Methods: the rule takes random effects where p < 0.05 and I2 is 50 % or more', () => {
  const rows = (factor) => {
    const { lt1month, lt3months } = yuan.get(factor);
    return table(['study', 'or', 'ci_low', 'ci_high'], ...[lt1month, lt3months].map((row) => [row.subgroup, row.odds_ratio, row.ci_low, row.ci_high]));
  };
  // Dyspnea 8.662 against 1.013; Anti-MDA5 6.262 against 5.831.
  const apart = meta(rows('Dyspnea'), '--rule', 'yuan2025');
  assert.deepEqual([apart.result.model, apart.result.interval], ['random effects, DerSimonian-Laird', 'Wald']);
  assert.ok(apart.result.q_p_value < 0.05 && apart.result.i2 >= 0.5);
  const alike = meta(rows('Anti-MDA5'), '--rule', 'yuan2025');
  assert.equal(alike.result.model, 'fixed effect, inverse variance');
  assert.equal(alike.result.tau2, null);
  assert.ok(alike.notes.some((note) => /Rule of yuan2025.*makes intervals too narrow/.test(note)));
  // I2 of 58 % without p < 0.05 stays a fixed effect.
  const between = meta(table(['estimate', 'se'], [0, 0.5], [1.1, 0.5]), '--rule', 'yuan2025');
  assert.ok(between.result.i2 >= 0.5 && between.result.q_p_value > 0.05);
  assert.equal(between.result.model, 'fixed effect, inverse variance');
  assert.match(refused(rows('Dyspnea'), '--rule', 'yuan2025', '--model', 'dl'), /The rule decides the model/);
});
