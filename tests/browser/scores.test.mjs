// Several scores at once, the associated factors, and the outcome after an acute exacerbation. The rules are those of
// the abstracts (core/data/models), the odds ratios Table 2 of Yuan 2025, the counts those behind Zhang 2025's abstract.
import { expect, test } from './page.mjs';

test('before the first value: every score with what it asks for, none with a number', async ({ bedside }) => {
  for (const [title, asks] of [
    ['DLM score', 'DLCO, % predicted'], ['FLAIR score', 'Ferritin'], ['CROSS score', 'Anti-Ro52'], ['MCK model', 'KL-6'], ['GAP index (IPF, not myositis)', 'FVC, % predicted']
  ]) {
    await expect(bedside.line(title)).toContainText(asks);
    await expect(bedside.score(title)).toHaveCount(0);
  }
  await expect(bedside.overview.getByRole('link')).toHaveCount(0);
});

test('one value entered once serves every score that asks for it; what was made in another disease comes last', async ({ bedside }) => {
  await bedside.number('C-reactive protein').fill('24');
  await expect(bedside.overview.getByRole('link')).toHaveText([/^CROSS score 3 to 11 of 11/, /^MCK model 1 to 2 of 2/]);
  await bedside.choice('Sex', 'Male').check();
  await bedside.age.fill('66');
  await bedside.number('FVC, % predicted').fill('61');
  await bedside.fill({ dlco: '43' });
  // GAP: male 1, above 65 2, FVC 50 to 75 1, DLCO 36 to 55 1.
  // Made in another disease: last, however complete, and named so wherever it stands.
  await expect(bedside.overview.getByRole('link').last()).toHaveText(/^GAP index \(IPF, not myositis\) 5 of 8 stage II/);
  const gap = bedside.score('GAP index (IPF, not myositis)');
  await expect(gap).toContainText('In idiopathic pulmonary fibrosis, not myositis: 16.2 %: death within 1 year');
  await expect(gap).toContainText('no interval can be given');
  await expect(gap).toContainText('made in idiopathic pulmonary fibrosis, not in myositis');
  await expect(gap).toContainText('Rule read in the abstract, not the full paper.');
  await expect(bedside.score('CROSS score')).toContainText('5 to 11 of 11');
  await expect(bedside.score('CROSS score')).toContainText('none is shown until the band is certain');
});

test('CROSS: both cohorts\' printed risks once the band is certain', async ({ bedside }) => {
  await bedside.number('C-reactive protein').fill('24');
  await bedside.choice('Sex', 'Male').check();
  await bedside.choice('Anti-Ro52', 'Yes').check();
  const cross = bedside.score('CROSS score');
  await expect(cross).toContainText('9 to 11 of 11 high risk');
  await expect(cross).toContainText('In the discovery cohort of the 2024 paper, group called very high risk there: 71.3 %: rapidly progressive ILD within 1 year');
  await expect(cross).toContainText('85.71 %');
  await expect(cross).toContainText('The band is already decided: high risk');
});

test('an anti-MDA5 of unknown strength is not precise enough for FLAIR, and enough for MCK and CROSS', async ({ bedside }) => {
  await bedside.category('Anti-MDA5').selectOption('positive');
  const flair = bedside.score('FLAIR score');
  await expect(flair.getByRole('listitem').filter({ hasText: 'Anti-MDA5 (1+' })).toContainText(/2 to 4 points.*Not precise enough/s);
  await bedside.category('Anti-MDA5').selectOption('2+');
  await expect(flair.getByRole('listitem').filter({ hasText: 'Anti-MDA5 (1+' })).toContainText(/3 points.*Met/s);
  await bedside.category('Anti-MDA5').selectOption('negative');
  await expect(bedside.score('CROSS score')).toHaveCount(0);
  await expect(bedside.result).toContainText('The CROSS score does not apply');
  await expect(bedside.line('CROSS score')).toContainText('does not apply');
});

test('a refused value withholds the scores that ask for it, and no other', async ({ bedside }) => {
  await bedside.number('KL-6').fill('abc');
  await bedside.number('C-reactive protein').fill('24');
  await bedside.leave();
  await expect(bedside.score('MCK model')).toContainText('Waiting for a valid KL-6');
  await expect(bedside.score('CROSS score')).toContainText('3 to 11 of 11');
  await expect(bedside.result.getByRole('link', { name: /"abc" is not a number/ })).toBeVisible();
});

test('units are the core\'s business: the same CRP in mg/dL', async ({ bedside, page }) => {
  await bedside.number('C-reactive protein').fill('2,4');
  await page.getByRole('combobox', { name: 'Unit of C-reactive protein (CRP)' }).selectOption('mg/dL');
  await expect(bedside.score('CROSS score')).toContainText(/24 >/);
});

