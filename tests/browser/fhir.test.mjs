// FHIR R4 at the bedside: a record's values in after a look at them, the result out, and back in to the same result.
import { readFile } from 'node:fs/promises';
import { problemsOf } from '../contract/r4.mjs';
import { dialog, fixture, fullest, paste, patientFile, tool, use, wipe } from './out.mjs';
import { expect, overflow, test, violations } from './page.mjs';

test.setTimeout(60_000);

const row = (page, name) => dialog(page).locator('.ml-out__value').filter({ hasText: name });
const confirm = (page) => dialog(page).getByRole('button', { name: 'Use these values' });

async function exported(page) {
  await tool(page, 'Save').click();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: 'FHIR R4 bundle' }).click()]);
  expect(download.suggestedFilename()).toBe('myolung-fhir.json');
  const text = await readFile(await download.path(), 'utf8');
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  return text;
}

test('a record of a hospital: what will be used, what is to be chosen, what was left out and why', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '72', suv: '0.71' });
  await paste(page, await fixture('hospital.fhir.json'));
  await expect(row(page, 'Sex')).toContainText('Male');
  await expect(row(page, 'C-reactive protein')).toContainText('2.4 mg/dL');
  await expect(row(page, 'C-reactive protein')).toContainText('read as 24 mg/L');
  await expect(row(page, 'DLCO')).toContainText('43 %, of 2026-10-02, 41 days before the latest value used');
  await expect(row(page, 'DLCO')).toContainText('now 72 %');
  await expect(dialog(page)).toContainText('The values chosen lie up to 41 days apart.');
  // Two values: the later one is chosen, and that is said.
  await expect(row(page, 'Ferritin')).toContainText('The latest is chosen; choose another or none.');
  await expect(row(page, 'Ferritin').getByRole('radio', { checked: true })).toHaveAccessibleName('1800 \u00b5g/L, of 2026-11-12 07:55');
  await expect(row(page, 'Ferritin').getByRole('radio').nth(1)).toHaveAccessibleName(/^410 .*, 41 days before/);
  // Two of the same day: nobody can tell.
  await expect(row(page, 'Lactate dehydrogenase')).toContainText('Which is the latest is not clear');
  await expect(row(page, 'Lactate dehydrogenase').getByRole('radio', { checked: true })).toHaveAccessibleName('None of these');
  await expect(row(page, 'Aspartate')).toContainText('Only a preliminary value is there.');
  await expect(dialog(page)).toContainText('Not used unless you choose: Lactate dehydrogenase (LDH); Aspartate aminotransferase (AST).');
  await dialog(page).getByText('Left out (5)').click();
  await expect(dialog(page).locator('details').getByRole('listitem')).toHaveText([
    'DLCO: the unit mL/min/mm[Hg] cannot be used. Accepted: %.', 'CK: only a limit is known (< 20 U/L). Enter it yourself if it decides.', 'ESR: its status is entered-in-error.',
    'Patient: the date of birth is not read. Enter the age.', 'Glucose: no score here uses it.'
  ]);
  await expect(dialog(page)).toContainText('These values join what is entered now and replace it for: DLCO, % predicted. Undo brings it back.');
  await expect(bedside.dlco, 'nothing changes before').toHaveValue('72');

  await row(page, 'Lactate dehydrogenase').getByRole('radio', { name: /^372 U\/L/ }).check();
  await confirm(page).click();
  await expect(bedside.dlco).toHaveValue('43');
  await expect(bedside.suv, 'what was typed and is not in the record stays').toHaveValue('0.71');
  await expect(bedside.number('Ferritin')).toHaveValue('1800');
  await expect(page.getByLabel('Unit of Ferritin')).toHaveValue('ug/L');
  await expect(bedside.number('Lactate dehydrogenase')).toHaveValue('372');
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(bedside.dlco).toHaveValue('72');
  await expect(bedside.number('Ferritin')).toHaveValue('');
  expect(page.url()).toBe(bedside.site.url);
});

