// FHIR R4 in and out, without a page: what is read from a resource and why the rest is not, and that what is written
// is R4. The definitions are HL7's own (see r4.mjs).
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { problemsOf } from './r4.mjs';
import { at, dataFiles, json } from './support.mjs';

/** A module of the page, compiled as the page's build does it. */
async function compiled(name) {
  const { build } = await import(pathToFileURL(at('web', 'node_modules', 'vite', 'dist', 'node', 'index.js')).href);
  const [{ output }] = [await build({
    configFile: false,
    root: at('web'),
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: at('web', 'src', 'fhir', `${name}.ts`), formats: ['es'] } }
  })].flat();
  mkdirSync(at('build', 'tests'), { recursive: true });
  const file = at('build', 'tests', `fhir-${name}.mjs`);
  writeFileSync(file, output[0].code);
  return import(pathToFileURL(file).href);
}

const { readFhir, ENTRY_LIMIT, PART_LIMIT } = await compiled('read');
const { toBundle } = await compiled('write');
const { whenOf, isAfter, daysBetween } = await compiled('when');
const { unitOf, ucumOf } = await compiled('systems');

const { variables } = dataFiles()['variables.json'];
const variable = (id) => variables.find((one) => one.id === id);
const VARIABLE = 'https://myolung.github.io/fhir/CodeSystem/variable';

// --- reading ---

const observation = (code, value, more = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [typeof code === 'string' ? { system: 'http://loinc.org', code } : code] },
  ...value,
  ...more
});
const quantity = (value, unit, more = {}) => ({ valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit, ...more } });
const own = (code) => ({ system: VARIABLE, code });
const bundle = (...resources) => ({ resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) });
const ferritin = (value, unit = 'ng/mL', more = {}) => observation('2276-4', quantity(value, unit), more);
const dlco = (value, unit = '%') => observation('98130-8', quantity(value, unit));

const read = (root) => readFhir(root, variables);
async function content(root) {
  const reading = await read(root);
  assert.equal(reading.ok, true, JSON.stringify(reading));
  return reading.content;
}
/** The one value read of a variable. */
async function only(root, id) {
  const { groups } = await content(root);
  const group = groups.find((one) => one.id === id);
  assert.ok(group, `nothing read of ${id}`);
  assert.equal(group.found.length, 1);
  return group.found[0].value;
}
/** Why the one thing in it was left out. */
async function reason(root) {
  const { groups, ignored } = await content(root);
  assert.deepEqual(groups, []);
  assert.equal(ignored.length, 1, JSON.stringify(ignored));
  return ignored[0].code;
}

test('a Bundle, a list of resources and one Observation are read alike', async () => {
  for (const root of [bundle(ferritin(1800)), [ferritin(1800)], ferritin(1800)]) {
    assert.deepEqual(await only(root, 'ferritin'), { kind: 'number', text: '1800', unit: 'ng/mL' });
  }
});

test('every variable is known by its own code, and those with a LOINC code by that', async () => {
  for (const { id, kind, units, categories, loinc } of variables) {
    const value = {
      number: () => quantity(7, ucumOf(units[0].code)),
      finding: () => ({ valueBoolean: true }),
      category: () => ({ valueCodeableConcept: { coding: [{ system: `https://myolung.github.io/fhir/CodeSystem/${id.replaceAll('_', '-')}`, code: categories[0].code }] } })
    }[kind]();
    const expected = { number: { kind, text: '7', unit: units?.[0].code }, finding: { kind, present: true }, category: { kind, code: categories?.[0].code } }[kind];
    assert.deepEqual(await only(observation(own(id), value), id), expected, id);
    if (loinc !== undefined) assert.deepEqual(await only(observation(loinc.code, value), id), expected, `${id} by LOINC`);
  }
});

