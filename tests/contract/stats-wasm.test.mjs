// Every statistical method answers the same in the browser as on the command line: the same words, counts and
// decisions, and numbers within a relative 1e-9. The libraries of mathematics differ in the last digits of log and exp;
// what is computed from them agrees to far more digits than are ever printed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { run } from './command.mjs';
import { at, random } from './support.mjs';

const BOUND = 1e-9;
/** What is near zero is the difference of larger numbers. */
const NEAR_ZERO = 1e-11;

async function load(name) {
  const { default: create } = await import(at('build', 'wasm', `${name}.mjs`));
  return create(name.endsWith('-js') ? {} : { wasmBinary: readFileSync(at('build', 'wasm', `${name}.wasm`)) });
}

const modules = { WebAssembly: await load('myolung-stats'), JavaScript: await load('myolung-stats-js') };
const methods = JSON.parse(modules.WebAssembly.methods());

// --- made-up tables ---

/** A synthetic cohort: `risk` drives outcome and survival, some cells are missing. */
function cohort(seed, n) {
  const next = random(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const rows = Array.from({ length: n }, () => {
    const [age, ferritin, x] = [Math.round(55 + 12 * normal()), Math.round(400 * Math.exp(normal())), normal()];
    const sex = next() < 0.6 ? 'female' : 'male';
    const group = ['A', 'B', 'C'][Math.floor(next() * 3)];
    const risk = 1 / (1 + Math.exp(-(-1 + 0.04 * (age - 55) + 0.7 * x)));
    const outcome = next() < risk ? 1 : 0;
    const time = Math.ceil((-Math.log(1 - next()) * 200) / (0.5 + risk));
    const event = next() < 0.7 ? 1 : 0;
    return [age, next() < 0.05 ? 'NA' : ferritin, x.toFixed(4), sex, group, next() < 0.5 ? 'yes' : 'no', risk.toFixed(4), outcome, time, event];
  });
  return ['age,ferritin,x,sex,centre,treated,risk,outcome,time,event', ...rows.map((row) => row.join(','))].join('\n');
}

const studies = (seed) => {
  const next = random(seed);
  return ['study,a,b,c,d,arm', ...Array.from({ length: 9 }, (_, i) => [`S${i}`, ...Array.from({ length: 4 }, () => 1 + Math.floor(next() * 40)), i % 2 ? 'early' : 'late'].join(','))].join('\n');
};
const effects = 'study,estimate,se\nS1,0.31,0.12\nS2,0.82,0.2\nS3,-0.11,0.3\nS4,0.42,0.15\nS5,0.25,0.09\n';
const printed = 'variable,mean1,sd1,n1,mean2,sd2,n2,a,b,c,d\nage,55.1,10.2,21,50.3,12.4,40,,,,\nfever,,,,,,,7,14,4,36\n';
const printedP = 'variable,a,b,c,d,p_value\nfever,7,14,4,36,0.036\nage,,,,,0.253\nsuv,,,,,<0.001\n';

const people = [cohort(1, 60), cohort(2, 200)];
/** Tables and options for each method. */
const calls = {
  calibration: people.map((csv) => [csv, { outcome: 'outcome', probability: 'risk' }]),
  'chi-square': [...people.map((csv) => [csv, { row: 'centre', column: 'outcome' }]), ['', { counts: '7,14/4,36' }]],
  correlation: people.map((csv) => [csv, { x: 'age', y: 'ferritin' }]),
  cox: people.flatMap((csv) => [
    [csv, { time: 'time', event: 'event', terms: 'age,x,sex', zph: true }],
    [csv, { time: 'time', event: 'event', terms: 'x', ties: 'breslow' }]
  ]),
  'decision-curve': people.map((csv) => [csv, { outcome: 'outcome', probability: 'risk' }]),
  diagnostic: [...people.map((csv) => [csv, { test: 'treated', outcome: 'outcome', prevalence: 0.1 }]), ['', { tp: 25, fp: 7, fn: 4, tn: 25 }]],
  fisher: [...people.map((csv) => [csv, { row: 'sex', column: 'outcome' }]), ['', { counts: '3,1,4/1,5,9' }]],
  'kaplan-meier': people.map((csv) => [csv, { time: 'time', event: 'event', group: 'sex', at: '30,90,180', interval: 'log-log', steps: true }]),
  'log-rank': people.map((csv) => [csv, { time: 'time', event: 'event', group: 'centre' }]),
  logistic: people.flatMap((csv) => [
    [csv, { outcome: 'outcome', terms: 'age,x,sex', univariable: true, profile: true, bootstrap: 20 }],
    [csv, { outcome: 'outcome', terms: 'age,x', firth: true }]
  ]),
  'mann-whitney': people.map((csv) => [csv, { value: 'x', group: 'sex' }]),
  meta: [
    [effects, { 'leave-one-out': true, egger: true, 'trim-and-fill': true }],
    [effects, { model: 'dl', ci: 'wald', cumulative: 'estimate' }],
    [effects, { se: 'variance' }],
    [studies(3), { measure: 'or', subgroup: 'arm' }],
    [studies(4), { measure: 'rr', model: 'mh' }]
  ],
  'points-score': [[people[1], { outcome: 'outcome', candidates: 'age,x,sex,treated', bootstrap: 20 }]],
  proportion: [...people.map((csv) => [csv, { outcome: 'outcome' }]), ['', { events: 3, total: 21 }]],
  roc: people.map((csv) => [csv, { outcome: 'outcome', score: 'risk', score2: 'age', bootstrap: 100, points: true }]),
  'roc-compare': people.map((csv) => [csv, { outcome: 'outcome', score: 'risk', group: 'sex' }]),
  't-test': [...people.map((csv) => [csv, { value: 'ferritin', group: 'sex' }]), ['', { mean1: 55.1, sd1: 10.2, n1: 21, mean2: 50.3, sd2: 12.4, n2: 40 }]],
  table1: people.map((csv) => [csv, { group: 'outcome', mean: 'age', adjust: 'bh' }]),
  'table1-printed': [[printed, {}], [printedP, { adjust: 'bh' }]],
  'validation-size': people.map((csv) => [csv, { outcome: 'outcome', probability: 'risk' }])
};

// --- both ways of asking ---

function native({ name, family }, csv, options) {
  const flags = Object.entries(options).flatMap(([option, value]) => (value === true ? [`--${option}`] : [`--${option}=${value}`]));
  const file = csv === '' ? [] : ['-'];
  const { status, stdout, stderr } = run([...(family === 'meta' ? [] : ['stats']), name, ...file, '--json', ...flags], csv);
  return status === 0 ? JSON.parse(stdout) : stderr.trim();
}

function inBrowser(module, { name }, csv, options) {
  module.clear();
  if (csv !== '') {
    assert.equal(module.begin('', '', ''), '{}');
    // In pieces, as a file is read.
    for (let from = 0; from < csv.length; from += 1000) module.feed(csv.slice(from, from + 1000));
    assert.ok(JSON.parse(module.finish()).rows > 0);
  }
  return JSON.parse(module.run(name, JSON.stringify(options)));
}

let numbers = 0;
function same(one, other, path) {
  if (typeof one === 'number' && typeof other === 'number') {
    numbers += 1;
    const difference = Math.abs(one - other);
    assert.ok(difference <= BOUND * Math.max(Math.abs(one), Math.abs(other)) || difference <= NEAR_ZERO, `${path}: ${one}, ${other}`);
  } else if (one !== null && typeof one === 'object') {
    assert.deepEqual(Object.keys(other ?? {}), Object.keys(one), path);
    for (const key of Object.keys(one)) same(one[key], other[key], `${path}/${key}`);
  } else {
    assert.equal(other, one, path);
  }
}

test('there is a table for every method', () => assert.deepEqual(Object.keys(calls).sort(), methods.map(({ name }) => name).sort()));

for (const method of methods) {
  test(`${method.name}: the command line, WebAssembly and JavaScript agree`, () => {
    numbers = 0;
    for (const [csv, options] of calls[method.name] ?? []) {
      const answer = native(method, csv, options);
      assert.equal(typeof answer, 'object', answer);
      for (const [build, module] of Object.entries(modules)) same(answer, inBrowser(module, method, csv, options), build);
    }
    assert.ok(numbers > 0, 'numbers were compared');
  });
}

test('what is refused is refused alike, in the same words', () => {
  const proportion = methods.find(({ name }) => name === 'proportion');
  for (const [csv, options] of [[people[0], { outcome: 'age' }], [people[0], { outcome: 'dead' }], [people[0], {}], [people[0], { outcome: 'outcome', level: 2 }]]) {
    const sentence = native(proportion, csv, options);
    assert.equal(typeof sentence, 'string');
    for (const module of Object.values(modules)) {
      const { error } = inBrowser(module, proportion, csv, options);
      assert.ok(sentence.includes(error.message) && sentence.includes(error.remedy), `${sentence}\n${JSON.stringify(error)}`);
    }
  }
  for (const module of Object.values(modules)) {
    assert.equal(JSON.parse(module.begin('colon', '', '')).error.code, 'wrong_category');
    assert.equal(module.begin('', '', ''), '{}');
    module.feed('a;b,c\n1;2,3\n');
    assert.equal(JSON.parse(module.finish()).error.code, 'ambiguous_delimiter');
    assert.equal(JSON.parse(module.run('t-tset', '{}')).error.code, 'unknown_method');
  }
});