test.describe('associated factors', () => {
  test('present ones first, each by itself with odds ratio, interval, studies, I², label; never one number', async ({ bedside, page }) => {
    await expect(bedside.factors).toContainText('None of the 31 is known yet');
    await bedside.choice('Anti-Ro52', 'No').check();
    await bedside.category('Anti-MDA5').selectOption('positive');
    await page.getByText('12 more findings').click();
    await bedside.choice('Fever', 'Yes').check();
    await expect(page.getByText('(1 entered)')).toBeVisible();
    await bedside.number('C-reactive protein').fill('24');
    const list = bedside.factors.locator('.ml-factors').first().getByRole('listitem');
    await expect(bedside.factors.locator('.ml-factors').first().locator('.ml-factor__line strong')).toHaveText(['Fever', 'Anti-MDA5 antibody', 'Raised CRP']);
    await expect(list.filter({ hasText: 'Fever' }).first()).toContainText('Odds ratio 3.090 (1.933 to 4.939), 4 studies');
    await expect(list.filter({ hasText: 'Fever' }).first()).toContainText('Labelled risk factor (RF)');
    await expect(bedside.factors).toContainText('There is no combined number.');
    await expect(bedside.factors).toContainText('would claim a risk that nobody has observed');
    // CRP lies between the studies' cut-offs; 0.05 mg/L is not one of them.
    await expect(bedside.factors).toContainText('meets 3 of 4 cut-offs (2.78 to 28.6 mg/L)');
    await expect(bedside.factors).toContainText('Our check: CRP: the whole is not the sum of its parts');
    await bedside.factors.getByText('1 absent, or meeting no cut-off').click();
    await expect(bedside.factors.locator('.ml-factor__line strong').filter({ hasText: 'Anti-Ro-52 antibody' })).toBeVisible();
  });

  test('both windows and our findings on request', async ({ bedside }) => {
    await bedside.category('Anti-MDA5').selectOption('positive');
    await bedside.number('C-reactive protein').fill('50');
    const crp = bedside.factors.getByRole('listitem').filter({ has: bedside.page.getByText('Raised CRP', { exact: true }) });
    await crp.getByText('Raised CRP', { exact: true }).click();
    await expect(crp).toContainText('RP-ILD within 1 month');
    await expect(crp).toContainText('RP-ILD within 3 months');
    await expect(crp).toContainText('3.684 (2.263 to 5.996)');
  });
});

test.describe('acute exacerbation', () => {
  test('deaths by trigger, the patient\'s own first, as counts; a printed percentage without a count says so', async ({ bedside, page }) => {
    await expect(page.getByRole('textbox', { name: 'Probability of infection as the trigger' })).toHaveCount(0);
    await bedside.category('Acute exacerbation').selectOption('idiopathic');
    const card = bedside.result.getByRole('region', { name: 'Death after acute exacerbation of myositis-associated ILD' });
    await expect(card.getByRole('heading', { level: 4 }).first()).toHaveText(/Idiopathic, 34 patients\s*this patient/);
    await expect(card).toContainText('2 of 34 (6 %, 95 % CI 1 to 20 %)');
    await expect(card).toContainText('10 of 35 (29 %, 95 % CI 15 to 46 %)');
    await expect(card).toContainText('14.9 % as printed; no count of patients gives it');
    await expect(card).toContainText('Idiopathic, 90 days: 14.9 % is no count of 34');
    await expect(card.getByRole('img', { name: 'Idiopathic, 30 days: 2 of 34 died' }).locator('.ml-icons__event')).toHaveCount(2);
    const counter = bedside.result.getByRole('region', { name: /^Counter-evidence/ });
    await expect(counter).toContainText('7 of 17');
    await expect(counter).toContainText('10 of 19');
    await bedside.category('Acute exacerbation').selectOption('none');
    await expect(card).toHaveCount(0);
  });

  test('what a test for infection would mean at the chosen probability; it cannot rule infection out', async ({ bedside, page }) => {
    await bedside.category('Acute exacerbation').selectOption('undetermined');
    const card = bedside.result.getByRole('region', { name: 'Death after acute exacerbation of myositis-associated ILD' });
    await expect(card).toContainText('Sensitivity 25 of 35');
    await expect(card).toContainText('specificity 25 of 34');
    await expect(card).toContainText('likelihood ratio 2.70');
    await expect(card).toContainText('cannot rule infection out');
    await expect(card).toContainText('No probability of infection chosen');
    const infection = page.getByRole('textbox', { name: 'Probability of infection as the trigger' });
    await infection.fill('20');
    // By hand: odds 0.25 * 2.698 = 0.6746, so 40 %; 0.25 * 0.3886 = 0.0971, so 9 %.
    await expect(card).toContainText('Your probability of infection before the test: 20 %.');
    await expect(card).toContainText('After a positive result, infection-triggered: 40 %');
    await expect(card).toContainText('After a negative result, infection-triggered: 9 %');
    await infection.fill('100');
    await bedside.leave();
    await expect(card).toContainText('Waiting for a valid probability of infection.');
    await expect(infection).toHaveAttribute('aria-invalid', 'true');
    await expect(bedside.result.locator('.ml-errors')).toContainText('Probability of infection');
  });
});

test('undo brings back everything, folded fields and both probabilities too; an error inside a fold is reached', async ({ bedside, page }) => {
  await page.getByText('4 more blood tests').click();
  await bedside.number('Creatine kinase').fill('x');
  await bedside.category('Acute exacerbation').selectOption('undetermined');
  await page.getByRole('textbox', { name: 'Probability of infection as the trigger' }).fill('30');
  await bedside.fill({ pretest: '20' });
  await page.getByText('4 more blood tests').click();
  await bedside.clear.click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('textbox', { name: 'Probability of infection as the trigger' })).toHaveValue('30');
  await expect(bedside.pretest).toHaveValue('20');
  await expect(bedside.number('Creatine kinase')).toBeHidden();
  await bedside.result.getByRole('link', { name: /"x" is not a number/ }).click();
  await expect(bedside.number('Creatine kinase')).toBeFocused();
  await expect(bedside.number('Creatine kinase')).toHaveValue('x');
});
