// Entering a patient: one tap a finding, many at once, everything taken back, units and questions, a field found by
// typing, only what chosen scores need.
import { expect, overflow, test, unfold, violations } from './page.mjs';

const undo = (page) => page.getByRole('button', { name: /^Undo/ });
const options = (page, which) => page.getByRole('listbox', { name: 'Find a field' }).getByRole('option', which);
const find = (page) => page.getByRole('combobox', { name: 'Find a field' });
const group = (page, name) => page.getByRole('group', { name, exact: true });
const together = (page, what, name) => page.getByRole('button', { name: `${what}, ${name}`, exact: true });
const unit = (page, name) => page.getByRole('combobox', { name: `Unit of ${name}` });
const folded = (page, text) => page.locator('summary').filter({ hasText: text });
const askOnly = async (page, ...titles) => {
  if (!await page.getByRole('checkbox', { name: titles[0] }).isVisible()) await folded(page, 'Ask only for').click();
  for (const title of titles) await page.getByRole('checkbox', { name: title }).check();
};
const states = {
  'found something': (bedside, page) => find(page).pressSequentially('anti'),
  'found nothing': (bedside, page) => find(page).pressSequentially('xyz'),
  'many at once': (bedside, page) => together(page, 'All others: no', 'Signs').click(),
  'another unit suggested': async (bedside, page) => {
    await unit(page, 'C-reactive').selectOption('mg/dL');
    await bedside.number('C-reactive').fill('336');
    await bedside.leave();
    await page.getByRole('button', { name: 'Use mg/L' }).waitFor();
  },
  'a question': async (bedside, page) => {
    await bedside.fill({ suv: '3' });
    await page.getByRole('button', { name: 'It is right' }).waitFor();
  },
  contradiction: async (bedside, page) => {
    await unfold(page);
    await bedside.choice('Anti-Jo-1', 'Yes').check();
    await bedside.choice('Anti-ARS (any antisynthetase antibody)', 'No').check();
  },
  'converted': async (bedside, page) => {
    await unit(page, 'C-reactive').selectOption('mg/dL');
    await bedside.number('C-reactive').fill('3,4');
  },
  'chosen scores': async (bedside, page) => {
    await bedside.number('Ferritin').fill('1200');
    await askOnly(page, 'DLM score');
  },
  cleared: async (bedside) => { await bedside.fill({ dlco: '43' }); await bedside.clear.click(); }
};

test('every value any score asks for, once, in the order of a work-up', async ({ bedside, page }) => {
  const groups = page.locator('.ml-form__step');
  await expect(groups.getByRole('heading', { level: 3 })).toHaveText([
    'Patient and diagnosis', 'Signs', 'Antibodies', 'Blood tests', 'Lung function and imaging', 'Exacerbation', 'Your own estimate'
  ]);
  await expect(group(page, 'Patient and diagnosis').locator('.ml-row__label')).toHaveText([
    'Age', 'Sex', 'Myositis subtype', 'Disease duration', 'Another connective tissue disease (overlap)', 'Malignancy, newly found or unresolved'
  ]);
  await expect(group(page, 'Lung function and imaging').locator('.ml-row__label')).toHaveText([
    'DLCO, % predicted', 'FVC, % predicted', 'ILD on high-resolution CT', 'HRCT score', 'Lung SUVmean, bilateral', 'Abnormal mediastinal lymph node'
  ]);
  await expect(bedside.dlco).toBeVisible();
});

test('a finding: one tap answers, tapping the chosen answer again takes it back', async ({ bedside, page }) => {
  const [yes, unknown] = ['Yes', 'Not known'].map((answer) => bedside.choice('Pulmonary infection', answer));
  await yes.click();
  await expect(yes).toBeChecked();
  await expect(bedside.line('DLM score')).not.toContainText('of 3');
  await yes.click();
  await expect(unknown).toBeChecked();
  await yes.focus();
  await page.keyboard.press('Space');
  await expect(yes).toBeChecked();
  await page.keyboard.press('Space');
  await expect(unknown).toBeChecked();
  // The arrows choose, and never take back.
  await unknown.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(bedside.choice('Pulmonary infection', 'No')).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await expect(yes).toBeChecked();
});