test('a unit is known by its spelling, and none is converted', async () => {
  const spelled = {
    ferritin: { 'ug/L': ['ug/L', 'ug/l', '\u00b5g/L', '\u03bcg/l'], 'pmol/L': ['pmol/L', 'pmol/l'], 'ng/mL': ['ng/ml', 'ng/mL{serum}'] },
    ldh: { 'U/L': ['U/L', 'U/l', '[IU]/L', 'IU/L'], 'ukat/L': ['ukat/L', '\u00b5kat/L'] },
    dlco_percent_predicted: { '%': ['%', '%{predicted}'] },
    age: { a: ['a', 'years', 'year'] },
    hrct_score: { points: ['{score}', 'points'] }
  };
  for (const [id, units] of Object.entries(spelled)) {
    for (const [unit, texts] of Object.entries(units)) for (const text of texts) assert.equal(unitOf(variable(id), text), unit, `${id} ${text}`);
  }
  for (const [id, text] of [['ferritin', 'mg/L'], ['ferritin', 'NG/ML'], ['ldh', 'u'], ['dlco_percent_predicted', 'mL/min/mm[Hg]'], ['age', 'mo'], ['crp', '{score}'], ['crp', '']]) {
    assert.equal(unitOf(variable(id), text), null, `${id} ${text}`);
  }
  assert.deepEqual(await only(observation('2276-4', { valueQuantity: { value: 1800, unit: '\u00b5g/L' } }), 'ferritin'), { kind: 'number', text: '1800', unit: 'ug/L' });
});

test('what cannot be used is left out, with the reason', async () => {
  const cases = {
    unit: [dlco(12.4, 'mL/min/mm[Hg]'), ferritin(1800, 'mg/L')],
    noUnit: [observation('2276-4', { valueQuantity: { value: 1800 } }), observation('2276-4', { valueInteger: 1800 })],
    unitsDiffer: [observation('1988-5', quantity(24, 'mg/L', { unit: 'mg/dL' }))],
    comparator: [observation('2276-4', quantity(5, 'ng/mL', { comparator: '<' })), observation('2276-4', quantity(5000, 'ng/mL', { comparator: '>' }))],
    notANumber: [observation('2276-4', quantity('1800', 'ng/mL')), observation('2276-4', quantity(null, 'ng/mL')), observation('2276-4', quantity(Infinity, 'ng/mL'))],
    noField: [observation('2345-7', quantity(5, 'mmol/L')), observation({ code: '2276-4' }, quantity(5, 'ng/mL')), observation(own('__proto__'), quantity(5, 'ng/mL')), { ...ferritin(5), code: { text: 'Ferritin' } }, { ...ferritin(5), code: 7 }],
    severalFields: [{ ...ferritin(5), code: { coding: [{ system: 'http://loinc.org', code: '2276-4' }, own('crp')] } }],
    noValue: [observation('2276-4', {})],
    absent: [observation('2276-4', { dataAbsentReason: { coding: [{ code: 'asked-declined' }] } })],
    notPerformed: [observation('98130-8', { dataAbsentReason: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'not-performed' }] } })],
    valueType: [observation('2276-4', { valueString: '1800' }), observation(own('fever'), { valueString: 'yes' })],
    answer: [observation(own('fever'), { valueCodeableConcept: { text: 'perhaps' } }), observation(own('anti_mda5'), { valueCodeableConcept: { coding: [{ system: VARIABLE, code: '2+' }] } })],
    status: [{ ...ferritin(5), status: undefined }],
    notFinal: ['entered-in-error', 'cancelled', 'unknown', 'registered', 'nonsense'].map((status) => ({ ...ferritin(5), status })),
    notAboutPatient: [{ ...ferritin(5), subject: { reference: 'Device/1' } }, { ...ferritin(5), subject: { type: 'Group', display: 'ward' } }],
    focus: [{ ...ferritin(5), focus: [{ reference: 'Patient/2' }] }],
    modified: [{ ...ferritin(5), modifierExtension: [{ url: 'http://example.org/not', valueBoolean: true }] }],
    // DSTU 1 and 2, STU 3, R5.
    otherVersion: [{ ...ferritin(5), appliesDateTime: '2014-01-01' }, { ...ferritin(5), comments: 'x' }, { ...ferritin(5), context: {} }, { ...ferritin(5), triggeredBy: [] }, observation('2276-4', { valueQuantity: { value: 5, units: 'ng/mL' } })],
    malformed: [bundle(null), bundle(7), [{ resourceType: 'Observation' }, 'x'].slice(1), [[]], observation('2276-4', { valueQuantity: 5 })],
    resource: [bundle({ resourceType: 'Condition' }), bundle(bundle(ferritin(5)))],
    gender: [bundle({ resourceType: 'Patient', gender: 'other' })],
    birthDate: [bundle({ resourceType: 'Patient', birthDate: '1960-01-01' })]
  };
  for (const [code, roots] of Object.entries(cases)) for (const root of roots) assert.equal(await reason(root), code, JSON.stringify(root).slice(0, 300));
});

