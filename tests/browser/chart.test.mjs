// The text for the record: the same, letter for letter, as the file somebody has read (fixtures/chart.txt).
import { dialog, fixture, fullest, patientFile, tool, use } from './out.mjs';
import { expect, overflow, test, violations } from './page.mjs';

/** Versions change without the text. */
const unversioned = (text) => text.replace(/MyoLung [\d.]+, data [0-9a-f]{12}/, 'MyoLung VERSION, data HASH');
const preview = (page) => dialog(page).getByRole('textbox', { name: 'The text' });
const copy = (page) => dialog(page).getByRole('button', { name: 'Copy', exact: true });

test('copied to the chart: the text of the golden file, and that it was copied is said', async ({ bedside, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await use(page, await fixture('patient.json'));
  await expect(bedside.dlm).toContainText('2 of 3');
  await tool(page, 'Copy to chart').click();
  await expect(preview(page)).not.toHaveValue('');
  await copy(page).click();
  await expect(dialog(page).getByRole('status')).toHaveText('Copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await preview(page).inputValue());
  expect(unversioned(copied)).toBe(await fixture('chart.txt'));
  expect(page.url()).toBe(bedside.site.url);
});

test('plain short lines, whatever is entered', async ({ bedside, page }) => {
  for (const patient of [await fullest(), { values: { dlco_percent_predicted: { value: '43' } } }, { values: { age: { value: '17' }, ferritin: { value: '99999999', unit: 'ng/mL' } } }]) {
    await use(page, patientFile(patient));
    await tool(page, 'Copy to chart').click();
    const text = await preview(page).inputValue();
    for (const line of text.split('\n')) {
      expect(line.length, line).toBeLessThanOrEqual(80);
      expect(line).toBe(line.trimEnd());
    }
    expect(text).not.toMatch(/[\t|\u00a0\u2009\u202f]/);
    expect(text).not.toMatch(/(?<![\d.,])(0|100)(\.0+)?\s*%/);
    await dialog(page).getByRole('button', { name: 'Close' }).click();
  }
  expect(await bedside.page.locator('dialog').count()).toBe(0);
});

test('a range has a line for each score; what does not apply, is refused or not known is said', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '43', pretest: '' });
  await tool(page, 'Copy to chart').click();
  await expect(preview(page)).toHaveValue(/DLM score: 1 to 3 of 3, undecided[^]*Score 1: 3 of 21 \(14 %, 95 % CI 3 to 36 %\)\.\n[^]*Score 3: 9 of 9 \(95 % CI 66 % or more\)\./);
  await expect(preview(page)).toHaveValue(/NOT KNOWN\n[^]*Lung SUVmean/);
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await bedside.fill({ age: '17', suv: '1,800' });
  await tool(page, 'Copy to chart').click();
  await expect(preview(page)).toHaveValue(/NOT COMPUTED\n[^]*GAP index[^]*does not apply/);
  await expect(preview(page)).toHaveValue(/Lung SUVmean, bilateral: 1,800 g\/mL, refused and not used/);
});

test('an antibody known too roughly is not called unknown; how the patient differs, and scores not asked for, are said', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '43', suv: '0.71', node: 'No' });
  await bedside.category('Anti-MDA5').selectOption('positive');
  await bedside.choice('Malignancy, newly found or unresolved', 'Yes').check();
  await bedside.number('Ferritin').fill('1200');
  await page.getByText(/more that would help/).click();
  await expect(bedside.result.locator('.ml-next__link').filter({ hasText: 'Anti-MDA5' })).toHaveText('Anti-MDA5 (more precisely)');
  await tool(page, 'Copy to chart').click();
  await expect(preview(page)).toHaveValue(/NOT KNOWN\n[^]*Anti-MDA5 \(more\s+precisely\)/);
  const text = await preview(page).inputValue();
  expect(text.replaceAll(/\s+/g, ' ')).not.toMatch(/Anti-MDA5[;,.]/);
  expect(text.replaceAll(/\s+/g, ' ')).toMatch(/In whom: .* Your patient differs from those it was made in: .*malignancy/);
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await page.getByText('Ask only for: all 5 scores').click();
  await page.getByRole('checkbox', { name: 'DLM score' }).check();
  await expect(bedside.overview.getByRole('heading')).toHaveText('1 of 5 scores: only this one is asked for');
  await tool(page, 'Copy to chart').click();
  await expect(preview(page)).toHaveValue(/NOT COMPUTED\n[^]*FLAIR score: not asked for/);
});

test('a date stands there only when somebody typed one, as typed', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '43' });
  await tool(page, 'Copy to chart').click();
  await expect(preview(page)).not.toHaveValue(/Date/);
  await dialog(page).getByRole('textbox', { name: /^Date or occasion/ }).fill('day 14, evening');
  await expect(preview(page)).toHaveValue(/^MyoLung[^\n]*\nDate: day 14, evening\n/);
});

test('where the browser does not let the page copy, the text is selected and the reader told', async ({ bedside, page }) => {
  await page.addInitScript(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
  await bedside.open();
  await bedside.fill({ dlco: '43' });
  await tool(page, 'Copy to chart').click();
  await copy(page).click();
  await expect(dialog(page).getByRole('status')).toContainText('The text is selected');
  const selected = await preview(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd) === area.value && document.activeElement === area);
  expect(selected).toBe(true);
});

test('nothing to copy, print or save from an empty form; a patient can be opened', async ({ bedside, page }) => {
  for (const name of ['Copy to chart', 'Print', 'Save']) await expect(tool(page, name)).toHaveCount(0);
  await expect(tool(page, 'Open')).toBeVisible();
  await bedside.fill({ dlco: '43' });
  for (const name of ['Copy to chart', 'Print', 'Save']) await expect(tool(page, name)).toBeVisible();
});

test('by keyboard: in, back by Escape, and the cursor is where it was', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '43' });
  await tool(page, 'Copy to chart').focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { name: 'Copy to chart' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(tool(page, 'Copy to chart')).toBeFocused();
});

for (const colorScheme of ['light', 'dark']) {
  test(`no rule of accessibility is broken, nothing overflows at 320 px (${colorScheme})`, async ({ bedside, page }) => {
    test.setTimeout(60_000);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await use(page, await fixture('patient.json'));
    for (const name of ['Copy to chart', 'Save', 'Open']) {
      await tool(page, name).click();
      await expect(dialog(page)).toBeVisible();
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(await dialog(page).evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
      const targets = await dialog(page).locator('button, input, select').evaluateAll((all) => all.map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height]));
      for (const [html, height] of targets) expect(height, html).toBeGreaterThanOrEqual(44);
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
    }
    expect(bedside.page).toBe(page);
  });
}