test('values of a record join what is entered, which is said: what they replace, nothing of it, or that there is none', async ({ bedside, page }) => {
  const said = [
    [{}, 'Nothing is entered now, so nothing is lost.'],
    [{ suv: '0.71' }, 'These values join what is entered now; nothing of it is replaced.'],
    [{ suv: '0.71', dlco: '72' }, 'These values join what is entered now and replace it for: DLCO, % predicted. Undo brings it back.'],
    // The same value again replaces nothing.
    [{ suv: '0.71', dlco: '43' }, 'These values join what is entered now; nothing of it is replaced.']
  ];
  for (const [entered, sentence] of said) {
    await bedside.fill(entered);
    await paste(page, await fixture('hospital.fhir.json'));
    await expect(dialog(page).locator('.ml-out__actions')).toContainText(sentence);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
  await page.locator('.ml-language').selectOption('ja');
  await page.locator('html[lang=ja]').waitFor();
  await page.locator('#field-dlco_percent_predicted').fill('72');
  await page.getByRole('button', { name: '開く', exact: false }).first().click();
  await dialog(page).locator('textarea').fill(await fixture('hospital.fhir.json'));
  await dialog(page).getByRole('button', { name: '内容を読み取る' }).click();
  await expect(dialog(page).locator('.ml-out__actions')).toContainText(/これらの値は現在の入力に加わり、次の項目は置き換わります：[^。]+。/);
});

test('a value the core refuses is shown with its reason and not used', async ({ bedside, page }) => {
  const bundle = JSON.parse(await fixture('hospital.fhir.json'));
  bundle.entry.find(({ resource }) => resource.id === 'dlco').resource.valueQuantity.value = 430;
  await bedside.fill({ dlco: '72' });
  await paste(page, JSON.stringify(bundle));
  await expect(row(page, 'DLCO')).toContainText('430');
  await expect(row(page, 'DLCO').locator('.ml-note')).not.toHaveCount(0);
  await confirm(page).click();
  await expect(bedside.dlco).toHaveValue('72');
  await expect(bedside.number('Ferritin')).toHaveValue('1800');
});

test('out, wiped, in again: the same result, word for word; and what went out is R4', async ({ bedside, page }) => {
  test.setTimeout(120_000);
  const { infection_probability: _, ...patient } = await fullest();
  for (const one of [await fullest(), patient, { values: { ...patient.values, dlco_percent_predicted: { state: 'could_not_perform' }, lung_suvmean: null } }]) {
    await use(page, patientFile(one));
    const result = await bedside.result.innerText();
    const text = await exported(page);
    expect(problemsOf(JSON.parse(text))).toEqual([]);
    await wipe(bedside);
    expect(await bedside.result.innerText()).not.toBe(result);
    await use(page, text);
    expect(await bedside.result.innerText()).toBe(result);
  }
});

test('probabilities typed in an unusual way go out as the core read them, with what was typed, and come in again', async ({ bedside, page }) => {
  const infection = bedside.number('Probability of infection as the trigger');
  for (const [typed, value] of [['05', 5], ['\uff13\uff15', 35], ['.5', 0.5]]) {
    await bedside.open();
    await bedside.fill({ dlco: '43', suv: '0.71', node: 'No', pretest: typed });
    await bedside.category('Acute exacerbation').selectOption('idiopathic');
    await infection.fill(typed);
    await bedside.leave();
    const text = await exported(page);
    const bundle = JSON.parse(text);
    expect(problemsOf(bundle)).toEqual([]);
    for (const id of ['pretest_probability', 'infection_probability']) {
      const { fullUrl, resource } = bundle.entry.find(({ resource: { code } }) => code?.coding.some(({ code: one }) => one === id));
      expect(resource.valueQuantity, `${id} typed ${typed}`).toMatchObject({ value, code: '%' });
      expect(resource.note[0].text).toContain(typed);
      const risk = bundle.entry.find(({ resource: { code, resourceType } }) => resourceType === 'RiskAssessment' && code.text === 'DLM score').resource;
      expect(risk.basis.some(({ reference }) => reference === fullUrl), id).toBe(id === 'pretest_probability');
    }
    await wipe(bedside);
    await use(page, text);
    await expect(bedside.pretest).toHaveValue(String(value));
    await expect(infection).toHaveValue(String(value));
  }
});

test('a RiskAssessment says the score, its counts and their interval; a probability only where the page gives one', async ({ bedside, page }) => {
  await use(page, await fixture('patient.json'));
  const { entry, type } = JSON.parse(await exported(page));
  expect(type).toBe('collection');
  const risks = entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === 'RiskAssessment');
  const dlm = risks.find(({ code }) => code.text === 'DLM score');
  expect(dlm.status).toBe('final');
  expect(dlm.prediction).toEqual([expect.objectContaining({ probabilityDecimal: 37, qualitativeRisk: { text: 'DLM score: 2 of 3, at or above the cut-off of 2.' } })]);
  expect(dlm.prediction[0].rationale).toContain('Your pre-test probability: 20 %. 37 % after the score (95 % CI 20 to 57 %)');
  expect(dlm.note[0].text).toContain('9 of 16 patients with this score');
  expect(dlm.note[0].text).toContain('95 % CI 30 to 80 %');
  const others = risks.filter((risk) => risk !== dlm);
  expect(others.length).toBeGreaterThan(2);
  for (const { prediction, code, status } of others) {
    expect(prediction[0].probabilityDecimal, code.text).toBe(undefined);
    expect(status, code.text).toBe(/^GAP/.test(code.text) ? 'final' : 'preliminary');
  }
  expect(bedside.page).toBe(page);
});

const observation = (more) => ({ resourceType: 'Observation', status: 'final', code: { coding: [{ system: 'http://loinc.org', code: '2276-4' }] }, ...more });
const quantity = (value, unit) => ({ valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit } });
const deep = (levels) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