test('all others: no. Only those not known yet, folded ones as well; said, announced, taken back at once', async ({ bedside, page }) => {
  await unfold(page);
  await bedside.choice('Fever', 'Yes').click();
  await together(page, 'All others: no', 'Signs').click();
  await expect(group(page, 'Signs')).toContainText('13 set to no.');
  await expect(page.getByRole('status')).toContainText('13 set to no.', { timeout: 3000 });
  await expect(bedside.choice('Fever', 'Yes')).toBeChecked();
  for (const name of ['Rapidly progressive ILD already present', 'Dyspnoea', 'V sign']) await expect(bedside.choice(name, 'No')).toBeChecked();
  await expect(folded(page, '12 more findings')).toContainText('(12 entered)');
  await expect(bedside.choice('Anti-Ro52', 'Not known')).toBeChecked();
  await expect(together(page, 'All others: no', 'Signs')).toHaveAttribute('aria-disabled', 'true');

  await expect(undo(page)).toHaveText('Undo: Signs, 13 set to no');
  await undo(page).click();
  await expect(bedside.choice('Fever', 'Yes')).toBeChecked();
  await expect(bedside.choice('Dyspnoea', 'Not known')).toBeChecked();
  await expect(group(page, 'Signs')).not.toContainText('set to no');
  await expect(page.getByRole('status')).toContainText('Taken back: Signs, 13 set to no.', { timeout: 3000 });
});

test('antibodies: all others negative, the anti-MDA5 grade too; all not known', async ({ bedside, page }) => {
  await unfold(page);
  await bedside.choice('Anti-Jo-1', 'Yes').click();
  await together(page, 'All others: no', 'Antibodies').click();
  await expect(bedside.category('Anti-MDA5')).toHaveValue('negative');
  await expect(group(page, 'Antibodies')).toContainText('5 set to no.');
  await together(page, 'All: not known', 'Antibodies').click();
  await expect(group(page, 'Antibodies')).toContainText('6 set to not known.');
  await expect(bedside.category('Anti-MDA5')).toHaveValue('');
  await expect(bedside.choice('Anti-Jo-1', 'Not known')).toBeChecked();
  await undo(page).click();
  await expect(bedside.choice('Anti-Jo-1', 'Yes')).toBeChecked();
  await expect(bedside.category('Anti-MDA5')).toHaveValue('negative');
});

test('everything is taken back one by one, the last first, each by its name; typing counts once a field', async ({ bedside, page }) => {
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true');
  await bedside.choice('Sex', 'Male').click();
  await bedside.category('Anti-MDA5').selectOption('2+');
  await bedside.dlco.pressSequentially('43');
  await bedside.leave();
  await unit(page, 'Ferritin').selectOption('pmol/L');
  await bedside.couldNot.check();
  for (const [name, check] of [
    ['DLCO, % predicted', () => expect(bedside.couldNot).not.toBeChecked()],
    ['unit of Ferritin', () => expect(unit(page, 'Ferritin')).toHaveValue('ng/mL')],
    ['DLCO, % predicted', () => expect(bedside.dlco).toHaveValue('')],
    ['Anti-MDA5', () => expect(bedside.category('Anti-MDA5')).toHaveValue('')],
    ['Sex', () => expect(bedside.choice('Sex', 'Not known')).toBeChecked()]
  ]) {
    await expect(undo(page)).toHaveText(`Undo: ${name}`);
    await undo(page).click();
    await check();
  }
  await expect(undo(page)).toHaveText('Undo');
  await expect(undo(page)).toBeFocused();
  await expect(bedside.result).toContainText('No value entered yet');
});