test('the per cent of predicted is not the measured DLCO, and the reason names what is accepted', async () => {
  const { ignored } = await content(dlco(12.4, 'mL/min/mm[Hg]'));
  assert.deepEqual([ignored[0].id, ignored[0].given, ignored[0].accepted], ['dlco_percent_predicted', 'mL/min/mm[Hg]', ['%']]);
  assert.deepEqual(await only(dlco(43), 'dlco_percent_predicted'), { kind: 'number', text: '43', unit: '%' });
});

test('yes and no, as a truth value or coded; a DLCO that could not be performed', async () => {
  const coded = (system, code) => ({ valueCodeableConcept: { coding: [{ system, code }] } });
  const answers = [
    [{ valueBoolean: true }, true], [{ valueBoolean: false }, false],
    [coded('http://terminology.hl7.org/CodeSystem/v2-0136', 'Y'), true], [coded('http://terminology.hl7.org/CodeSystem/v2-0136', 'N'), false],
    [coded('https://myolung.github.io/fhir/CodeSystem/answer', 'present'), true], [coded('https://myolung.github.io/fhir/CodeSystem/answer', 'absent'), false]
  ];
  for (const [value, present] of answers) assert.deepEqual(await only(observation(own('fever'), value), 'fever'), { kind: 'finding', present });
  const state = { dataAbsentReason: { coding: [{ system: 'https://myolung.github.io/fhir/CodeSystem/state', code: 'could_not_perform' }] } };
  assert.deepEqual(await only(observation('98130-8', state), 'dlco_percent_predicted'), { kind: 'could_not_perform' });
  assert.equal(await reason(observation('2276-4', state)), 'absent');
});

test('a changed meaning, two values, or a value said to be absent: nothing is read', async () => {
  const changed = observation({ system: 'http://loinc.org', code: '55752-0' }, {}, {
    component: [{ code: { coding: [own('fever')] }, valueBoolean: true, modifierExtension: [{ url: 'https://example.org/negated', valueBoolean: true }] }]
  });
  const both = ferritin(5, 'ng/mL', { valueInteger: 7 });
  const absent = ferritin(0, 'ng/mL', { dataAbsentReason: { coding: [{ code: 'error' }] } });
  for (const [resource, reason] of [[changed, 'modified'], [both, 'malformed'], [absent, 'malformed']]) {
    const { groups, ignored } = await content(bundle(resource, dlco(43)));
    assert.deepEqual(groups.map(({ id }) => id), ['dlco_percent_predicted']);
    assert.ok(JSON.stringify(ignored).includes(reason), JSON.stringify(ignored));
  }
});

test('components have values of their own, with the date and the status of the whole', async () => {
  const panel = observation(own('panel'), {}, {
    effectiveDateTime: '2026-11-01',
    component: [
      { code: { coding: [{ system: 'http://loinc.org', code: '2276-4' }] }, ...quantity(900, 'ng/mL') },
      { code: { coding: [{ system: 'http://loinc.org', code: '2345-7' }], text: 'Glucose' }, ...quantity(5, 'mmol/L') }
    ]
  });
  const { groups, ignored } = await content(panel);
  assert.deepEqual(groups.map(({ id, found }) => [id, found[0].value.text, found[0].when.text]), [['ferritin', '900', '2026-11-01']]);
  assert.deepEqual(ignored.map(({ what, code }) => [what, code]), [['Glucose', 'noField']]);
  assert.equal((await content({ ...panel, status: 'entered-in-error' })).groups.length, 0);
});

