// What a clinician reads for what was entered. The expected counts are Table 2 of Liang 2021 (0/15, 3/21, 9/16,
// 9/9) and their Clopper-Pearson 95 % limits (0-21.8, 3.0-36.3, 29.9-80.2, 66.4-100), not the program's output.
import { readFile } from 'node:fs/promises';
import { expect, test, unfold } from './page.mjs';

const developed = 'developed rapidly progressive ILD within 1 month of admission or of the onset of respiratory symptoms';
const table2 = {
  0: `0 of 15 patients with this score, in a study of 61, ${developed} (95 % CI up to 22 %).`,
  1: `3 of 21 patients with this score, in a study of 61, ${developed} (14 %, 95 % CI 3 to 36 %).`,
  2: `9 of 16 patients with this score, in a study of 61, ${developed} (56 %, 95 % CI 30 to 80 %).`,
  3: `9 of 9 patients with this score, in a study of 61, ${developed} (95 % CI 66 % or more).`
};

const met = { dlco: '43', suv: '0.71', node: 'Yes' };
const unmet = { dlco: '72', suv: '0.31', node: 'No' };
const inputs = Object.keys(met);

/** All eight ways to choose, of three things, some. */
const subsets = Array.from({ length: 8 }, (_, bits) => inputs.filter((_, index) => bits & (1 << index)));

test('a complete patient: the score, the counts, the interval, the icons, the reasons', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '43', suv: '0.71', node: 'No' });
  await expect(bedside.dlm).toContainText('2 of 3 at or above the cut-off of 2');
  await expect(bedside.dlm).toContainText(table2[2]);
  const icons = page.getByRole('img', { name: '9 of 16 patients with score 2 developed rapidly progressive ILD' });
  await expect(icons.locator('.ml-icons__event')).toHaveCount(9);
  await expect(icons.locator('.ml-icons__other')).toHaveCount(7);
  const items = bedside.dlm.getByRole('listitem');
  await expect(items.filter({ hasText: 'DLCO below 50 % predicted' })).toContainText('43 < 50');
  await expect(items.filter({ hasText: 'Abnormal mediastinal lymph node' })).toContainText('0 points');
  await expect(bedside.result).toContainText('Not a substitute for clinical judgement');
  await expect(bedside.result).toContainText('Not validated.');
});

test('beside the score: for whom it was made, in the words of the data', async ({ bedside }) => {
  const model = JSON.parse(await readFile(new URL('../../core/data/models/dlm-2021.json', import.meta.url), 'utf8'));
  expect(model.population.short).not.toBe('');
  for (const values of [{ dlco: '43' }, { suv: '0.71', node: 'No' }]) {
    await bedside.fill(values);
    await expect(bedside.dlm).toContainText(model.population.short);
  }
});

test('every combination of met and unmet: the row of Table 2, and never 0 % or 100 %', async ({ bedside, page }) => {
  test.setTimeout(90_000);
  for (const chosen of subsets) {
    await bedside.fill(Object.fromEntries(inputs.map((input) => [input, (chosen.includes(input) ? met : unmet)[input]])));
    for (const pretest of ['', '0.1', '1', '20', '50', '90', '99,9']) {
      await bedside.fill({ pretest });
      await expect(bedside.dlm).toContainText(`${chosen.length} of 3`);
      await expect(bedside.dlm).toContainText(table2[chosen.length]);
      expect(await page.locator('body').innerText()).not.toMatch(/(?<![\d.,])(0|100)(\.0+)?\s*%/);
    }
  }
});

test('every combination of known and unknown: the range, with one row for every score still possible', async ({ bedside }) => {
  for (const known of subsets) {
    await bedside.open();
    // Known values all meet their criterion, so the score lies between their number and 3.
    await bedside.fill(Object.fromEntries(known.map((input) => [input, met[input]])));
    if (known.length === 0) {
      await expect(bedside.result).toContainText('No value entered yet');
      await expect(bedside.result).not.toContainText('of 3');
      await expect(bedside.result).not.toContainText(/\blow\b|risk/i);
      continue;
    }
    await expect(bedside.dlm).toContainText(known.length === 3 ? '3 of 3' : `${known.length} to 3 of 3`);
    const rows = bedside.dlm.locator('.ml-rows__row');
    await expect(rows).toHaveCount(known.length === 3 ? 0 : 4 - known.length);
    if (known.length === 2) await expect(bedside.dlm).toContainText('The band is already decided: at or above the cut-off of 2');
    if (known.length === 1) await expect(rows).toContainText([
      '3 of 21 (14 %, 95 % CI 3 to 36 %)', '9 of 16 (56 %, 95 % CI 30 to 80 %)', '9 of 9 (95 % CI 66 % or more)'
    ]);
  }
});

