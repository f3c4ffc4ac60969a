// Comparing groups, as users of the command line meet it. Expected numbers are R's, or a paper's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { near as close, refused, run, stats } from './command.mjs';
import { json, text } from './support.mjs';

const near = (ours, theirs) => close(ours, theirs, 1e-9);

/** R's sleep: extra hours of sleep under two drugs. */
const hours = [
  [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
  [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
];
const sleep = `drug,extra\n${hours.flatMap((values, drug) => values.map((x) => `${drug + 1},${x}`)).join('\n')}\n`;
const sleepOptions = ['--value', 'extra', '--group', 'drug'];

test('t-test: Welch and Student as R t.test(extra ~ group, sleep)', () => {
  const { result } = stats('t-test', sleep, ...sleepOptions);
  near(result.welch.statistic, -1.8608134674869);
  near(result.welch.df, 17.7764735161785);
  near(result.welch.p_value, 0.0793941401874);
  near(result.welch.ci_low, -3.3654832307117);
  near(result.student.p_value, 0.0791867142159);
  assert.deepEqual(result.groups.map(({ group, n }) => [group, n]), [['1', 10], ['2', 10]]);
});

test('t-test: --first turns the difference, and the order of rows changes nothing', () => {
  const { result } = stats('t-test', sleep, ...sleepOptions);
  near(stats('t-test', sleep, ...sleepOptions, '--first', '2').result.welch.statistic, 1.8608134674869);
  const [head, ...rows] = sleep.trim().split('\n');
  assert.deepEqual(stats('t-test', [head, ...rows.reverse(), ''].join('\n'), ...sleepOptions).result, result);
});

test('t-test: from printed means without a file, and only from all of them', () => {
  const options = ['--mean1', '54.86', '--sd1', '11.72', '--n1', '21', '--mean2', '57.70', '--sd2', '11.06', '--n2', '40'];
  const { result, input } = stats('t-test', null, ...options);
  assert.equal(result.student.p_value.toFixed(3), '0.354'); // Liang 2021, Table 1, age
  assert.equal(input.rows, 0);
  assert.match(refused('t-test', null, ...options.slice(0, -2)), /Without --n2 the numbers are not complete.*\[missing_option, n2\]/);
  assert.match(refused('t-test', null), /needs --value.*--mean1.*\[missing_option, value\]/);
});

test('mann-whitney: with ties as R wilcox.test, exact without', () => {
  const { result } = stats('mann-whitney', sleep, ...sleepOptions);
  assert.equal(result.statistic, 25.5);
  near(result.p_value, 0.0693275754336);
  assert.equal(result.exact, false);
  assert.ok(Math.abs(result.ci_low + 3.6) < 1e-9 && Math.abs(result.ci_high - 0.1) < 1e-9);
  const exact = stats('mann-whitney', 'v,g\n1,a\n2,a\n3,a\n11,b\n12,b\n13,b\n', '--value', 'v', '--group', 'g');
  assert.equal(exact.result.exact, true);
  near(exact.result.p_value, 0.1);
  assert.match(exact.notes.join(' '), /too small for this level/);
});

test('more than two groups, or one, are refused by name', () => {
  const three = 'v,g\n1,a\n2,b\n3,c\n';
  for (const method of ['t-test', 'mann-whitney']) {
    assert.match(refused(method, three, '--value', 'v', '--group', 'g'), /has 3 groups, and two can be compared: "a", "b", "c"/);
    assert.match(refused(method, 'v,g\n1,a\n2,a\n', '--value', 'v', '--group', 'g'), /one value alone: "a"/);
    assert.match(refused(method, sleep, ...sleepOptions, '--first', '3'), /no group "3", only "1", "2"/);
  }
  assert.match(refused('table1', three, '--group', 'g'), /has 3 groups/);
});

/** R's mtcars: cylinders by gears. */
const cars = '1,8,2/2,4,1/12,0,2';

test('chi-square and fisher: R on mtcars, cylinders by gears', () => {
  const chi = stats('chi-square', null, '--counts', cars);
  near(chi.result.pearson.p_value, 0.00121406603379);
  assert.equal(chi.result.pearson.df, 4);
  assert.equal(chi.result.yates, undefined);
  assert.match(chi.notes.join(' '), /Fisher/);
  near(stats('fisher', null, '--counts', cars).result.p_value, 8.25971568462e-5);
});

test('chi-square and fisher: counts and columns give the same', () => {
  const rows = [['rp', 'infected', 7], ['rp', 'not', 14], ['other', 'infected', 4], ['other', 'not', 36]];
  const csv = `group,infection\n${rows.flatMap(([g, i, n]) => Array(n).fill(`${g},${i}`)).join('\n')}\n`;
  const columns = ['--row', 'group', '--column', 'infection'];
  const fisher = stats('fisher', csv, ...columns);
  near(fisher.result.p_value, 0.0363383187539);
  near(fisher.result.p_value, stats('fisher', null, '--counts', '7,14/4,36').result.p_value);
  const { odds_ratio } = stats('fisher', null, '--counts', '7,14/4,36').result;
  // fisher.test searches to 1e-4.
  assert.ok(Math.abs(odds_ratio.estimate - 4.3746) < 1e-3 && Math.abs(odds_ratio.ci_high - 23.758) < 1e-2);
  near(stats('chi-square', csv, ...columns).result.yates.p_value, stats('chi-square', null, '--counts', '7,14/4,36').result.yates.p_value);
  const end = stats('fisher', null, '--counts', '5,0/0,7').result.odds_ratio;
  assert.deepEqual([end.estimate, end.ci_high], [null, null]);
});

test('tables that are none are refused', () => {
  for (const counts of ['7,14/4', 'a,b/c,d', '1.5,2/3,4', '-1,2/3,4']) {
    assert.match(refused('fisher', null, `--counts=${counts}`), /7,14\/4,36/);
  }
  assert.match(refused('chi-square', null, '--counts', '0,0/4,36'), /nobody/);
  assert.match(refused('chi-square', null, '--counts', '1,2'), /needs two of each/);
  assert.match(refused('chi-square', null), /needs --row.*--counts/);
  assert.match(refused('fisher', null, '--counts', Array(6).fill('40,40,40,40,40,40').join('/')), /Use the chi-square test.*\[too_large/);
});

test('correlation: R cor.test on the first ten of cars', () => {
  const speed = [4, 4, 7, 7, 8, 9, 10, 10, 10, 11];
  const dist = [2, 10, 4, 22, 16, 10, 18, 26, 34, 17];
  const { result } = stats('correlation', `speed;dist\n${speed.map((x, i) => `${x};${dist[i]}`).join('\n')}\n`, '--x', 'speed', '--y', 'dist');
  near(result.pearson.estimate, 0.645307910484);
  near(result.pearson.p_value, 0.043906804028);
  near(result.pearson.ci_low, 0.0264134830835);
  near(result.spearman.estimate, 0.659521748658);
  near(result.spearman.p_value, 0.0380146321354);
  assert.equal(result.spearman.exact, false);
  assert.match(refused('correlation', 'a,b\n1,1\n2,1\n3,1\n', '--x', 'a', '--y', 'b'), /\[no_variation, y\]/);
});

test('diagnostic: Liang 2021, the DLM score at 2, from counts and from columns', () => {
  const counts = ['--tp', '18', '--fp', '7', '--fn', '3', '--tn', '33'];
  const { result } = stats('diagnostic', null, ...counts, '--prevalence', '0.1');
  const [sensitivity, specificity] = result.proportions;
  assert.deepEqual([sensitivity.measure, sensitivity.events, sensitivity.total], ['sensitivity', 18, 21]);
  assert.deepEqual([specificity.events, specificity.total], [33, 40]);
  // Odds 1/9 times 4.898 = 0.5442, to a probability.
  near(result.at_prevalence.values[0].estimate, (18 / 21) * (40 / 7) / ((18 / 21) * (40 / 7) + 9));
  const rows = [['yes', 1, 18], ['yes', 0, 7], ['no', 1, 3], ['no', 0, 33]];
  const csv = `dlm,rp\n${rows.flatMap(([t, o, n]) => Array(n).fill(`${t},${o}`)).join('\n')}\n`;
  const columns = stats('diagnostic', csv, '--test', 'dlm', '--outcome', 'rp', '--prevalence', '0.1');
  assert.deepEqual(columns.result, result);
  const exact = stats('diagnostic', null, ...counts, '--interval', 'clopper-pearson').result.proportions[0];
  assert.ok(exact.ci_low < sensitivity.ci_low);
  const empty = stats('diagnostic', null, '--tp', '18', '--fp', '0', '--fn', '3', '--tn', '40');
  assert.match(empty.notes.join(' '), /likelihood ratios and the diagnostic odds ratio have .* half added/);
  const ratio = empty.result.ratios[2];
  assert.equal(ratio.measure, 'diagnostic odds ratio');
  near(ratio.estimate, (18.5 * 40.5) / (0.5 * 3.5));
  const width = 1.959963984540054 * Math.sqrt(1 / 18.5 + 1 / 0.5 + 1 / 3.5 + 1 / 40.5);
  near(ratio.ci_low, ratio.estimate / Math.exp(width));
  near(ratio.ci_high, ratio.estimate * Math.exp(width));
  assert.match(refused('diagnostic', null, '--tp', '18'), /Without --fp, --fn and --tn/);
  assert.match(refused('diagnostic', null, ...counts, '--prevalence', '1'), /\[out_of_range, prevalence\]/);
  assert.match(refused('diagnostic', null, '--tp', '0', '--fp', '7', '--fn', '0', '--tn', '33'), /nobody with the outcome/);
});

test('diagnostic: a test with one result alone has no ratios, made of halves', () => {
  const nothing = { estimate: null, ci_low: null, ci_high: null };
  const counts = { positive: ['--tp', '0', '--fp', '0', '--fn', '3', '--tn', '40'], negative: ['--tp', '3', '--fp', '40', '--fn', '0', '--tn', '0'] };
  for (const [never, cells] of Object.entries(counts)) {
    const { result, notes } = stats('diagnostic', null, ...cells, '--prevalence', '0.3');
    const measure = `${never} predictive value`;
    assert.deepEqual(result.proportions.find((row) => row.measure === measure), { measure, events: 0, total: 0, ...nothing });
    assert.deepEqual(result.ratios.map(({ measure: _, ...rest }) => rest), [nothing, nothing, nothing]);
    assert.deepEqual(result.at_prevalence.values.map(({ measure: _, ...rest }) => rest), [nothing, nothing]);
    assert.match(notes[0], new RegExp(`never ${never}: there is no ${measure}, and likelihood ratios, .* halves`));
    assert.doesNotMatch(notes.join(' '), /A cell is empty|Mercaldo/);
    assert.match(refused('diagnostic', null, ...cells, '--prevalence', '1'), /\[out_of_range, prevalence\]/);
  }
});

test('fisher promises no table of any size', () => {
  const { stdout } = run(['stats', 'fisher', '--help']);
  assert.match(stdout, /while the possible tables can be counted \(else chi-square\)/);
  assert.doesNotMatch(stdout, /any size/);
});

const cohort = `id,arm,age,ferritin,sex,site
p1,b,61,800,m,x
p2,a,50,,f,x
p3,a,55,120,f,y
p4,b,70,1500,m,y
p5,a,45,300,m,x
p6,b,66,2000,f,
p7,,40,100,m,x
p8,a,52,90,f,y
p9,b,59,,m,x
`;

test('table1: a rule for every column, missing values by group, tests and adjusted p values', () => {
  const { result, input, notes } = stats('table1', cohort, '--group', 'arm', '--mean', 'age', '--adjust', 'holm', '--columns', 'age,ferritin,sex,site');
  assert.deepEqual(result.groups.map(({ group, n }) => [group, n]), [['a', 4], ['b', 4]]);
  assert.deepEqual(result.tests.map(({ column, test: name }) => [column, name]), [
    ['age', 'Welch'],
    ['ferritin', 'Mann-Whitney'],
    ['sex', 'Fisher'],
    ['site', 'Fisher'],
  ]);
  const [age, ferritin] = result.table;
  assert.equal(age.variable, 'age, mean (SD)');
  assert.match(age.first, /^50\.50 \(4\.203\)$/);
  assert.equal(ferritin.first, '120.0 (105.0 to 210.0)');
  assert.deepEqual([ferritin.missing_first, ferritin.missing_second], [1, 1]);
  near(result.tests[1].p_value, 0.1); // 3 against 3 without overlap
  assert.equal(result.categories.find(({ column, category, group }) => column === 'sex' && category === 'm' && group === 'a').count, 1);
  assert.deepEqual(input.columns, [
    { column: 'arm', dropped: 1 },
    { column: 'age', dropped: 0 },
    { column: 'ferritin', dropped: 2 },
    { column: 'sex', dropped: 0 },
    { column: 'site', dropped: 1 },
  ]);
  assert.equal(input.rows_used, 8);
  const smallest = Math.min(...result.tests.map((row) => row.p_value));
  near(result.tests.find((row) => row.p_value === smallest).adjusted_p_value, 4 * smallest);
  assert.match(notes.join(' '), /No test of normality chooses/);
});

test('table1: the order of rows changes nothing, and --mean, --median, --categorical decide', () => {
  const [head, ...rows] = cohort.trim().split('\n');
  const answer = (csv, ...args) => stats('table1', csv, '--group', 'arm', ...args).result;
  assert.deepEqual(answer([head, ...rows.reverse(), ''].join('\n')), answer(cohort));
  assert.equal(answer(cohort, '--columns', 'age').tests[0].test, 'Mann-Whitney');
  assert.equal(answer(cohort, '--columns', 'age', '--mean', 'age', '--student').tests[0].test, 'Student');
  assert.equal(answer(cohort, '--columns', 'age', '--categorical', 'age').tests[0].test, 'Fisher');
  assert.match(refused('table1', cohort, '--group', 'arm', '--mean', 'sex'), /not a column of numbers/);
  assert.match(refused('table1', cohort, '--group', 'arm', '--mean', 'age', '--median', 'age'), /named twice/);
  assert.match(refused('table1', cohort, '--group', 'arm', '--mean', 'agee'), /Did you mean "age"\?/);
  assert.match(refused('table1', cohort, '--group', 'arm', '--adjust', 'fdr'), /bh/);
});

test('table1: a column in which everybody differs is left out, unless it is named', () => {
  const { result, notes } = stats('table1', cohort, '--group', 'arm');
  assert.deepEqual(result.tests.map(({ column }) => column), ['age', 'ferritin', 'sex', 'site']);
  assert.match(notes[0], /^id is left out/);
  assert.equal(stats('table1', cohort, '--group', 'arm', '--categorical', 'id').result.tests.length, 5);
  assert.match(notes.join(' '), /ferritin: the groups are too small for this confidence level; the interval reaches 0\.9\./);
});

test('table1: a column of numbers with a cell that is none is never taken for categories', () => {
  const csv = (cells) => `hb;n;g\n${cells.map((cell, i) => `${cell};${i};${i % 2 === 0 ? 'a' : 'b'}`).join('\n')}\n`;
  const commas = csv(['8,5', '9', '9,5', '10', '8,5', '10', '10,5', '9,5']);
  const left = stats('table1', commas, '--group', 'g');
  assert.match(left.notes[0], /hb is left out\. Column "hb" has numbers with a comma.*--decimal comma.*--categorical/);
  assert.ok(left.result.tests.every(({ column }) => column !== 'hb'));
  assert.match(refused('table1', commas, '--group', 'g', '--columns', 'hb'), /Is it the decimal mark\?.*\[ambiguous_number, hb\]/s);
  assert.equal(stats('table1', commas, '--group', 'g', '--decimal', 'comma').result.tests[0].test, 'Mann-Whitney');
  // Named, they are what they are named.
  assert.equal(stats('table1', commas, '--group', 'g', '--categorical', 'hb').result.tests.find(({ column }) => column === 'hb').test, 'Fisher');
  const points = csv(['8.5', '9', '9.5', '10', 'unk', '8.5', '10', '10']);
  assert.match(refused('table1', points, '--group', 'g', '--columns', 'hb'), /"unk" on line 6.*--missing.*--categorical/s);
  assert.match(refused('table1', points, '--group', 'g', '--columns', 'hb', '--decimal', 'comma'), /"8\.5" on line 2/);
  assert.equal(stats('table1', points, '--group', 'g', '--columns', 'hb', '--missing', 'unk').result.tests[0].test, 'Mann-Whitney');
});

test('table1: a column without a value says so, and numbers of one group stand with what is missing', () => {
  const csv = `v,w,g\n${[1, 2, '', ''].map((w, i) => `,${w},${i < 2 ? 'a' : 'b'}`).join('\n')}\n`;
  const { result, notes } = stats('table1', csv, '--group', 'g');
  assert.match(notes[0], /^v is left out: no patient of a group has a value/);
  assert.deepEqual([result.table[0].variable, result.table[0].missing_second], ['w', 2]);
  assert.match(refused('table1', csv.replaceAll(/^(.*?),.*?,/gm, '$1,'), '--group', 'g'), /no column to compare.*v is left out: no patient/);
});

test('table1: what cannot be tested stands without a p value, and says why', () => {
  const { result, notes } = stats('table1', 'g,v,w\na,1,2\na,1,3\nb,1,4\nb,1,5\n', '--group', 'g', '--mean', 'v', '--adjust', 'bh');
  assert.equal(result.tests[0].p_value, null);
  assert.equal(result.tests[0].adjusted_p_value, null);
  near(result.tests[1].adjusted_p_value, result.tests[1].p_value);
  assert.match(notes[0], /^v is not tested: /);
});

test('table1: where Fisher is replaced by chi-square the row says so', () => {
  // 60 categories of a few patients each, one of 30 000: the exact test of it is refused, or is given.
  const rows = Array.from({ length: 60 }, (_, i) => Array.from({ length: i === 0 ? 30_000 : 3 + (i % 5) }, (_, k) => `${'ab'[(i + k * (i % 3)) % 2]},c${i}`)).flat();
  const { result, notes } = stats('table1', `arm,site\n${rows.join('\n')}\n`, '--group', 'arm', '--categorical', 'site');
  const [{ test: name }] = result.tests;
  assert.equal(result.table[0].test, name);
  assert.ok(name === 'Fisher' || (name === 'chi-square in place of Fisher' && /chi-square test is doubtful/.test(notes.join(' '))), name);
});

test('table1: a number of its own for every patient is asked about', () => {
  const rows = Array.from({ length: 24 }, (_, i) => `${1000 + ((i * 7) % 24)},${'ab'[i % 2]},${40.5 + i},${i % 9}`);
  const { notes } = stats('table1', `patient,arm,age,joints\n${rows.join('\n')}\n`, '--group', 'arm');
  assert.deepEqual(notes.filter((note) => /another one for every patient/.test(note)).map((note) => note.split(' ')[0]), ['patient']);
});

test('table1: the readable answer is a table', () => {
  const { status, stdout } = run(['stats', 'table1', '-', '--group', 'arm', '--columns', 'age,sex'], cohort);
  assert.equal(status, 0);
  assert.match(stdout, /^ +age, median \(quartiles\) +51\.00 \(48\.75 to 52\.75\) +63\.50 /m);
  assert.match(stdout, /^ +f +3 of 4 \(75 %\) +1 of 4 \(25 %\)/m);
});

/** Rows of Table 1 of Liang 2021 whose p value is printed as a number, of one kind of summary. */
const liang = (kind) =>
  json('core', 'data', 'audit', 'liang2021.json')
    .tables.find(({ id }) => id === 'table1')
    .rows.map(({ id, cells: [, summary, rp, other, p] }) => ({ id, summary, rp, other, p }))
    .filter(({ summary, p }) => summary === kind && /^0/.test(p));

test('table1-printed: the p values of counts in Liang 2021, Table 1', () => {
  const rows = liang('count');
  assert.ok(rows.length >= 15, `${rows.length} rows`);
  const cells = ({ id, rp, other }) => [id, ...[[rp, 21], [other, 40]].flatMap(([cell, n]) => [parseInt(cell, 10), n - parseInt(cell, 10)])].join(',');
  const { result } = stats('table1-printed', `variable,a,b,c,d\n${rows.map(cells).join('\n')}\n`, '--adjust', 'bh');
  rows.forEach(({ id, p }, i) => {
    const ours = result.tests[i];
    assert.equal(ours.variable, id);
    assert.ok([ours.p_value, ours.yates_p_value].some((value) => value.toFixed(3) === p), `${id}: ${JSON.stringify(ours)} for ${p}`);
    assert.ok(ours.adjusted_p_value >= ours.p_value);
  });
  const infection = result.tests.find(({ variable }) => variable === 'pulmonary-bacterial-infection');
  assert.deepEqual([infection.test, infection.p_value.toFixed(3)], ['Fisher', '0.036']);
});

const half = (text) => 0.5 * 10 ** -text.split('.')[1].length;
/** Means and deviations of 21 and 40 patients, each at both ends of what rounds to it. */
const corners = ({ id, rp, other }) =>
  Array.from({ length: 16 }, (_, corner) => {
    const [mean1, sd1, mean2, sd2] = [...rp.split(' ± '), ...other.split(' ± ')].map((text, bit) => Number(text) + (corner & (1 << bit) ? 1 : -1) * half(text));
    return [`${id} ${corner}`, mean1, sd1, 21, mean2, sd2, 40].join(',');
  });

test('table1-printed: the p values of means in Liang 2021, Table 1, as far as rounding allows', () => {
  const rows = liang('mean_sd');
  assert.ok(rows.length >= 8, `${rows.length} rows`);
  const { result } = stats('table1-printed', `variable,mean1,sd1,n1,mean2,sd2,n2\n${rows.flatMap(corners).join('\n')}\n`, '--student');
  rows.forEach(({ id, p }, i) => {
    const values = result.tests.slice(16 * i, 16 * (i + 1)).flatMap((row) => [row.student_p_value, row.welch_p_value]);
    assert.ok(Math.min(...values) <= Number(p) + 0.0005 && Number(p) - 0.0005 <= Math.max(...values), `${id}: ${p}`);
  });
  const age = stats('table1-printed', 'variable,mean1,sd1,n1,mean2,sd2,n2\nage,54.86,11.72,21,57.70,11.06,40\n', '--student');
  assert.equal(age.result.tests[0].p_value.toFixed(3), '0.354');
});

/** Liang 2021, Table 1, as typed a second time: 70 rows, of which two have no p value since nobody has the finding. */
const table1 = text('tests/published/liang2021_table1.csv').trim().split('\n').slice(1)
  .map((line) => [...line.matchAll(/("[^"]*"|[^,]*)(,|$)/g)].map(([, cell]) => cell.replaceAll('"', '')))
  .map(([, , summary, rp, other, p, adjusted], i) => ({ id: `row ${i + 1}`, summary, rp, other, p, adjusted }))
  .filter(({ p }) => p !== 'NA');

/** The columns of a row: counts; means where the p value is a bound; else the p value alone. */
function liangCells({ id, summary, rp, other, p }, withMeans) {
  if (summary === 'count') return [id, ...[[rp, 21], [other, 40]].flatMap(([cell, n]) => [parseInt(cell, 10), n - parseInt(cell, 10)]), ...Array(6), ''];
  const means = withMeans && p.startsWith('<') ? [...rp.split(' ± '), 21, ...other.split(' ± '), 40] : Array(6);
  return [id, ...Array(4), ...means, p];
}
const liangTable = (withMeans) => `variable,a,b,c,d,mean1,sd1,n1,mean2,sd2,n2,p_value\n${table1.map((row) => liangCells(row, withMeans).join(',')).join('\n')}\n`;

test('table1-printed: all 68 adjusted p values of Liang 2021, Table 1', () => {
  assert.equal(table1.length, 68);
  const { result } = stats('table1-printed', liangTable(true), '--student', '--adjust', 'bh');
  const benjamini = (values) => {
    const order = values.map((p, i) => [p, i]).sort(([a], [b]) => b - a);
    const out = [];
    let least = 1;
    order.forEach(([p, i], k) => { out[i] = least = Math.min(least, (p * values.length) / (values.length - k)); });
    return out;
  };
  // What each p value may be before it was rounded to three decimals; of the two bounds, from means before they were
  // rounded to two.
  const ranges = table1.map(({ id, rp, other, p }) => {
    if (!p.startsWith('<')) return [Number(p) - 0.0005, Math.min(1, Number(p) + 0.0005)];
    const at = stats('table1-printed', `variable,mean1,sd1,n1,mean2,sd2,n2\n${corners({ id, rp, other }).join('\n')}\n`, '--student').result.tests.map(({ p_value }) => p_value);
    return [Math.min(...at), Math.min(0.001, Math.max(...at))];
  });
  assert.deepEqual(result.tests.filter((_, i) => table1[i].p.startsWith('<')).map(({ test, p_value }) => [test, p_value.toFixed(5)]), [['Student', '0.00036'], ['Student', '0.00027']]);
  const [low, high] = [0, 1].map((end) => benjamini(ranges.map((range) => range[end])));
  const kinds = new Set();
  table1.forEach(({ id, adjusted }, i) => {
    const ours = result.tests[i];
    kinds.add(ours.test);
    assert.equal(ours.variable, id);
    const within = (x, [from, to], what) => assert.ok(x >= from - 1e-12 && x <= to + 1e-12, `${id}: ${what} ${x}, not from ${from} to ${to}`);
    within(ours.p_value, ranges[i], 'p');
    within(ours.adjusted_p_value, [low[i], high[i]], 'adjusted');
    within(Number(adjusted), [low[i] - 0.0005, high[i] + 0.0005], 'printed');
  });
  assert.deepEqual([...kinds].sort(), ['Fisher', 'Student', 'as printed', 'chi-square']);
  // Most are the printed ones to the last digit.
  const same = table1.filter(({ adjusted }, i) => result.tests[i].adjusted_p_value.toFixed(3) === adjusted).length;
  assert.ok(same >= 40, `${same} to the last digit`);
});

test('table1-printed: a bound that is printed bounds what is adjusted', () => {
  const { result, notes } = stats('table1-printed', liangTable(false), '--adjust', 'bh');
  const bounded = result.tests.filter(({ test }) => test === 'as printed, at most');
  assert.deepEqual(bounded.map(({ p_value, printed_p_value }) => [p_value, printed_p_value]), [[0.001, '<0.001'], [0.001, '<0.001']]);
  for (const { adjusted_p_value } of bounded) near(adjusted_p_value, (0.001 * 68) / 2); // printed: 0.014
  assert.ok(notes.some((note) => note.startsWith(`Of ${bounded.map(({ variable }) => variable).join(', ')} a bound alone is printed`)));
  // p.adjust(c(0.036, 0.253, 0.001, 0.6), method)
  const small = 'variable,p_value\na,0.036\nb,0.253\nc,< 0.001\nd,0.6\ne,\n';
  for (const [how, expected] of Object.entries({
    bh: [0.072, 0.337333333333333, 0.004, 0.6], holm: [0.108, 0.506, 0.004, 0.6], bonferroni: [0.144, 1, 0.004, 1],
  })) stats('table1-printed', small, '--adjust', how).result.tests.forEach(({ adjusted_p_value }, i) => near(adjusted_p_value, expected[i]));
  assert.match(refused('table1-printed', 'variable,p_value\na,NS\n'), /Line 2: "NS" is not a p value/);
  assert.match(refused('table1-printed', 'variable,p_value\na,0.3\nb,0.000\n'), /Line 3: "0" is not a p value.*<0\.001/);
  assert.match(refused('table1-printed', 'variable,p_value\na,1.2\n'), /not a p value/);
  assert.equal(stats('table1-printed', 'variable;p_value\na;<0,001\n', '--decimal', 'comma').result.tests[0].p_value, 0.001);
});

test('table1-printed: what is not printed in full is refused by line', () => {
  assert.match(refused('table1-printed', 'variable,x\nage,1\n'), /neither means nor counts/);
  assert.match(refused('table1-printed', 'variable,a,b,c,d\nage,1,2,3,\n'), /Line 2 has some of a, b, c, d/);
  assert.match(refused('table1-printed', 'variable,a,b\nage,1,2\n'), /\[unknown_column, c\]/);
  const { result, notes } = stats('table1-printed', 'variable,a,b,c,d\nrare,0,21,0,40\nhalf,1.5,2,3,4\ngood,7,14,4,36\n');
  assert.deepEqual(result.tests.map(({ p_value }) => p_value === null), [true, true, false]);
  assert.match(notes.join(' '), /rare is not tested: The table has nobody/);
});