test('the sex is the gender of the patient, and an Observation that says the same adds nothing', async () => {
  const patient = { resourceType: 'Patient', id: '1', gender: 'female' };
  const said = (code) => observation(own('sex'), { valueCodeableConcept: { coding: [{ system: 'https://myolung.github.io/fhir/CodeSystem/sex', code }] } });
  assert.deepEqual(await only(bundle(patient), 'sex'), { kind: 'category', code: 'female' });
  assert.deepEqual(await only(bundle(patient, said('female')), 'sex'), { kind: 'category', code: 'female' });
  const { groups } = await content(bundle(patient, said('male')));
  assert.deepEqual([groups[0].found.length, groups[0].proposed], [2, null]);
});

const dated = (value, date, more = {}) => ferritin(value, 'ng/mL', { effectiveDateTime: date, ...more });
const ferritins = async (...resources) => (await content(bundle(...resources))).groups.find(({ id }) => id === 'ferritin');

test('of several values the latest final one is proposed, where it is clear which that is', async () => {
  const proposed = async (...resources) => {
    const { found, proposed: place } = await ferritins(...resources);
    return place === null ? null : found[place].value.text;
  };
  assert.equal(await proposed(dated(1, '2026-11-01'), dated(2, '2026-11-03'), dated(3, '2026-10-30')), '2');
  assert.equal(await proposed(dated(1, '2026-11-03T08:00:00Z'), dated(2, '2026-11-03T09:00:00+02:00')), '1', 'by the instant, not the text');
  assert.equal(await proposed(dated(1, undefined, { effectivePeriod: { start: '2026-11-01', end: '2026-11-05' } }), dated(2, '2026-11-03')), '1');
  assert.equal(await proposed(dated(1, undefined, { effectiveInstant: '2026-11-05T00:00:00Z' }), dated(2, '2026-11-03')), '1');
  assert.equal(await proposed(dated(1, '2026-11-05', { status: 'preliminary' }), dated(2, '2026-11-03')), '2', 'a preliminary one is listed, not proposed');
  // Nobody but the reader can tell.
  assert.equal(await proposed(dated(1, '2026-11'), dated(2, '2026-11-03')), null, 'some day of that month');
  assert.equal(await proposed(dated(1, '2026-11-03'), dated(2, '2026-11-03')), null, 'the same day');
  assert.equal(await proposed(dated(1, '2026-11-03'), dated(2, undefined)), null, 'one without a date');
  assert.equal(await proposed(dated(1, '2026-02-31'), dated(2, '2026-02-03')), null, 'a day that is none');
  assert.equal(await proposed(dated(1, '2026-11-05', { status: 'preliminary' })), null, 'a preliminary one alone');
});

test('the same value again is said once, other ones are listed, the latest first', async () => {
  const { groups, ignored } = await content(bundle(dated(1, '2026-11-01', { id: 'a' }), dated(1, '2026-11-01', { id: 'a' }), dated(2, '2026-11-01', { id: 'a' }), dated(3, '2026-11-04')));
  assert.deepEqual(groups[0].found.map(({ value }) => value.text), ['3', '1', '2']);
  assert.deepEqual(ignored.map(({ code, count }) => [code, count]), [['duplicate', 1]]);
});

test('a day without a time may be a day of any zone', () => {
  const after = (one, other) => isAfter(whenOf(one), whenOf(other));
  assert.equal(after('2026-11-12', '2026-11-12T07:55:00+09:00'), false);
  assert.equal(after('2026-11-12T07:55:00+09:00', '2026-11-12'), false);
  assert.equal(after('2026-11-14', '2026-11-12T07:55:00+09:00'), true);
});

test('dates: to the year, the month, the day, the instant; the days between two', () => {
  const valid = ['2026', '2026-02', '2026-02-28', '2024-02-29', '2026-11-03T08:00:00Z', '2026-11-03T08:00:00.123+09:00', '2026-12'];
  for (const text of valid) assert.ok(whenOf(text), text);
  for (const text of ['', '26', '2026-13', '2026-00', '2026-02-29', '2026-11-03T08:00', '2026-11-03T08:00Z?', '2026-11-03T25:00:00Z', '2026-02-30T08:00:00Z', 20261103, null, 'x'.repeat(1e6)]) assert.equal(whenOf(text), null, String(text).slice(0, 40));
  assert.ok(isAfter(whenOf('2026-11-04'), whenOf('2026-11-03')) && !isAfter(whenOf('2026-11'), whenOf('2026-11-03')));
  assert.equal(daysBetween(whenOf('2026-10-01'), whenOf('2026-11-11')), 41);
  assert.ok(isAfter(whenOf('2027'), whenOf('2026-12-31')), 'a year ends with its last day');
  assert.ok(isAfter(whenOf('2027-01-01'), whenOf('2026-12')), 'a month ends with its last day');
});