test('what a missing value could change: which value does which', async ({ bedside }) => {
  const missing = bedside.dlm.getByRole('group', { name: 'What is missing' });
  const outcomes = missing.locator('.ml-missing__outcomes').getByRole('listitem');
  await bedside.fill({ dlco: '43', node: 'No' });
  await missing.getByText('What is missing: Lung SUVmean, bilateral').click();
  await expect(bedside.dlm).toContainText('1 to 2 of 3 undecided: it depends on what is missing');
  await expect(outcomes).toHaveText(['≤ 0.450 g/mL: 1 (below the cut-off of 2)', '> 0.450 g/mL: 2 (at or above the cut-off of 2)']);
  await bedside.fill({ dlco: '', suv: '0.71', node: 'Not known' });
  await expect(outcomes).toHaveText([
    '≥ 50.0 %: 1 to 2 (more than one band possible)', '< 50.0 %: 2 to 3 (at or above the cut-off of 2)',
    'No: 1 to 2 (more than one band possible)', 'Yes: 2 to 3 (at or above the cut-off of 2)'
  ]);
  await bedside.fill({ dlco: '43', node: 'No' });
  await expect(missing).toHaveCount(0);
  // GAP: a category with one other answer, and rules of several thresholds.
  const gap = bedside.score('GAP index (IPF, not myositis)').getByRole('group', { name: 'What is missing' });
  await gap.getByText(/^What is missing: /).click();
  await expect(gap.locator('.ml-missing__outcomes').filter({ hasText: 'Male' }).getByRole('listitem')).toHaveText([/^Female: /, /^Male: /]);
  expect(await bedside.result.innerText()).not.toMatch(/\bnot [<>≤≥M]/);
});

test('a decimal comma is a decimal point; thresholds are strict', async ({ bedside }) => {
  await bedside.fill({ dlco: '49,99', suv: '0,4501', node: 'No' });
  await expect(bedside.dlm).toContainText('2 of 3');
  await bedside.fill({ dlco: '49.999', suv: '0.450' });
  await expect(bedside.dlm).toContainText('1 of 3');
  await bedside.fill({ dlco: '50,0' });
  await expect(bedside.dlm).toContainText('0 of 3');
});

test('a value close to the cut-off is questioned: beside the field, under the score, beside the point', async ({ bedside, page }) => {
  await bedside.fill({ suv: '0.52' });
  await expect(page.getByText(/close to the cut-off of 0.450\sg\/mL/)).toHaveCount(3);
  await expect(bedside.suv).toHaveAccessibleDescription(/close to the cut-off/);
  await expect(bedside.dlm).toContainText(/Check before you rely on this:.*close to the cut-off of 0.450\sg\/mL/);
  await expect(bedside.dlm.locator('.ml-items')).toContainText('close to the cut-off of 0.450 g/mL');
  await bedside.fill({ suv: '0.71' });
  await expect(page.getByText(/close to the cut-off/)).toHaveCount(0);
});

test('a doubtful value reaches the score, the point and the bar', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '43', suv: '3', node: 'No' });
  await expect(bedside.dlm).toContainText(/Check before you rely on this:.*Is this SUVmax/);
  await expect(bedside.dlm.locator('.ml-items')).toContainText('Is this SUVmax');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator('.ml-bar')).toContainText('Check: Lung SUVmean, bilateral.');
  await bedside.fill({ suv: '0.71' });
  await expect(page.locator('.ml-bar')).not.toContainText('Check');
  await expect(bedside.dlm.locator('.ml-doubts')).toHaveCount(0);
});

test('DLCO could not be performed and nothing is missing: undecided, because the paper does not say', async ({ bedside, page }) => {
  await bedside.fill({ suv: '0.71', node: 'No' });
  await bedside.couldNot.check();
  await expect(bedside.dlm).toContainText('1 to 2 of 3 undecided: the paper does not say how a DLCO that could not be performed was scored');
  await expect(bedside.dlm).not.toContainText(/depends on|missing/);
  await expect(bedside.dlm.locator('.ml-answer__score, .ml-doubts').getByText(/the paper does not say/i)).toHaveCount(1);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator('.ml-bar')).toContainText('Check: DLCO, % predicted.');
  await bedside.fill({ node: 'Not known' });
  await expect(bedside.dlm).toContainText('undecided: it depends on what is missing and on what could not be performed');
  await expect(bedside.dlm.locator('.ml-doubts')).toContainText('The paper does not say');
});

test('DLCO could not be performed: both points stay possible, and the typed value is kept', async ({ bedside }) => {
  await bedside.fill({ dlco: '43', suv: '0.71', node: 'Yes' });
  await bedside.couldNot.check();
  await expect(bedside.dlm).toContainText('2 to 3 of 3 at or above the cut-off of 2');
  await expect(bedside.dlm).toContainText('The paper does not say how a DLCO that could not be performed was scored');
  await expect(bedside.dlco).toBeDisabled();
  await bedside.couldNot.uncheck();
  await expect(bedside.dlco).toHaveValue('43');
  await expect(bedside.dlm).toContainText('3 of 3');
});

test('below 18 years the score does not apply, and says why', async ({ bedside }) => {
  await bedside.fill({ ...met, age: '17' });
  await expect(bedside.result).toContainText('The DLM score does not apply');
  await expect(bedside.result).toContainText('made in adults');
  await expect(bedside.dlm).toHaveCount(0);
  await expect(bedside.line('DLM score')).not.toContainText('of 3');
  await bedside.fill({ age: '18' });
  await expect(bedside.dlm).toContainText('3 of 3');
});

