// A patient as a file: saved and opened again as typed; what is no such file is refused in a sentence, and nothing
// that was typed is lost.
import { readFile } from 'node:fs/promises';
import { dialog, fixture, patientFile, paste, tool, use, wipe } from './out.mjs';
import { expect, test } from './page.mjs';

const undo = (page) => page.getByRole('button', { name: /^Undo/ }).first();

/** What a button of the save dialog gives: the name of the file and its text. */
async function saved(page, button) {
  await tool(page, 'Save').click();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: button }).click()]);
  await expect(dialog(page).getByRole('status')).toHaveText(`Saved as ${download.suggestedFilename()}.`);
  const text = await readFile(await download.path(), 'utf8');
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  return { name: download.suggestedFilename(), text };
}

test('saved, cleared, opened: everything as it was typed; the file is that of the fixture', async ({ bedside, page }) => {
  await use(page, await fixture('patient.json'));
  const result = await bedside.result.innerText();
  const { name, text } = await saved(page, 'MyoLung file');
  expect(name).toBe('myolung-patient.json');
  expect(text.replace(/"data": "[0-9a-f]{12}"/, '"data": "DATA"')).toBe(await fixture('patient.json'));
  await wipe(bedside);
  await expect(bedside.dlco).toHaveValue('');
  await tool(page, 'Open').click();
  await dialog(page).getByLabel('Choose a file').setInputFiles({ name: 'a name.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(dialog(page)).toContainText('Nothing is entered now, so nothing is lost.');
  await dialog(page).getByRole('button', { name: 'Use these values' }).click();
  await expect(bedside.suv).toHaveValue('0,52');
  await expect(page.getByLabel('Unit of Ferritin')).toHaveValue('pmol/L');
  expect(await bedside.result.innerText()).toBe(result);
  expect(page.url()).toBe(bedside.site.url);
});

test('opening shows what it replaces, changes nothing before it is agreed to, and is undone at once', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '72', age: '44' });
  await paste(page, await fixture('patient.json'));
  await expect(dialog(page)).toContainText('This replaces everything entered now: Age; DLCO, % predicted. Undo brings it back.');
  await expect(dialog(page).getByRole('listitem').filter({ hasText: 'DLCO' })).toContainText('now 72 %');
  await expect(dialog(page).getByRole('listitem').filter({ hasText: 'Ferritin' })).toContainText('read as 801.1 ng/mL');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(bedside.dlco).toHaveValue('72');
  await use(page, await fixture('patient.json'));
  await expect(bedside.dlco).toHaveValue('43');
  await undo(page).click();
  await expect(bedside.dlco).toHaveValue('72');
  await expect(bedside.age).toHaveValue('44');
  await expect(bedside.suv).toHaveValue('');
});

test('a value the core refuses is saved and opened as typed, and refused again', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '430', suv: '0.71' });
  const { text } = await saved(page, 'MyoLung file');
  await wipe(bedside);
  await paste(page, text);
  await expect(dialog(page).getByRole('listitem').filter({ hasText: 'DLCO' })).toContainText('430');
  await dialog(page).getByRole('button', { name: 'Use these values' }).click();
  await expect(bedside.dlco).toHaveValue('430');
  await expect(bedside.dlco).toHaveAttribute('aria-invalid', 'true');
});

test('could not be performed is kept', async ({ bedside, page }) => {
  await bedside.couldNot.check();
  const { text } = await saved(page, 'MyoLung file');
  await wipe(bedside);
  await use(page, text);
  await expect(bedside.couldNot).toBeChecked();
});

const file = (more) => JSON.stringify({ format: 'myolung-patient', version: 1, data: '000000000000', patient: { values: {} }, ...more });
const refused = {
  'no JSON': ['DLCO 43 %', 'This is not JSON'],
  'JSON cut short': [file().slice(0, -5), 'This is not JSON'],
  'NaN': ['{"format": NaN}', 'This is not JSON'],
  'XML': ['<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir"/>', 'This is XML'],
  'another format': [file({ format: 'other' }), 'neither a patient saved by this page nor FHIR'],
  'a list': ['[1, 2]', 'neither a patient saved by this page nor FHIR'],
  'a number': ['43', 'neither a patient saved by this page nor FHIR'],
  'a newer version': [file({ version: 2 }), 'saved by a newer version of this page (format 2)'],
  'no version': [file({ version: undefined }), 'does not say in which version'],
  'a version that is none': [file({ version: '1' }), 'does not say in which version'],
  'no patient': [file({ patient: undefined }), 'holds none'],
  'a patient that is a list': [file({ patient: { values: [] } }), 'holds none'],
  'more than 1 MB': [file({ patient: { values: { age: { value: '5'.repeat(1_000_001) } } } }), 'larger than 1 MB']
};