const trouble = async (root) => {
  const reading = await read(root);
  assert.equal(reading.ok, false, JSON.stringify(reading));
  return reading.trouble.code;
};

test('a file that is not for one patient, or no FHIR, is refused as a whole', async () => {
  const patient = (id) => ({ resourceType: 'Patient', id });
  const of = (reference) => ({ ...ferritin(5), subject: { reference } });
  assert.equal(await trouble({}), 'notFhir');
  for (const root of [null, 7, 'x', true]) assert.equal(await trouble(root), 'notFhir');
  assert.equal(await trouble({ resourceType: 'DiagnosticReport' }), 'resourceType');
  assert.equal(await trouble(bundle()), 'nothing');
  assert.equal(await trouble({ ...bundle(ferritin(5)), type: 'history' }), 'history');
  assert.equal(await trouble({ ...bundle(ferritin(5)), implicitRules: 'http://example.org' }), 'modified');
  assert.equal(await trouble(bundle(patient('1'), patient('2'))), 'severalPatients');
  assert.equal(await trouble(bundle(of('Patient/1'), of('Patient/2'))), 'severalPatients');
  assert.equal(await trouble(bundle(of('Patient/1'), of('urn:uuid:5'))), 'severalPatients');
  // The same number on two servers, two identifiers, two searches, two people inside their observations.
  assert.equal(await trouble(bundle(of('https://a.example/fhir/Patient/1'), of('https://b.example/fhir/Patient/1'))), 'severalPatients');
  const identified = (value) => ferritin(5, 'ng/mL', { subject: { identifier: { system: 'urn:mrn', value } } });
  assert.equal(await trouble(bundle(identified('A'), identified('B'))), 'severalPatients');
  assert.equal(await trouble(bundle(of('Patient?identifier=A'), of('Patient?identifier=B'))), 'severalPatients');
  const inside = (value) => ferritin(5, 'ng/mL', { contained: [{ resourceType: 'Patient', id: 'p', identifier: [{ value }] }], subject: { reference: '#p' } });
  assert.equal(await trouble(bundle(inside('A'), inside('B'))), 'severalPatients');
  await content(bundle(inside('A'), inside('A')));
  await content(bundle(of('https://a.example/fhir/Patient/1'), of('Patient/1'), of('https://a.example/fhir/Patient/1/_history/2')));
  // One person, named in several ways.
  const named = { resourceType: 'Bundle', type: 'collection', entry: [{ fullUrl: 'urn:uuid:1', resource: patient('1') }, { resource: of('urn:uuid:1') }, { resource: of('Patient/1') }, { resource: of('https://example.org/fhir/Patient/1/_history/3') }] };
  assert.equal((await read(named)).ok, true);
});

