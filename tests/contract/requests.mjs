// Random requests for `assess`, good and bad: what a person could type, a program could send, and nobody should.
import { dataFiles, random } from './support.mjs';

const { variables, pretest, infection_probability: infection } = dataFiles()['variables.json'];
const below = (folder) => Object.entries(dataFiles()).flatMap(([path, file]) => (path.startsWith(folder) ? [file] : []));
const models = below('models/');
const factors = below('evidence/').flatMap((file) => file.factors ?? []);
const outcomes = below('evidence/').flatMap((file) => file.outcomes ?? []);
const casesOf = (item) => item.cases ?? [item];
const asked = new Set(
  models.flatMap(({ items, applicability, population }) => [
    ...[...items, ...applicability, ...(population.differs ?? [])].map(({ input }) => input),
    ...items.flatMap((item) => casesOf(item).flatMap(({ when }) => when?.input ?? [])),
  ]),
);
const inEvidence = new Set([...factors, ...outcomes].map(({ input }) => input));

/** Values at, just below and just above every cut-off and limit, in the canonical unit. */
const boundaries = new Map(
  [...variables, pretest, infection]
    .filter(({ kind }) => kind === 'number')
    .map(({ id, units, hard, soft = [] }) => {
      const canonical = ({ value, unit }) => {
        const { multiply_by = 1, divide_by = 1 } = units.find(({ code }) => code === unit);
        return (value * multiply_by) / divide_by;
      };
      const edges = [hard.min, hard.max, ...soft.map(({ value }) => value)];
      for (const model of models) {
        for (const item of model.items) {
          if (item.input !== id) continue;
          edges.push(...casesOf(item).flatMap(({ rules }) => rules.map(canonical)));
          if (item.near_cutoff) edges.push(item.near_cutoff.from, item.near_cutoff.to);
        }
        const conditions = [...model.applicability, ...(model.population.differs ?? [])];
        edges.push(...conditions.filter(({ input }) => input === id).map(({ when }) => canonical(when)));
      }
      for (const { input, named_cutoff: named, cutoffs = [] } of factors) {
        if (input === id) edges.push(...[...cutoffs, ...(named ? [named] : [])].filter(({ value }) => value !== undefined).map(canonical));
      }
      return [id, edges];
    }),
);

const oddNumbers = [
  '0', '-0', '-0.0', '1e400', '-1e400', '1e-320', '5e-324', '2.2250738585072014e-308', '1.7976931348623157e308',
  '1e308', '0.1', '0.30000000000000004', '49.99999999999999', '50.00000000000001', '9007199254740993',
  '18446744073709551615', '18446744073709551616', '-9223372036854775808', '1E5', '123456789012345678901234567890',
]; // prettier-ignore

const oddTexts = [
  '', ' ', '\t43 ', '43', ' 43 ', '0,52', '0.52', ',5', '.5', '5.', '5,', '1,800', '1.800', '1 800', '1,800,000',
  '1.234,5', '1,234.5', '+43', '-43', '--4', '4-3', '1e3', '1e', '1e400', '-1e400', '1e-400', '0x2B', 'NaN', 'nan',
  'inf', 'Infinity', '-Infinity', '43%', '43 %', '< 10', '>50', '~43', '4 3', '43\u00a0', '\u00a043', '\u202f43',
  '٤٣', '４３', '43\u0000', '\u0000', '43\n', 'null', 'true', 'yes', 'forty-three', '½', '−43', '4٫3', '1’800',
  '0'.repeat(400), '9'.repeat(400), '0.' + '0'.repeat(400) + '1', '1' + '0'.repeat(400) + 'e-400', 'é', '😀',
  '</script>', '"', '\\', "'", '\u2028', '\ufeff43', '\ufffd', 'a'.repeat(5000),
]; // prettier-ignore