test('what is no patient is refused in a sentence, and nothing typed is lost', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '43' });
  for (const [what, [text, sentence]] of Object.entries(refused)) {
    await paste(page, text);
    await expect(dialog(page).getByRole('alert'), what).toContainText(sentence);
  }
  await page.keyboard.press('Escape');
  await expect(bedside.dlco).toHaveValue('43');
  await expect(bedside.dlm).toContainText('1 to 3 of 3');
});

test('an empty file is said to be empty; one of more than 20 MB is not read at all', async ({ page, bedside }) => {
  await bedside.fill({ dlco: '43' });
  await tool(page, 'Open').click();
  for (const [bytes, sentence] of [[0, 'The file is empty.'], [20_000_001, 'larger than 20 MB']]) {
    await dialog(page).getByLabel('Choose a file').evaluate((input, size) => {
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(size)], 'a.json'));
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, bytes);
    await expect(dialog(page).getByRole('alert')).toContainText(sentence);
  }
});

test('what does not fit the form is listed and left out', async ({ bedside, page }) => {
  const values = `{"dlco_percent_predicted": {"value": 43}, "nonsense": {"value": 1}, "__proto__": {"value": true}, "constructor": {"value": true},
    "ferritin": {"value": "900"}, "crp": {"value": 2, "unit": "stone"}, "fever": {"value": "yes"}, "anti_mda5": {"value": "9+"}, "age": 7, "ldh": {"value": [1]}}`;
  await paste(page, patientFile({ values: {} }).replace('"values":{}', `"values":${values}`));
  await dialog(page).getByText(/^Left out/).click();
  const left = dialog(page).locator('details').getByRole('listitem');
  const all = (await left.allInnerTexts()).join('\n');
  for (const part of [
    'Fever: the answer \u201cyes\u201d', 'Anti-MDA5: the answer', 'Ferritin: 900 has no unit. Accepted: ng/mL', 'the unit stone cannot be used', 'Age: ',
    'Lactate dehydrogenase (LDH): ', 'nonsense: this version has no such field', '__proto__: this version', 'constructor: this version'
  ]) expect(all).toContain(part);
  await expect(left).toHaveCount(9);
  await dialog(page).getByRole('button', { name: 'Use these values' }).click();
  await expect(bedside.dlco).toHaveValue('43');
  await expect(bedside.number('Ferritin')).toHaveValue('');
  expect(await page.evaluate(() => ({}).value)).toBe(undefined);
});

test('half a character in a saved value: that field is named and left out, the rest is used', async ({ bedside, page }) => {
  for (const half of ['\\ud800', '\\udc00', '4\\ud83d3']) {
    await bedside.open();
    await paste(page, patientFile({ values: { dlco_percent_predicted: { value: '43' }, age: { value: 'HALF', unit: 'a' } } }).replace('HALF', half));
    await dialog(page).getByText('Left out (1)').click();
    await expect(dialog(page).locator('details').getByRole('listitem')).toHaveText(/^Age: .*\ufffd.* is not a number\.$/);
    await dialog(page).getByRole('button', { name: 'Use these values' }).click();
    await expect(bedside.dlco).toHaveValue('43');
    await expect(bedside.dlm).toContainText('1 to 3 of 3');
  }
});

