// On paper: one sheet, made for it.
import { data, fixture, fullest, patientFile, use } from './out.mjs';
import { expect, test } from './page.mjs';

/** No score and no factor asks for it, so the form has no field for it. */
const unasked = ['Neutrophils, % of white cells'];

const pages = async (page) => (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
/** The sheet comes with a part of the page that is fetched a little later. */
const ready = (page) => page.waitForFunction(() => {
  dispatchEvent(new Event('beforeprint'));
  return document.querySelector('.ml-sheet') !== null;
});
const size = (page) => page.evaluate(() => parseFloat(document.querySelector('.ml-paper').style.getPropertyValue('--ml-sheet-size')));

test('the fullest patient, with all five scores, prints on one page, in type that can be read', async ({ bedside, page }) => {
  await use(page, patientFile(await fullest()));
  await ready(page);
  const sheet = page.locator('.ml-sheet');
  const scores = sheet.locator('.ml-sheet__score');
  await expect(scores).toHaveCount(5);
  for (const index of [0, 1, 2, 3, 4]) await expect(scores.nth(index)).not.toContainText(/undecided|Missing/);
  const { variables } = await data('variables.json');
  const entered = await sheet.locator('dt').allTextContents();
  const asked = variables.map(({ label }) => label).filter((label) => !unasked.includes(label));
  expect(asked.filter((label) => !entered.includes(label))).toEqual([]);
  expect(await size(page)).toBeGreaterThanOrEqual(6.5);
  expect(await pages(page)).toBe(1);
  expect(await bedside.page.locator('.ml-paper').count(), 'afterwards the page is as it was').toBe(0);
});

test('the sheet says what the page says: scores, counts, intervals, inputs, what is missing, doubts, limits, source, version', async ({ bedside, page }) => {
  await use(page, await fixture('patient.json'));
  await ready(page);
  const text = await page.locator('.ml-sheet').evaluate((sheet) => sheet.textContent);
  for (const part of [
    'DLM score: 2 of 3, at or above the cut-off of 2', '9 of 16 patients with this score', '(56\u00a0%, 95\u00a0% CI 30 to 80\u00a0%)', '37\u00a0% after the score',
    'undecided: it depends on what is missing', 'Missing. Anti-Ro52', 'is close to the cut-off of 0.450', 'In whom. For adults in hospital', 'Not validated.',
    'No validation cohort exists', 'doi:10.1186/s13075-021-02578-9', '1800 pmol/L = 801.1 ng/mL', '0,52 g/mL', 'Not known. ', 'Not a substitute for clinical judgement',
    'Name, date and signature, by hand'
  ]) expect(text).toContain(part);
  expect(text).toMatch(/MyoLung \d+\.\d+\.\d+, data [0-9a-f]{12}/);
  expect(text).not.toMatch(/(?<![\d.,])(0|100)(\.0+)?\s*%/);
  expect(await size(page)).toBeGreaterThanOrEqual(7.5);
  expect(await pages(page)).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.ml-sheet')).toBeVisible();
  for (const part of ['.ml-header', '.ml-form', '.ml-card', '.ml-footer', '.ml-tools']) await expect(page.locator(part).first(), part).toBeHidden();
  expect(bedside.page).toBe(page);
});

test('the button prints', async ({ bedside, page }) => {
  await page.evaluate(() => { window.print = () => { document.documentElement.dataset.printed = 'yes'; }; });
  await bedside.fill({ dlco: '43' });
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
});

test.describe('without an offline copy', () => {
  test.use({ serviceWorkers: 'block' });

  test('a sheet that arrives when its session is gone prints nothing: only the session there now prints', async ({ bedside, page }) => {
    let arrive;
    const held = new Promise((resolve) => { arrive = resolve; });
    await page.route(/\/Ways-[\w-]+\.js/, async (route) => { await held; await route.continue(); });
    const asked = page.waitForRequest(/\/Ways-[\w-]+\.js/);
    await bedside.open();
    await bedside.fill({ dlco: '43' });
    await asked;
    // Another language is another session with the same values; the evidence has none.
    await page.locator('.ml-language').selectOption('ja');
    await page.locator('html[lang=ja]').waitFor();
    await page.evaluate(() => { location.hash = '#/evidence'; });
    await expect(page.locator('#field-dlco_percent_predicted')).toHaveCount(0);
    const papers = () => page.evaluate(async () => {
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
      dispatchEvent(new Event('beforeprint'));
      const count = document.querySelectorAll('.ml-paper').length;
      dispatchEvent(new Event('afterprint'));
      return count;
    });
    arrive();
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name, responseEnd }) => /\/Ways-/.test(name) && responseEnd > 0));
    expect(await papers()).toBe(0);
    await page.evaluate(() => { location.hash = '#/'; });
    await page.locator('#field-dlco_percent_predicted').waitFor();
    await ready(page);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await papers()).toBe(1);
  });
});

test('the evidence prints as it stands, not the sheet', async ({ bedside, evidence, page }) => {
  await bedside.fill({ dlco: '43' });
  await ready(page);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.getByRole('link', { name: 'Evidence', exact: true }).click();
  await evidence.title.waitFor();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.ml-paper')).toHaveCount(0);
  await expect(evidence.title).toBeVisible();
});

test.describe('without an offline copy', () => {
  test.use({ serviceWorkers: 'block' });

  test('where the sheet could not be fetched, the page prints as it stands: the values and the answer, no controls', async ({ bedside, page }) => {
    await page.route(/\/Ways-[\w-]+\.js/, (route) => route.abort());
    await bedside.open();
    await bedside.fill({ dlco: '43', suv: '0.71', node: 'No' });
    await page.emulateMedia({ media: 'print' });
    await expect(bedside.clear).toBeHidden();
    await expect(page.locator('.ml-bar')).toBeHidden();
    await expect(bedside.dlco).toBeVisible();
    await expect(bedside.number('Ferritin')).toBeHidden();
    await expect(bedside.dlm).toContainText('9 of 16 patients with this score');
  });
});