const brokenTexts = [
  '', ' ', '{', '}', '[', ']', '[]', '{}', '[{}]', '[[]]', 'null', 'true', '0', '"text"', '{"values"}', '{"values":}',
  '{"values":{}', '{"values":{}}}', '{"values":{},}', "{'values':{}}", '{values:{}}', '{"values":{"age":{"value":}}}',
  '{"values":{"age":{"value":01}}}', '{"values":{"age":{"value":+1}}}', '{"values":{"age":{"value":.5}}}',
  '{"values":{"age":{"value":1.}}}', '{"values":{"age":{"value":1e}}}', '{"values":{"age":{"value":NaN}}}',
  '{"values":{"age":{"value":Infinity}}}', '{"values":{"age":{"value":0x10}}}', '{"values":{"age":{"value":1,5}}}',
  '{"values":{"age":{"value":60},"age":{"value":61}}}', '{"values":{},"values":{}}', '{"a":1,"a":1}',
  '{"values":{"age":{"value":60,"value":61}}}', '{"values":[]}', '{"values":null}', '{"values":"none"}', '{"values":3}',
  '{"Values":{}}', '{"value":{}}', '// nothing\u0009{}', '/* x */ {}', '{} {}', '{}x', '\ufeff{}', '{"\\u0000":1}',
  '{"values":{"":{"value":1}}}', '{"values":{"age":{"value":"\\ud800"}}}', '{"values":{"\\udc00":{"value":1}}}',
  '{"values":{"age":{"value":"\\u12"}}}', '{"values":{"age":{"value":"\\x41"}}}', '{"values":{"age":{"value":"\u0001"}}}',
  '{"values":{"age":{"value":"\u007f"}}}', '{"pretest_probability":[]}', '{"pretest_probability":{}}',
  '{"pretest_probability":true}', '{"pretest_probability":"0,2"}', '{"pretest_probability":{"value":"20"}}',
  '{"infection_probability":[]}', '{"infection_probability":{}}', '{"infection_probability":null}', '{"infection_probability":1}',
  '{"infection_probability":"20%"}', '{"values":{"infection_probability":{"value":0.2}}}',
  '[{"values":{"age":{"value":17,"unit":"a"}}},{"values":{"nonsense":{"value":1}}},null,3]',
  '{"values":{"é😀":{"value":1}}}', '{"values":{"age":{"value":1,"unit":"é😀"}}}', '{"values":{"__proto__":{"value":1}}}',
  '\u0000', '\u0000{}', '{}\u0000', '{"values":\u0000{}}', '{"values":{"age\u0000":{"value":1}}}',
]; // prettier-ignore