/** Chooses files one after another, none waiting for the one before. */
const choose = (page, files) => dialog(page).getByLabel('Choose a file').evaluate((input, all) => {
  for (const { name, text } of all) {
    const list = new DataTransfer();
    list.items.add(new File([text], name));
    input.files = list.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}, files);

test('objects where texts belong, huge texts, keys of the prototype: each is named and left out, the rest is used', async ({ bedside, page }) => {
  // Neither has a text: made one, it would throw.
  const textless = '{"__proto__": null, "toString": 1, "valueOf": 1}';
  const values = `{"dlco_percent_predicted": {"value": "43"}, "crp": {"value": 2, "unit": ${textless}}, "fever": {"value": ${textless}}, "anti_mda5": {"value": ${textless}},
    "ferritin": {"value": ${textless}, "unit": "ng/mL"}, "ldh": ${textless}, "ck": [[[1]]], "ast": "5", "alt": {"value": 5, "unit": "${'x'.repeat(300_000)}"},
    "kl6": {"value": 500, "unit": "__proto__"}, "esr": {"__proto__": {"value": 5, "unit": "mm/h"}}, "${'y'.repeat(300_000)}": {"value": 1}, "toString": {"value": 1}}`;
  await tool(page, 'Open').click();
  await choose(page, [{ name: 'a.json', text: patientFile({ values: {} }).replace('"values":{}', `"values":${values}`) }]);
  await dialog(page).getByText('Left out (12)').click();
  const left = (await dialog(page).locator('details').getByRole('listitem').allInnerTexts()).join('\n');
  for (const part of ['C-reactive protein', 'Fever: the answer', 'Anti-MDA5: the answer', 'Ferritin: it has no number.', 'Lactate dehydrogenase', 'KL-6', 'ESR', 'toString: this version']) expect(left).toContain(part);
  expect(left.length).toBeLessThan(1500);
  await dialog(page).getByRole('button', { name: 'Use these values' }).click();
  await expect(bedside.dlco).toHaveValue('43');
  await expect(bedside.number('KL-6')).toHaveValue('');
  await expect(bedside.dlm).toContainText('1 to 3 of 3');
  expect(await page.evaluate(() => ({}).value)).toBe(undefined);
});

/** Reading 'slow.json' takes until the function given back is called, which leaves it all the time to be shown. */
async function holdBack(page) {
  await page.evaluate(() => {
    const { text } = Blob.prototype;
    const slow = new Promise((resolve) => { window.arrive = resolve; });
    Blob.prototype.text = async function read() {
      if (this.name === 'slow.json') await slow;
      return text.call(this);
    };
  });
  return () => page.evaluate(async () => {
    window.arrive();
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  });
}

test('of several files the one chosen last is shown, however long an earlier one takes', async ({ bedside, page }) => {
  const arrive = await holdBack(page);
  const slow = { name: 'slow.json', text: patientFile({ values: { dlco_percent_predicted: { value: '11' } } }) };
  await tool(page, 'Open').click();
  await choose(page, [slow, { name: 'quick.json', text: 'nothing' }]);
  await expect(dialog(page).getByRole('alert')).toContainText('This is not JSON');
  await choose(page, [slow, { name: 'quick.json', text: patientFile({ values: { dlco_percent_predicted: { value: '43' } } }) }]);
  await expect(dialog(page).locator('.ml-out__value')).toHaveText(/43/);
  await arrive();
  await expect(dialog(page).locator('.ml-out__value')).toHaveText(/43/);
  await dialog(page).getByRole('button', { name: 'Use these values' }).click();
  await expect(bedside.dlco).toHaveValue('43');
});

test('a file too large, chosen while another is read, is what is spoken of', async ({ bedside, page }) => {
  const arrive = await holdBack(page);
  await tool(page, 'Open').click();
  await choose(page, [{ name: 'slow.json', text: patientFile({ values: { age: { value: 5, unit: 'a' } } }) }, { name: 'b.json', text: ' '.repeat(20_000_001) }]);
  await expect(dialog(page).getByRole('alert')).toContainText('larger than 20 MB');
  await arrive();
  await expect(dialog(page).getByRole('alert')).toContainText('larger than 20 MB');
  await expect(bedside.age).toHaveValue('');
});

test('another patient’s file is taken back at once; after the next entry the one before cannot come back', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '72' });
  await use(page, await fixture('patient.json'));
  await expect(undo(page)).toHaveText('Undo: values from a file');
  await bedside.fill({ suv: '0.6' });
  await expect(undo(page)).toHaveText('Undo: Lung SUVmean, bilateral');
  await undo(page).click();
  await expect(undo(page)).toHaveText('Undo');
  await expect(bedside.dlco).toHaveValue('43');
  await expect(bedside.suv).toHaveValue('0,52');
  // A record joins what is entered: the same patient, who can be gone back to.
  await use(page, await fixture('hospital.fhir.json'));
  await bedside.fill({ suv: '0.6' });
  await undo(page).click();
  await expect(undo(page)).toHaveText('Undo: values from a file');
});

test('a time point taken away is not of another patient: it is let go with a patient’s file, not with a record', async ({ bedside, page }) => {
  const removed = page.getByRole('group', { name: /removed\.$/ });
  await bedside.fill({ dlco: '43' });
  await page.getByRole('button', { name: 'Second time point…' }).click();
  await dialog(page).getByRole('button', { name: 'Add the time point' }).click();
  await page.getByRole('button', { name: /time points…$/i }).click();
  await dialog(page).getByRole('button', { name: /^Remove/ }).click();
  await expect(removed).toBeVisible();
  await use(page, await fixture('hospital.fhir.json'));
  await expect(removed).toBeVisible();
  await use(page, await fixture('patient.json'));
  await expect(removed).toHaveCount(0);
});