test('does the score apply? Rapidly progressive ILD already present: no; pulmonary infection: with caution', async ({ bedside, page }) => {
  await bedside.fill({ ...met, infection: 'Yes' });
  await expect(bedside.dlm).toContainText('3 of 3');
  await expect(bedside.dlm).toContainText(/Check before you rely on this:.*infection/);
  await expect(page.getByRole('group', { name: 'Pulmonary infection', exact: true })).toHaveAccessibleDescription(/infection/);
  await bedside.fill({ rpIld: 'Yes' });
  await expect(bedside.result).toContainText('The DLM score does not apply');
  await expect(bedside.result).toContainText('says nothing once that is present');
  await expect(bedside.dlm).toHaveCount(0);
  await expect(bedside.line('DLM score')).not.toContainText('of 3');
  await bedside.fill({ rpIld: 'No', infection: 'No' });
  await expect(bedside.dlm).toContainText('3 of 3');
  await expect(bedside.dlm.locator('.ml-doubts')).toHaveCount(0);
});

test('before and after: the cohort\'s own probability unless one is chosen', async ({ bedside }) => {
  // By hand: LR = (9.5/23) / (7.5/42) = 2.313; odds 21/40 * 2.313 = 1.2143, so 55 %; at 20 %: 0.25 * 2.313, so 37 %.
  await bedside.fill({ dlco: '43', suv: '0.71', node: 'No' });
  await expect(bedside.dlm).toContainText('No pre-test probability chosen');
  await expect(bedside.dlm).toContainText('(21 of 61) is used');
  await expect(bedside.dlm).toContainText('55 % after');
  await expect(bedside.dlm).toContainText('This differs slightly from the counts above');
  await expect(bedside.dlm.locator('.ml-posttest__line strong')).toHaveCount(0);
  await expect(bedside.dlm).toContainText('Likelihood ratio 2.3');
  await bedside.fill({ pretest: '20' });
  await expect(bedside.dlm).toContainText('20 % before');
  await expect(bedside.dlm.locator('.ml-posttest__line strong')).toHaveText('37 % after');
  await expect(bedside.dlm).not.toContainText('This differs slightly');
});

test('a refused pre-test probability withholds the probabilities, not the score', async ({ bedside, page }) => {
  await bedside.fill({ ...met, pretest: '100' });
  await expect(bedside.dlm).toContainText('3 of 3');
  const card = bedside.dlm.getByRole('group', { name: 'Probability before and after' });
  await expect(card).toContainText('Waiting for a valid pre-test probability');
  await expect(card).not.toContainText('after (');
  await expect(bedside.pretest).toHaveAttribute('aria-invalid', 'true');
});

test('a doubtful pre-test probability is questioned beside its field and with the probabilities, not under the score', async ({ bedside, page }) => {
  await bedside.fill({ ...met, pretest: '0.34' });
  await expect(bedside.pretest).toHaveAccessibleDescription(/is less than 1 in 100/);
  await expect(bedside.dlm.getByRole('group', { name: 'Probability before and after' })).toContainText('is less than 1 in 100');
  await expect(bedside.dlm.locator('.ml-doubts')).toHaveCount(0);
});

test('where it comes from: population, outcome, performance, limitations, source, versions', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '43' });
  await bedside.dlm.getByText('About the DLM score').click();
  const about = page.getByRole('region', { name: 'About the DLM score' });
  await expect(about).toContainText('61 inpatients');
  for (const count of ['18 of 21', '33 of 40', '18 of 25', '33 of 36', '51 of 61', '0.905']) await expect(about).toContainText(count);
  await expect(about).toContainText('No validation cohort exists');
  const link = about.getByRole('link', { name: 'doi:10.1186/s13075-021-02578-9' });
  await expect(link).toHaveAttribute('href', 'https://doi.org/10.1186/s13075-021-02578-9');
  await expect(about).toContainText('Not validated.');
  await expect(about).toContainText(/all data [0-9a-f]{12}/);
  await expect(bedside.dlco).toHaveAttribute('inputmode', 'decimal');
});

test('every link out opens a new tab, says so, and leaves the entries as they are', async ({ bedside, page, context }) => {
  await bedside.fill({ dlco: '43', suv: '0.71' });
  const links = page.locator('a:not([href^="#"])');
  await expect(links).not.toHaveCount(0);
  await unfold(page);
  for (const link of await links.all()) {
    await expect(link).toHaveAttribute('target', '_blank');
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(link).toHaveAccessibleName(/\(opens in a new tab\)$/);
  }
  // The browser itself asks for it on behalf of a plain text.
  await context.route('**/favicon.ico', (route) => route.fulfill({ body: '' }));
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Licences of the software inside' }).click();
  const tab = await opened;
  await expect(tab).toHaveURL(/licences\.txt$/);
  await tab.close();
  await expect(bedside.dlco).toHaveValue('43');
  await expect(bedside.dlm).toContainText('2 to 3 of 3');
});