test('hostile shapes: nothing is thrown, nothing of them reaches a prototype', async () => {
  const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`);
  const roots = [
    bundle(deep), bundle({ ...ferritin(5), subject: deep, status: deep }), { resourceType: 'Bundle', entry: 'x' }, { resourceType: 'Bundle', entry: [null, 1, [], {}] },
    { resourceType: 'Bundle', entry: {} }, JSON.parse('{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Observation","__proto__":{"status":"final"},"code":{"coding":[{"__proto__":{"system":"http://loinc.org","code":"2276-4"}}]},"valueQuantity":{"value":5}}}]}'),
    bundle(observation('x'.repeat(1e6), quantity(5, 'y'.repeat(1e6)))), bundle({ resourceType: 'z'.repeat(1e6) }), [[[[]]]], bundle({ ...ferritin(5), code: { coding: {} }, subject: 5, status: {} })
  ];
  for (const root of roots) {
    const reading = await read(root);
    assert.ok(JSON.stringify(reading).length < 2000, 'what is shown is short');
    if (reading.ok) assert.deepEqual(reading.content.groups, []);
  }
  assert.equal({}.status, undefined);
  assert.deepEqual(await only(bundle({ ...ferritin(5), extension: deep }), 'ferritin'), { kind: 'number', text: '5', unit: 'ng/mL' }, 'what is not looked at does no harm');
});

test('10 000 entries are read in portions, with word of how far; more than the limit are refused with their number', async () => {
  const many = (count) => Array.from({ length: count }, (_, index) => dated(index, `20${String(10 + (index % 15))}-01-01`, index % 2 ? {} : { code: { text: `Other ${index % 7}` } }));
  let alive = 0;
  const ticking = setInterval(() => { alive += 1; }, 0);
  const told = [];
  const reading = await readFhir(bundle(...many(10_000)), variables, (done, all) => told.push([done, all]));
  clearInterval(ticking);
  assert.ok(reading.ok && reading.content.groups[0].found.length <= 8 && reading.content.groups[0].notListed > 4000);
  assert.equal(reading.content.ignored.reduce((sum, { count }) => sum + count, 0), 5000);
  assert.ok(told.length >= 20 && told.every(([, all]) => all === 10_000));
  assert.ok(alive > 5, 'others had their turn in between');
  const refused = await read(Array.from({ length: ENTRY_LIMIT + 1 }, () => null));
  assert.deepEqual(refused, { ok: false, trouble: { code: 'tooMany', count: ENTRY_LIMIT + 1, limit: ENTRY_LIMIT } });
});

test('an Observation of more components than the limit is left out with their number, the others are read', async () => {
  const panel = (count) => observation(own('panel'), {}, {
    code: { text: 'Panel' }, component: Array.from({ length: count }, () => ({ code: { coding: [own('fever')] }, valueBoolean: true }))
  });
  const within = await content(bundle(panel(PART_LIMIT), dlco(43)));
  assert.deepEqual(within.groups.map(({ id }) => id), ['fever', 'dlco_percent_predicted']);
  const { groups, ignored } = await content(bundle(panel(PART_LIMIT + 1), dlco(43)));
  assert.deepEqual(groups.map(({ id }) => id), ['dlco_percent_predicted']);
  assert.deepEqual(ignored, [{ what: 'Panel', code: 'tooManyParts', given: String(PART_LIMIT + 1), accepted: [String(PART_LIMIT)], id: null, count: 1 }]);
});

test('a page of a longer list says so', async () => {
  const page = { ...bundle(ferritin(5)), link: [{ relation: 'next', url: 'https://example.org/?page=2' }] };
  assert.equal((await content(page)).onePage, true);
  assert.equal((await content(bundle(ferritin(5)))).onePage, false);
});

// --- writing ---

let count = 0;
const uuid = () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
const report = {
  gender: { code: 'female', usedBy: ['dlm-2021'] },
  values: [
    ...variables.filter(({ kind }) => kind === 'number').map((one) => ({ variable: one, value: 7.5, unit: one.units.at(-1).code, typed: 'Entered as 7,5.', usedBy: ['dlm-2021'] })),
    ...variables.filter(({ kind }) => kind === 'finding').map((one, index) => ({ variable: one, present: index % 2 === 0, answer: 'Yes', usedBy: [] })),
    ...variables.filter(({ kind, id }) => kind === 'category' && id !== 'sex').map((one) => ({ variable: one, code: one.categories.at(-1).code, usedBy: [] }))
  ],
  scores: [
    { id: 'dlm-2021', title: 'DLM score', method: 'DLM', complete: true, outcome: 'Progression', risk: '2 of 3', percent: 37, rationale: 'Why', notes: ['9 of 16'] },
    { id: 'cross-2021', title: 'CROSS score', method: 'CROSS', complete: false, outcome: 'Progression', risk: '5 to 11', percent: null, rationale: null, notes: ['None'] }
  ],
  program: { name: 'MyoLung', version: '0.1.0', notes: ['LOINC'] },
  texts: { unconfirmed: 'To be confirmed' }
};

test('what is written is R4, by the schema and by the definitions', () => {
  assert.deepEqual(problemsOf(toBundle(report, uuid)), []);
  assert.deepEqual(problemsOf(toBundle({ ...report, gender: null, values: [], scores: [] }, uuid)), []);
  const state = { variable: variable('dlco_percent_predicted'), state: { id: 'could_not_perform', label: 'Could not be performed' }, usedBy: [] };
  assert.deepEqual(problemsOf(toBundle({ ...report, values: [state] }, uuid)), []);
});

test('a resource that is not R4 is told: the check can fail', () => {
  const broken = (change) => {
    const whole = toBundle(report, uuid);
    change(whole, ...['Patient', 'Observation', 'RiskAssessment'].map((type) => whole.entry.find(({ resource }) => resource.resourceType === type).resource));
    return problemsOf(whole);
  };
  const changes = [
    (whole) => { whole.type = 'pile'; },
    (whole) => { whole.total = 3; },
    (whole) => { whole.entry[1].fullUrl = whole.entry[0].fullUrl; },
    (_, patient) => { patient.gender = 'woman'; },
    (_, __, observation) => { observation.status = 'finished'; },
    (_, __, observation) => { observation.dataAbsentReason = { text: 'x' }; },
    (_, __, observation) => { delete observation.code; },
    (_, __, ___, risk) => { delete risk.subject; },
    (_, __, ___, risk) => { risk.prediction[0].probabilityDecimal = 370; },
    (_, __, ___, risk) => { risk.note = [{ text: '' }]; },
    (_, __, ___, risk) => { risk.kind = 'x'; }
  ];
  for (const change of changes) assert.notDeepEqual(broken(change), [], change.toString());
});

test('who the patient is stays out: a gender, no identifier, no date', () => {
  const whole = toBundle(report, uuid);
  assert.deepEqual(whole.entry[0].resource, { resourceType: 'Patient', gender: 'female' });
  assert.doesNotMatch(JSON.stringify(whole), /"(identifier|birthDate|name|telecom|address|effective\w*|issued|timestamp|occurrence\w*)":(?!"MyoLung")/);
  assert.ok(whole.entry.every(({ fullUrl }) => /^urn:uuid:[0-9a-f-]{36}$/.test(fullUrl)));
});

test('each score rests on what it used, and each LOINC code stands beside the own one and is said to be unconfirmed', () => {
  const whole = toBundle(report, uuid);
  const by = new Map(whole.entry.map(({ fullUrl, resource }) => [fullUrl, resource]));
  const risk = (id) => whole.entry.map(({ resource }) => resource).find(({ resourceType, code }) => resourceType === 'RiskAssessment' && code.coding[0].code === id);
  const basis = risk('dlm-2021').basis.map(({ reference }) => by.get(reference).resourceType);
  assert.deepEqual(new Set(basis), new Set(['Patient', 'Observation']));
  assert.deepEqual([risk('dlm-2021').status, risk('cross-2021').status], ['final', 'preliminary']);
  assert.equal(risk('cross-2021').prediction[0].probabilityDecimal, undefined);
  for (const { resource } of whole.entry.filter(({ resource: { resourceType } }) => resourceType === 'Observation')) {
    const systems = resource.code.coding.map(({ system }) => system);
    assert.ok(systems.includes(VARIABLE));
    assert.equal(systems.includes('http://loinc.org'), resource.note?.some(({ text }) => text === 'To be confirmed') === true, resource.code.text);
  }
});

test('what was written is read again, value for value', async () => {
  const reading = await readFhir(JSON.parse(JSON.stringify(toBundle(report, uuid))), variables);
  assert.ok(reading.ok);
  const { groups, ignored } = reading.content;
  assert.equal(groups.length, variables.length);
  for (const { variable: one, ...written } of report.values) {
    const { value } = groups.find(({ id }) => id === one.id).found[0];
    const { kind } = one;
    assert.deepEqual(value, kind === 'number' ? { kind, text: String(written.value), unit: written.unit } : kind === 'finding' ? { kind, present: written.present } : { kind, code: written.code }, one.id);
  }
  assert.deepEqual(ignored.map(({ what, count: times }) => [what, times]), [['Device', 1], ['RiskAssessment', 2]]);
});

test('the fixtures the tests of the page use are R4', () => {
  for (const name of ['hospital']) assert.deepEqual(problemsOf(json('tests', 'fixtures', `${name}.fhir.json`)), [], name);
});