test('Ctrl+Z takes back, but not while typing, where it belongs to the text', async ({ bedside, page }) => {
  await bedside.choice('Sex', 'Male').click();
  await bedside.choice('Pulmonary infection', 'Yes').click();
  await bedside.dlco.focus();
  await page.keyboard.press('Control+z');
  await expect(bedside.choice('Pulmonary infection', 'Yes')).toBeChecked();
  await bedside.leave();
  await page.keyboard.press('Control+z');
  await expect(bedside.choice('Pulmonary infection', 'Not known')).toBeChecked();
  await bedside.choice('Sex', 'Male').focus();
  await page.keyboard.press('Meta+z');
  await expect(bedside.choice('Sex', 'Not known')).toBeChecked();
});

test('once the next patient is entered, the one cleared before cannot come back', async ({ bedside, page }) => {
  await bedside.choice('Sex', 'Male').click();
  await bedside.fill({ dlco: '43' });
  await bedside.clear.click();
  await expect(undo(page)).toBeFocused();
  await expect(undo(page)).toHaveText('Undo: clear all');
  await bedside.fill({ suv: '0.6' });
  await expect(undo(page)).toHaveText('Undo: Lung SUVmean, bilateral');
  await undo(page).click();
  await expect(undo(page)).toHaveText('Undo');
  await expect(bedside.dlco).toHaveValue('');
});

test('only so much is remembered', async ({ bedside, page }) => {
  for (let tap = 0; tap < 30; tap += 1) {
    await bedside.choice('Sex', 'Male').click();
    await bedside.choice('Sex', 'Female').click();
  }
  for (let back = 0; back < 50; back += 1) await undo(page).click();
  await expect(undo(page)).toHaveText('Undo');
  await expect(bedside.choice('Sex', 'Female')).toBeChecked();
});

test('a choice of scores kept from another version asks for those there are', async ({ bedside, page, site }) => {
  for (const [kept, count] of [[['gone-2019'], 5], [['gone-2019', 'mck-2021'], 1]]) {
    await page.evaluate((scores) => localStorage.setItem('myolung.scores', JSON.stringify(scores)), kept);
    await page.goto(site.url);
    await page.reload();
    await bedside.number('KL-6').waitFor();
    await expect(bedside.overview.getByRole('listitem')).toHaveCount(count);
  }
});

test('a number in another unit: what it is in the unit used, on every keystroke, with a decimal comma', async ({ bedside, page }) => {
  const crp = bedside.number('C-reactive');
  await unit(page, 'C-reactive').selectOption('mg/dL');
  await crp.pressSequentially('3');
  await expect(crp).toHaveAccessibleDescription(/= 30\smg\/L/);
  await crp.pressSequentially(',4');
  await expect(page.locator('.ml-form').getByText(/= 34\smg\/L/)).toBeVisible();
  await unit(page, 'C-reactive').selectOption('mg/L');
  await expect(page.locator('.ml-form')).not.toContainText('= ');
  await expect(crp).toHaveValue('3,4');
  await expect(crp).toHaveAttribute('inputmode', 'decimal');
});

test('336 mg/dL: refused, with the unit it may have been meant in; one tap keeps the number', async ({ bedside, page }) => {
  await states['another unit suggested'](bedside, page);
  const crp = bedside.number('C-reactive');
  await expect(crp).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Use mg/L for C-reactive protein (CRP)' }).click();
  await expect(unit(page, 'C-reactive')).toHaveValue('mg/L');
  await expect(crp).toHaveValue('336');
  await expect(page.locator('.nhsuk-error-message')).toHaveCount(0);
  await expect(undo(page)).toHaveText('Undo: unit of C-reactive protein (CRP)');
  // The button is gone; the next tab stop is the field it was about.
  await page.keyboard.press('Tab');
  await expect(crp).toBeFocused();
  await undo(page).click();
  await expect(page.locator('.nhsuk-error-message')).toContainText('336 mg/dL is above the limit');
});