const hostile = {
  'a resource of another kind': ['{"resourceType": "Patient"}', 'FHIR resource of the type Patient'],
  'two patients': [JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Patient', id: 'a' } }, { resource: { resourceType: 'Patient', id: 'b' } }] }), 'values of 2 patients'],
  'an empty bundle': ['{"resourceType": "Bundle", "type": "collection"}', 'The bundle is empty.'],
  'a history': ['{"resourceType": "Bundle", "type": "history", "entry": [{}]}', 'This bundle is a history'],
  'rules of its own': ['{"resourceType": "Bundle", "implicitRules": "x", "entry": [{}]}', 'changed by rules'],
  'XML': ['<Bundle xmlns="http://hl7.org/fhir"/>', 'This is XML'],
  'NaN': [JSON.stringify(observation(quantity(1, 'ng/mL'))).replace('"value":1', '"value":NaN'), 'This is not JSON'],
  'more entries than the limit': [JSON.stringify(Array.from({ length: 20_001 }, () => ({ resourceType: 'Observation' }))), 'has 20001 entries, more than the 20000'],
  'nesting without end': [deep(100_000), /neither a patient|not JSON/]
};
const unusable = {
  'a wrong unit': [JSON.stringify(observation(quantity(1800, 'mg/L'))), 'the unit mg/L cannot be used'],
  'a wrong code': [JSON.stringify(observation({ ...quantity(5, 'ng/mL'), code: { text: 'Ferritin' } })), 'Ferritin: no score here uses it.'],
  'huge texts': [JSON.stringify(observation({ ...quantity(1, 'x'.repeat(2_000_000)), code: { coding: [{ system: 'http://loinc.org', code: '2276-4' }], text: 'y'.repeat(2_000_000) } })), 'cannot be used'],
  'DSTU2': [JSON.stringify(observation({ ...quantity(5, 'ng/mL'), comments: 'old' })), 'FHIR R4 has no member comments'],
  'nesting in an entry': [`{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Observation","status":${deep(20_000)},"code":{"coding":[{"system":"http://loinc.org","code":"2276-4"}]}}}]}`, 'it has no status'],
  'components without end': [
    JSON.stringify(observation({ code: { text: 'Panel' }, component: Array.from({ length: 100_000 }, () => ({})) })), 'Panel: it has 100000 components, more than the 200 this page reads of one.'
  ],
  'keys of the prototype': ['{"resourceType":"Observation","__proto__":{"status":"final"},"code":{"coding":[{"system":"http://loinc.org","code":"2276-4"}]},"valueQuantity":{"value":5,"unit":"ng/mL"}}', /no member __proto__|it has no status/]
};

test('hostile texts: each a sentence, nothing thrown, nothing lost', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '43' });
  for (const [what, [text, sentence]] of Object.entries(hostile)) {
    await paste(page, text);
    await expect(dialog(page).getByRole('alert'), what).toContainText(sentence);
  }
  await page.keyboard.press('Escape');
  for (const [what, [text, sentence]] of Object.entries(unusable)) {
    await paste(page, text);
    await expect(dialog(page), what).toContainText('Nothing in it can be used.');
    await dialog(page).getByText(/^Left out/).click();
    await expect(dialog(page).locator('details'), what).toContainText(sentence);
    expect((await dialog(page).innerText()).length, what).toBeLessThan(1500);
    await expect(confirm(page)).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
  await expect(bedside.dlco).toHaveValue('43');
  await expect(bedside.dlm).toContainText('1 to 3 of 3');
});

test('10 000 entries: the page says how far it is, stays alive meanwhile, and lists kinds, not entries', async ({ bedside, page }) => {
  const entry = Array.from({ length: 10_000 }, (_, index) => ({
    resource: observation({ ...quantity(index, 'ng/mL'), effectiveDateTime: `20${10 + (index % 16)}-01-01`, ...(index % 3 === 0 ? {} : { code: { text: `Other ${index % 90}` } }) })
  }));
  await tool(page, 'Open').click();
  await page.evaluate(() => {
    window.seen = { frames: 0, said: new Set() };
    const look = () => {
      window.seen.frames += 1;
      const said = document.querySelector('dialog [role=status]')?.textContent;
      if (said) window.seen.said.add(said);
      requestAnimationFrame(look);
    };
    look();
  });
  await dialog(page).getByLabel('Choose a file').setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry })) });
  await expect(row(page, 'Ferritin')).toContainText('older values not listed.');
  const { frames, said } = await page.evaluate(() => ({ frames: window.seen.frames, said: [...window.seen.said] }));
  expect(frames).toBeGreaterThan(2);
  expect(said.some((one) => /^Reading\u2026 \d+ of 10000$/.test(one)), said.join()).toBe(true);
  await dialog(page).getByText('Left out (6666)').click();
  await expect(dialog(page).locator('details').getByRole('listitem')).toHaveCount(41);
  await expect(dialog(page).locator('details')).toContainText('And 20 more kinds of entries');
  expect(bedside.page).toBe(page);
});

test('on a phone of 320 px nothing overflows and no rule of accessibility is broken, unfolded too', async ({ bedside, page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await paste(page, await fixture('hospital.fhir.json'));
  await dialog(page).getByText(/^Left out/).click();
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  expect(await dialog(page).evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  await expect(dialog(page).getByRole('heading', { name: 'What will be used' })).toBeVisible();
  expect(bedside.page).toBe(page);
});