/** A generator of request texts without line breaks; the same sequence for the same seed. */
export function requests(seed) {
  const next = random(seed);
  const chance = (p) => next() < p;
  const whole = (n) => Math.floor(next() * n);
  const pick = (list) => list[whole(list.length)];
  /** JSON text, but where a `raw` was put its text stands as it is: numbers no JavaScript number can hold. */
  const raws = [];
  const raw = (text) => `@raw${raws.push(text) - 1}@`;
  const render = (value) => JSON.stringify(value).replace(/"@raw(\d+)@"/g, (_, i) => raws[Number(i)]);

  const digits = (value) => {
    const shown = chance(0.3) ? value.toFixed(whole(6)) : String(value);
    return chance(0.3) ? shown.replace('.', ',') : shown;
  };

  function numberFor(variable) {
    const edges = boundaries.get(variable.id);
    const { min, max } = variable.hard;
    const roll = next();
    if (roll < 0.3) return pick(edges) + pick([0, 0, 1e-12, -1e-12, 0.001, -0.001, 1, -1]);
    if (roll < 0.8) return min + next() * (max - min) * pick([1, 0.5, 0.1, 0.01]);
    if (roll < 0.9) return min + whole(Math.min(max - min, 200));
    return (next() - 0.5) * 10 ** whole(12);
  }

  function numberEntry(variable) {
    const entry = {};
    const value = numberFor(variable);
    const roll = next();
    if (roll < 0.45) entry.value = value;
    else if (roll < 0.75) entry.value = digits(value);
    else if (roll < 0.85) entry.value = raw(pick(oddNumbers));
    else if (roll < 0.97) entry.value = pick(oddTexts);
    else entry.value = pick([null, true, false, [], {}, [43], { value: 43 }]);
    const names = variable.units.flatMap(({ code, aliases = [] }) => [code, ...aliases]);
    if (chance(0.85)) entry.unit = pick(names);
    else if (chance(0.5)) entry.unit = pick(['', ' ', '%', 'mg', 'MG/L', 'µg/L', 'μg/L', 'ng/ml', 'kg', 5, null, true, [], 'é😀']);
    return entry;
  }

  function entryFor(variable) {
    if (chance(0.06)) return pick([null, {}, 43, '43', true, [], { value: null }, { value: '' }]);
    if (chance(0.06)) return { state: pick(['could_not_perform', 'not_done', '', null, 3]), ...(chance(0.2) && { value: 1 }) };
    let entry;
    if (variable.kind === 'number') entry = numberEntry(variable);
    else if (variable.kind === 'finding') entry = { value: chance(0.9) ? chance(0.5) : pick([1, 0, 'true', 'yes', null, '', []]) };
    else entry = { value: chance(0.9) ? pick(variable.categories).code : pick(['', 'Female', 'x', 1, true, null, '4+']) };
    if (variable.kind !== 'number' && chance(0.05)) entry.unit = pick(['%', 'a', '', null]);
    if (chance(0.03)) entry[pick(['note', 'Value', 'units', 'é', ''])] = pick([1, 'x', null]);
    return entry;
  }

  /** An entry nobody could object to. */
  function goodEntry(variable) {
    if (variable.kind === 'finding') return { value: chance(0.3) };
    if (variable.kind === 'category') return { value: pick(variable.categories).code };
    const { min, max } = variable.hard;
    const near = pick(boundaries.get(variable.id)) + pick([0, 1e-12, -1e-12, 0.001, -0.001]);
    const value = chance(0.5) ? Math.min(max, Math.max(min, near)) : min + next() * (max - min);
    return { value: chance(0.5) ? value : value.toFixed(4), unit: variable.units[0].code };
  }

  const misspelt = (id) => pick([id.toUpperCase(), id.slice(1), `${id}s`, id.replace('_', '-'), `${id} `, 'x', '', 'dlco', '😀']);

  const share = ({ id }) => (asked.has(id) ? 0.65 : inEvidence.has(id) ? 0.2 : 0.05);
  const anyProbability = (variable) => (chance(0.5) ? numberFor(variable) : chance(0.7) ? numberEntry(variable) : raw(pick(oddNumbers)));
  const goodProbability = () => 0.001 + 0.998 * next();

  function request() {
    raws.length = 0;
    const values = {};
    const good = chance(0.3);
    for (const variable of variables) {
      if (chance(share(variable))) values[variable.id] = good ? goodEntry(variable) : entryFor(variable);
    }
    const whole = { values };
    for (const variable of [pretest, infection]) {
      if (chance(good ? 0.5 : 0.4)) whole[variable.id] = good ? goodProbability() : anyProbability(variable);
    }
    if (chance(0.2)) whole.models = models.map(({ id }) => id).filter(() => chance(0.6));
    if (good) return render(whole);
    if (chance(0.03)) whole.models = pick([null, [], 'dlm-2021', [1], ['dlm-2021', 'dlm2021'], ['é😀'], {}, [null]]);
    if (chance(0.05)) values[misspelt(pick(variables).id)] = entryFor(pick(variables));
    if (chance(0.03)) whole[pick(['patient', 'Values', 'pretest', 'id'])] = pick([1, null, 'x', {}]);
    return render(whole);
  }

  /** A good text with one byte changed, taken out or put in. */
  function mutated(text) {
    const i = whole(text.length);
    const put = pick(['{', '}', '[', ']', ',', ':', '"', '\\', '0', '-', 'e', ' ', '\t', 'é', '😀', '\u0000', '\u001f']);
    const characters = [...text];
    if (i < characters.length) characters.splice(i, pick([0, 1]), ...(chance(0.7) ? [put] : []));
    return characters.join('');
  }

  const deep = () => {
    const depth = pick([5, 30, 31, 32, 33, 34, 100, 5000]);
    return pick([
      '['.repeat(depth),
      '['.repeat(depth) + ']'.repeat(depth),
      '{"values":'.repeat(depth) + '{}' + '}'.repeat(depth),
      `{"values":{"age":{"value":${'['.repeat(depth)}${']'.repeat(depth)}}}}`,
    ]);
  };
  const huge = () => pick([
    `{"values":{${Array.from({ length: 500 }, (_, i) => `"x${i}":{"value":${i}}`).join(',')}}}`,
    `{"values":{"${'k'.repeat(20000)}":{"value":1}}}`,
    `[${Array.from({ length: 50 }, request).join(',')}]`,
  ]); // prettier-ignore

  return () => {
    const roll = next();
    let text;
    if (roll < 0.7) text = request();
    else if (roll < 0.85) text = mutated(request());
    else if (roll < 0.95) text = pick(brokenTexts);
    else if (roll < 0.96) text = `[${request()},${request()}]`;
    else if (roll < 0.995) text = deep();
    else text = huge();
    return text.replace(/[\r\n]/g, ' ');
  };
}