test('a doubtful number asks, with both ways out, and never blocks', async ({ bedside, page }) => {
  const crp = bedside.number('C-reactive');
  await crp.fill('0.4');
  await bedside.leave();
  await expect(crp).toHaveAccessibleDescription(/Was it reported in mg\/dL\?/);
  await expect(bedside.score('MCK model')).toContainText('of 2');
  await expect(page.getByRole('button', { name: 'It is right: C-reactive protein (CRP)' })).toBeVisible();
  await page.getByRole('button', { name: 'Use mg/dL for C-reactive protein (CRP)' }).click();
  await expect(crp).toHaveAccessibleDescription(/= 4\smg\/L/);
  await expect(crp).not.toHaveAccessibleDescription(/Was it reported/);
});

test('"It is right" quiets a question everywhere, until the value changes; a true extreme stays usable', async ({ bedside, page }) => {
  const question = page.getByText(/Is this SUVmax/);
  await bedside.fill({ dlco: '43', node: 'No', suv: '3' });
  await expect(bedside.dlm).toContainText('2 of 3');
  await page.getByRole('button', { name: 'It is right: Lung SUVmean, bilateral' }).click();
  await expect(question).toHaveCount(0);
  await expect(bedside.dlm).toContainText('2 of 3');
  await expect(bedside.suv).toHaveValue('3');
  // Each new entry is asked about anew, even when it says the same; what was confirmed stays so when it comes back.
  for (const suv of ['3.1', '3']) {
    await bedside.fill({ suv });
    await expect(question).not.toHaveCount(0);
    await expect(page.getByRole('button', { name: 'It is right: Lung SUVmean, bilateral' })).toBeVisible();
  }
  await undo(page).click();
  await undo(page).click();
  await expect(question).toHaveCount(0);
});

test('a contradiction stands at both fields, in the summary, and on what is folded', async ({ bedside, page }) => {
  const message = /Anti-Jo-1 .*/;
  await states.contradiction(bedside, page);
  const [jo1, ars] = ['Anti-Jo-1', 'Anti-ARS (any antisynthetase antibody)'].map((name) => group(page, name));
  for (const field of [jo1, ars]) {
    await expect(field.locator('.ml-note')).toContainText(message);
    await expect(field.getByRole('button', { name: 'Both are right' })).toBeVisible();
  }
  await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = false; });
  await expect(folded(page, '4 more antibodies')).toContainText('(2 entered, 2 to check)');
  const summary = bedside.result.getByRole('group', { name: 'Is this right?' });
  await expect(summary.getByRole('listitem')).toHaveCount(1);
  await summary.getByRole('link', { name: 'Anti-ARS' }).click();
  await expect(bedside.choice('Anti-ARS (any antisynthetase antibody)', 'No')).toBeFocused();
  await expect(ars).toBeInViewport();
  await jo1.getByRole('button', { name: 'Both are right' }).click();
  await expect(summary).toHaveCount(0);
  await expect(ars.locator('.ml-note')).toHaveCount(0);
  await bedside.choice('Anti-ARS (any antisynthetase antibody)', 'Yes').click();
  await bedside.choice('Anti-ARS (any antisynthetase antibody)', 'No').click();
  await expect(summary).toHaveCount(1);
});

test('questioned numbers and refused ones are reached from the summary, wherever they are folded away', async ({ bedside, page }) => {
  await bedside.fill({ suv: '3' });
  await bedside.number('Ferritin').fill('12x');
  await bedside.leave();
  await askOnly(page, 'GAP index');
  await expect(bedside.suv).toBeHidden();
  await bedside.result.getByRole('group', { name: 'Is this right?' }).getByRole('link', { name: 'Lung SUVmean, bilateral' }).click();
  await expect(bedside.suv).toBeFocused();
  await bedside.result.locator('.ml-errors').getByRole('link', { name: /12x/ }).click();
  await expect(bedside.number('Ferritin')).toBeFocused();
});

test('a field is found by its name, its short name, its unit, and as others spell it', async ({ bedside, page }) => {
  const option = (text) => options(page).filter({ hasText: text });
  for (const [typed, label] of [
    ['MDA5', 'Anti-MDA5'], ['jo1', 'Anti-Jo-1'], ['KL6', 'KL-6'], ['kl-6', 'KL-6'], ['dyspnea', 'Dyspnoea'], ['PET', 'Lung SUVmean'],
    ['SUV', 'Lung SUVmean'], ['c reactive', 'C-reactive protein'], ['GOT', 'Aspartate'], ['ng/mL', 'Ferritin'],
    ['lung_suvmean', 'Lung SUVmean'], ['pretest', 'Pre-test probability']
  ]) {
    await find(page).fill(typed);
    await expect(option(label).first(), typed).toBeVisible();
  }
  await find(page).fill('KL6');
  await expect(options(page)).toHaveCount(1);
  await find(page).fill('SUV');
  await expect(options(page).first()).toContainText('Lung SUVmean');
  await find(page).fill('xyzzy');
  await expect(page.getByText('No field fits “xyzzy”.').first()).toBeVisible();
  await expect(bedside.dlco).toHaveValue('');
});

test('the search by keyboard alone: Ctrl+K to it, arrows, Enter into the field, which is unfolded', async ({ bedside, page }) => {
  await page.keyboard.press('Control+k');
  await expect(find(page)).toBeFocused();
  await expect(find(page)).toHaveValue('');
  await expect(find(page)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.type('anti');
  await expect(find(page)).toHaveAttribute('aria-expanded', 'true');
  const active = () => page.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.firstChild.textContent);
  expect(await active()).toBe('Anti-MDA5');
  await page.keyboard.press('ArrowUp');
  const last = await active();
  await page.keyboard.press('ArrowDown');
  expect(await active()).toBe('Anti-MDA5');
  expect(last).not.toBe('Anti-MDA5');
  await expect(options(page, { selected: true })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(options(page)).toHaveCount(0);
  await expect(find(page)).toHaveValue('');
  await page.keyboard.type('jo1');
  await page.keyboard.press('Enter');
  await expect(bedside.choice('Anti-Jo-1', 'Not known')).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('dlco');
  await page.keyboard.press('Enter');
  await expect(bedside.dlco).toBeFocused();
  // No single key does it.
  await page.keyboard.type('4/k');
  await expect(bedside.dlco).toHaveValue('4/k');
  await page.keyboard.press('Control+k');
  await expect(find(page)).toBeFocused();
});

test('a tap on what was found leads there too', async ({ bedside, page }) => {
  await find(page).pressSequentially('dysph');
  await options(page, { name: 'Dysphagia' }).click();
  await expect(bedside.choice('Dysphagia', 'Not known')).toBeFocused();
  await expect(options(page)).toHaveCount(0);
});

test('only for the DLM score: its fields, its result; what else was entered is said and can be reached', async ({ bedside, page }) => {
  const ferritin = bedside.number('Ferritin');
  await bedside.fill({ dlco: '43' });
  await ferritin.fill('1200');
  await bedside.choice('Anti-Ro52', 'Yes').check();
  await expect(bedside.line('GAP index')).toBeVisible();
  await askOnly(page, 'DLM score');
  await expect(folded(page, 'Ask only for: 1 of 5 scores')).toBeVisible();
  for (const field of [bedside.dlco, bedside.suv, bedside.age, bedside.pretest]) await expect(field).toBeVisible();
  for (const field of [ferritin, bedside.number('FVC'), bedside.category('Acute exacerbation'), bedside.choice('Fever', 'Yes')]) await expect(field).toBeHidden();
  await expect(bedside.dlm).toContainText('1 to 3 of 3');
  await expect(bedside.overview.getByRole('listitem')).toHaveCount(1);
  await expect(bedside.score('CROSS score')).toHaveCount(0);
  await expect(folded(page, 'not needed for these scores')).toContainText('(2 entered)');

  await folded(page, '2 entered values are not asked for by these scores').click();
  await page.getByRole('button', { name: 'Ferritin', exact: true }).click();
  await expect(ferritin).toBeFocused();
  await expect(ferritin).toHaveValue('1200');
  await bedside.leave();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('fever');
  await page.keyboard.press('Enter');
  await expect(bedside.choice('Fever', 'Not known')).toBeFocused();

  await askOnly(page, 'FLAIR score');
  await expect(folded(page, 'Ask only for: 2 of 5 scores')).toBeVisible();
  await expect(bedside.overview.getByRole('listitem')).toHaveCount(2);
  await expect(folded(page, '1 entered value is not asked for by these scores')).toBeVisible();
  await page.getByRole('button', { name: 'Ask for all scores' }).click();
  await expect(bedside.overview.getByRole('listitem')).toHaveCount(5);
  await expect(bedside.number('FVC')).toBeVisible();
  await expect(ferritin).toHaveValue('1200');
});

test('scores without counts do not ask for a pre-test probability', async ({ bedside, page }) => {
  await askOnly(page, 'MCK model');
  await expect(bedside.pretest).toBeHidden();
  await folded(page, 'not needed for these scores').click();
  await expect(bedside.pretest).toBeVisible();
});

test('every field once, with an id of its own', async ({ bedside, page }) => {
  const ids = () => page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
  const all = await ids();
  expect(new Set(all).size).toBe(all.length);
  await askOnly(page, 'DLM score');
  const chosen = await ids();
  expect(new Set(chosen).size).toBe(chosen.length);
  const fields = (list) => list.filter((id) => /^field-\w+$/.test(id)).sort();
  expect(fields(chosen)).toEqual(fields(all));
  await expect(bedside.dlco).toBeVisible();
});

for (const [size, viewport] of Object.entries({ phone: { width: 390, height: 844 }, narrow: { width: 320, height: 640 }, desktop: { width: 1440, height: 900 } })) {
  test.describe(size, () => {
    test.use({ viewport });
    for (const [state, reach] of Object.entries(states)) {
      test(`${state}: axe finds no violation, nothing scrolls sideways, every control is 44 px high`, async ({ bedside, page }) => {
        await reach(bedside, page);
        await page.waitForTimeout(250);
        if (!state.startsWith('found')) await unfold(page);
        expect(await violations(page, null, { part: '.ml-form' })).toEqual([]);
        expect(await overflow(page)).toBe(0);
        // A label or the cell around it takes the tap for a radio or a checkbox.
        const low = await page.evaluate(() => [...document.querySelectorAll('.ml-form :is(input, select, button, summary, [role=option])')]
          .filter((one) => one.checkVisibility() && (one.closest('.ml-segments__item') ?? one).getBoundingClientRect().height < 44)
          .map((one) => one.outerHTML.slice(0, 80)));
        expect(low).toEqual([]);
      });
    }
  });
}

test('at 320 px the focused field is never behind what stays in sight, in either direction', async ({ bedside, page }) => {
  test.setTimeout(60_000);
  await page.setViewportSize({ width: 320, height: 640 });
  await bedside.choice('Sex', 'Male').check();
  const covered = () => page.evaluate(() => {
    const { activeElement: focused } = document;
    if (focused.closest('.ml-form') === null || focused.closest('.ml-form__tools') !== null) return null;
    const box = focused.getBoundingClientRect();
    const tools = document.querySelector('.ml-form__tools').getBoundingClientRect();
    const bar = document.querySelector('.ml-bar').getBoundingClientRect();
    return box.top < tools.bottom - 1 || box.bottom > bar.top + 1 ? focused.id : null;
  });
  await page.evaluate(() => { scrollTo(0, 0); document.activeElement.blur(); });
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let stop = 0; stop < 38; stop += 1) {
      await page.keyboard.press(key);
      expect(await covered()).toBe(null);
    }
  }
});
