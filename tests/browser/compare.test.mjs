// What if, and two time points: before and after side by side, the original untouched, nothing kept beyond the memory
// of the page. The expected counts are Table 2 of Liang 2021 (3/21, 9/16, 9/9), not the program's output.
import { expect, overflow, test, unfold, violations } from './page.mjs';

const counts = {
  1: '3 of 21 (14 %, 95 % CI 3 to 36 %)',
  2: '9 of 16 (56 %, 95 % CI 30 to 80 %)',
  3: '9 of 9 (95 % CI 66 % or more)',
  only2: '9 of 16 in the study (56 %, 95 % CI 30 to 80 %)',
  only3: '9 of 9 in the study (95 % CI 66 % or more)'
};

class Compare {
  constructor(bedside, page) {
    this.bedside = bedside;
    this.page = page;
    this.dialog = page.getByRole('dialog');
    this.whatIf = page.getByRole('button', { name: 'What if…', exact: true });
    this.timePoints = page.getByRole('button', { name: /time points?…$/i });
    this.value = this.dialog.getByRole('combobox', { name: 'Value to change' });
    this.keep = this.dialog.getByRole('button', { name: 'Keep this value' });
    this.back = this.dialog.getByRole('button', { name: 'Back' });
    this.changes = this.dialog.locator('.ml-changes');
  }

  async try(input, fill) {
    await this.whatIf.click();
    await this.value.selectOption(input);
    await fill(this.dialog);
  }

  async add({ first, second, copy } = {}) {
    await this.timePoints.click();
    if (first !== undefined) await this.dialog.getByRole('textbox', { name: 'Name of the first' }).fill(first);
    if (second !== undefined) await this.dialog.getByRole('textbox', { name: 'Name of the second' }).fill(second);
    if (copy !== undefined) await this.dialog.getByLabel(copy, { exact: true }).check();
    await this.dialog.getByRole('button', { name: 'Add the time point' }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async compare() {
    await this.page.getByRole('button', { name: 'Compare', exact: true }).first().click();
    await expect(this.dialog).toBeVisible();
  }

  time(name) { return this.page.getByRole('radio', { name, exact: true }); }

  /** The rows below a heading of a table: its heading with the two cells. */
  block(title) { return this.dialog.locator('tbody').filter({ has: this.page.locator('th', { hasText: title }) }); }

  cells(title) { return this.block(title).getByRole('cell'); }
}

const open = (bedside, page) => new Compare(bedside, page);
const suv = (text) => (scope) => scope.getByRole('textbox', { name: 'Lung SUVmean, bilateral' }).fill(text);
const dlco = (text) => (scope) => scope.getByRole('textbox', { name: 'DLCO, % predicted' }).fill(text);

test.describe('what if', () => {
  test('a missing value: before and after of every score, what changed in words, the original untouched', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await bedside.fill({ dlco: '43', node: 'No', age: '61' });
    await compare.try('lung_suvmean', suv('0,71'));
    await expect(compare.changes).toContainText('DLM score 1 to 2 of 3 → 2 of 3 (now at or above the cut-off of 2)');
    await expect(compare.changes).toContainText('The other 4 scores stay as before.');
    const dlm = compare.cells('DLM score');
    await expect(compare.block('DLM score')).toContainText('Changed: score, band, counts');
    await expect(dlm.first()).toContainText('1 to 2 of 3');
    await expect(dlm.first()).toContainText('undecided');
    await expect(dlm.first()).toContainText(`Score 1: ${counts[1]}`);
    await expect(dlm.first()).toContainText(`Score 2: ${counts[2]}`);
    await expect(dlm.first()).toContainText('Not known: Lung SUVmean, bilateral');
    await expect(dlm.last()).toContainText('2 of 3');
    await expect(dlm.last()).toContainText(counts.only2);
    await expect(compare.dialog.getByRole('columnheader')).toHaveText(['Now: not known', 'If: 0,71 g/mL']);
    await expect(compare.block('GAP index')).toContainText('No change');
    await expect(compare.dialog.locator('tbody')).toHaveCount(5);
    // Meanwhile, below.
    await expect(page.locator('.ml-room__form').getByLabel('Lung SUVmean, bilateral')).toHaveValue('');
    await expect(page.locator('#score-dlm-2021')).toContainText('1 to 2 of 3');
    await compare.back.click();
    await expect(compare.dialog).toHaveCount(0);
    await expect(bedside.suv).toHaveValue('');
    await expect(bedside.dlm).toContainText('1 to 2 of 3');
  });

  test('a known value: kept, and taken back', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await bedside.fill({ dlco: '43', suv: '0.71', node: 'No' });
    await compare.try('dlco_percent_predicted', dlco('60'));
    await expect(compare.changes).toContainText('DLM score 2 of 3 → 1 of 3 (now below the cut-off of 2)');
    await expect(compare.dialog.getByRole('columnheader')).toHaveText(['Now: 43 %', 'If: 60 %']);
    await compare.keep.click();
    await expect(bedside.dlco).toHaveValue('60');
    await expect(bedside.dlm).toContainText('1 of 3');
    await expect(compare.whatIf).toBeFocused();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(bedside.dlco).toHaveValue('43');
    await expect(bedside.dlm).toContainText('2 of 3');
  });

  test('a finding, a state and the pre-test probability change as well', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await bedside.fill({ dlco: '43', suv: '0.71', node: 'No' });
    await compare.try('mediastinal_node_abnormal', (scope) => scope.getByLabel('Yes', { exact: true }).check());
    await expect(compare.changes).toContainText('DLM score 2 of 3 → 3 of 3 (still at or above the cut-off of 2)');
    await expect(compare.cells('DLM score').last()).toContainText(counts.only3);
    await compare.value.selectOption('dlco_percent_predicted');
    await compare.dialog.getByRole('checkbox', { name: 'Could not be performed' }).check();
    await expect(compare.dialog.getByRole('columnheader').last()).toHaveText('If: Could not be performed');
    await expect(compare.changes).toContainText('DLM score 2 of 3 →');
    await compare.value.selectOption('pretest_probability');
    await compare.dialog.getByRole('textbox', { name: 'Pre-test probability' }).fill('20');
    await expect(compare.changes).toContainText('DLM score 2 of 3 as before; changed: probability after');
    await expect(compare.cells('DLM score').first()).toContainText('34.4 % before (the study’s own)');
    await expect(compare.cells('DLM score').last()).toContainText('20 % before, 37 % after');
  });

  test('nothing changes: said so; the same value: nothing to keep', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await bedside.fill({ dlco: '43', suv: '0.71', node: 'No' });
    await compare.try('dlco_percent_predicted', dlco('44'));
    await expect(compare.changes).toContainText('No score changes.');
    await dlco('43')(compare.dialog);
    await expect(compare.dialog).toContainText('Enter another value to see what would change.');
    await expect(compare.keep).toBeDisabled();
  });

  test('a printed risk comes with the doubt about it, as on the card', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await bedside.fill({ age: '58' });
    await bedside.choice('Sex', 'Male').check();
    await bedside.category('Anti-MDA5').selectOption('3+');
    await bedside.number('C-reactive protein').fill('24');
    await bedside.number('Disease duration').fill('1');
    const doubt = (await bedside.score('CROSS score').locator('.ml-doubts').innerText()).split('\n').find((line) => /not confirmed/.test(line));
    await compare.try('anti_ro52', (scope) => scope.getByLabel('Yes', { exact: true }).check());
    await expect(compare.block('CROSS score')).toContainText('as printed, no interval');
    await expect(compare.block('CROSS score')).toContainText(doubt.replace(/^.*?:\s/, ''));
  });

  test('a refused value is explained at the field and cannot be kept', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await bedside.fill({ dlco: '43', suv: '0.71', node: 'No' });
    await compare.try('dlco_percent_predicted', dlco('430'));
    await bedside.leave();
    await expect(compare.dialog.getByText(/DLCO, % predicted/).filter({ hasText: /Error/ }).first()).toBeVisible();
    await expect(compare.keep).toBeDisabled();
    await expect(compare.changes).toContainText('Waiting for a valid DLCO, % predicted');
    await compare.back.click();
    await expect(bedside.dlm).toContainText('2 of 3');
    await expect(page.getByText(/^Error/)).toHaveCount(0);
  });

  test('known values come with what they are, those not known after them, what would decide most first', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await bedside.fill({ dlco: '43', node: 'No' });
    await compare.whatIf.click();
    const known = compare.value.locator('optgroup[label="Known"] option');
    await expect(known).toHaveText(['DLCO, % predicted: 43 %', 'Abnormal mediastinal lymph node: No']);
    const [decides] = await page.locator('.ml-next__link').allTextContents();
    await expect(compare.value.locator('optgroup[label="Not known"] option').first()).toHaveText(decides);
    await compare.back.click();
    // From where it is named, without choosing it again.
    await page.getByRole('button', { name: `What if… ${decides}` }).click();
    await expect(compare.value.locator('option:checked')).toHaveText(decides);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: `What if… ${decides}` })).toBeFocused();
    await bedside.clear.click();
    await expect(compare.whatIf).toHaveCount(0);
  });
});

test.describe('two time points', () => {
  const admission = async (bedside) => {
    await bedside.fill({ dlco: '43', suv: '0.71', node: 'No', age: '61', pretest: '20' });
    await bedside.choice('Sex', 'Male').check();
    await bedside.category('Myositis subtype').selectOption('cadm');
    await bedside.category('Anti-MDA5').selectOption('2+');
    await bedside.number('Ferritin').fill('1800');
  };

  test('diagnosis and antibodies are copied, what is measured starts empty; each keeps its own', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await admission(bedside);
    await compare.add({ first: 'Admission', second: 'Day 14' });
    await expect(compare.time('Day 14')).toBeChecked();
    await expect(compare.time('Day 14')).toBeFocused();
    await expect(bedside.result).toContainText('Result: Day 14');
    await expect(bedside.age).toHaveValue('61');
    await expect(bedside.choice('Sex', 'Male')).toBeChecked();
    await expect(bedside.category('Myositis subtype')).toHaveValue('cadm');
    await expect(bedside.category('Anti-MDA5')).toHaveValue('2+');
    for (const field of [bedside.dlco, bedside.suv, bedside.number('Ferritin'), bedside.pretest]) await expect(field).toHaveValue('');
    await expect(bedside.choice('Abnormal mediastinal lymph node', 'Not known')).toBeChecked();
    await bedside.fill({ dlco: '38', age: '62' });
    await compare.time('Admission').check();
    await expect(bedside.dlco).toHaveValue('43');
    await expect(bedside.age).toHaveValue('61');
    await expect(bedside.result).toContainText('Result: Admission');
    await compare.time('Day 14').check();
    await expect(bedside.dlco).toHaveValue('38');
  });

  test('everything can be copied; the two are compared as typed, and for every score', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await admission(bedside);
    await compare.add({ first: 'Admission', second: 'Day 14', copy: 'Everything' });
    await bedside.fill({ dlco: '55,0', suv: '0,710', node: 'Yes' });
    await bedside.number('Ferritin').fill('3500');
    await page.getByRole('combobox', { name: 'Unit of Ferritin' }).selectOption('pmol/L');
    await bedside.choice('Sex', 'Not known').check();
    await compare.compare();
    await expect(compare.dialog.getByRole('heading', { level: 2 })).toHaveText('Admission → Day 14');
    await expect(compare.dialog).toContainText('None of these scores was studied for change over time');
    await expect(compare.cells('DLCO, % predicted')).toHaveText(['43 %', '55,0 %']);
    await expect(compare.cells('Abnormal mediastinal lymph node')).toHaveText(['No', 'Yes']);
    await expect(compare.cells('Ferritin')).toHaveText([/^1800\sng\/mL$/, /^3500\spmol\/L \(= 1558\sng\/mL\)$/]);
    // The same number written in another way is the same value.
    await expect(compare.block('Lung SUVmean')).toHaveCount(0);
    await expect(compare.dialog).toContainText('5 values are the same at both times.');
    await compare.dialog.locator('summary').filter({ hasText: '1 value known at one of the times only' }).click();
    await expect(compare.cells('Sex')).toHaveText(['Male', 'not known']);
    await expect(compare.cells('DLM score').first()).toContainText(counts.only2);
    await expect(compare.changes).toContainText('The other');
    await expect(compare.block('DLM score')).toContainText('No change');
    await expect(compare.dialog).not.toContainText(/improv|worse|trend|rise|fall/i);
  });

  test('the scores at both times, in words; and that fewer values are known is said', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await bedside.fill({ dlco: '60', suv: '0.71', node: 'No' });
    await compare.add({ first: 'Admission', second: 'Day 14', copy: 'Everything' });
    await bedside.fill({ dlco: '43' });
    await compare.compare();
    await expect(compare.changes).toContainText('DLM score 1 of 3 → 2 of 3 (now at or above the cut-off of 2)');
    await expect(compare.dialog).not.toContainText('Not the same values are known');
    await expect(compare.cells('DLM score').first()).toContainText('3 of 21 in the study (14 %, 95 % CI 3 to 36 %)');
    await expect(compare.cells('DLM score').last()).toContainText(counts.only2);
    await compare.back.click();
    await bedside.fill({ suv: '' });
    await compare.compare();
    await expect(compare.changes).toContainText('DLM score 1 of 3 → 1 to 2 of 3 (now undecided)');
    await expect(compare.dialog).toContainText('Not the same values are known at both times (DLM score)');
    expect(await compare.dialog.innerText()).not.toMatch(/(?<![\d.,])(0|100)(\.0+)?\s*%/);
  });

  test('a file holds one of them, and that is said', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await admission(bedside);
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await save.click();
    await expect(compare.dialog).toContainText('Everything as entered.');
    await expect(compare.dialog).not.toContainText('One time point');
    await compare.dialog.getByRole('button', { name: 'Close' }).click();
    await compare.add({ second: 'Day 14' });
    await bedside.fill({ dlco: '38' });
    await save.click();
    await expect(compare.dialog).toContainText('One time point goes into a file: this is Day 14. Save the other from its own form.');
  });

  test('one is removed, and brought back', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await admission(bedside);
    await compare.add({ second: 'Day 14' });
    await bedside.fill({ dlco: '38' });
    await expect(compare.time('First')).not.toBeChecked();
    await compare.timePoints.click();
    await compare.dialog.getByRole('button', { name: 'Remove “Day 14”' }).click();
    await expect(page.getByRole('radio', { name: 'Day 14' })).toHaveCount(0);
    await expect(bedside.dlco).toHaveValue('43');
    const notice = page.getByRole('group', { name: '“Day 14” removed.' });
    await expect(notice.getByRole('button', { name: 'Undo' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(compare.time('Day 14')).toBeChecked();
    await expect(bedside.dlco).toHaveValue('38');
    await expect(compare.timePoints).toBeFocused();
  });

  test('clearing clears both, whichever is in the form, and is taken back as a whole', async ({ bedside, page }) => {
    test.setTimeout(60_000);
    const compare = open(bedside, page);
    for (const edited of ['Day 14', 'Admission']) {
      await bedside.open();
      await admission(bedside);
      await compare.add({ first: 'Admission', second: 'Day 14' });
      await bedside.fill({ dlco: '38' });
      await compare.time(edited).check();
      await bedside.clear.click();
      await expect(page.getByRole('radio', { name: 'Day 14' })).toHaveCount(0);
      await expect(bedside.dlco).toHaveValue('');
      await expect(bedside.age).toHaveValue('');
      await page.locator('.ml-form').getByRole('button', { name: /^Undo/ }).first().click();
      await expect(compare.time(edited)).toBeChecked();
      await compare.time('Day 14').check();
      await expect(bedside.dlco).toHaveValue('38');
      await compare.time('Admission').check();
      await expect(bedside.dlco).toHaveValue('43');
    }
  });

  test('what if asks about the time point in the form, and keeps it there', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await admission(bedside);
    await compare.add({ first: 'Admission', second: 'Day 14', copy: 'Everything' });
    await compare.try('dlco_percent_predicted', dlco('60'));
    await compare.keep.click();
    await expect(bedside.dlco).toHaveValue('60');
    await compare.time('Admission').check();
    await expect(bedside.dlco).toHaveValue('43');
  });

  test('nothing typed is stored or reaches the address, and the other room does not lose it', async ({ bedside, page, site }) => {
    const compare = open(bedside, page);
    await admission(bedside);
    await compare.add({ first: 'Admission', second: 'Day 14' });
    await bedside.fill({ dlco: '38' });
    await page.getByRole('link', { name: 'Evidence', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Evidence' }).waitFor();
    await page.getByRole('link', { name: 'Bedside' }).click();
    await expect(compare.time('Day 14')).toBeChecked();
    await expect(bedside.dlco).toHaveValue('38');
    expect(page.url().replace(site.url, '')).not.toMatch(/38|Day|Adm/);
    expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]))).not.toMatch(/Day 14|Admission|38/);
    await page.reload();
    await bedside.dlco.waitFor();
    await expect(page.getByRole('radio', { name: 'Day 14' })).toHaveCount(0);
    await expect(bedside.dlco).toHaveValue('');
  });
});

test.describe('for everyone', () => {
  test('the keyboard alone: opened, changed, left; the cursor returns to where it was', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await bedside.fill({ dlco: '43', node: 'No' });
    await compare.whatIf.focus();
    await page.keyboard.press('Enter');
    await expect(compare.dialog.getByRole('heading', { name: 'What if' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(compare.value).toBeFocused();
    await compare.value.selectOption('lung_suvmean');
    await page.keyboard.press('Tab');
    await page.keyboard.type('0.71');
    await expect(compare.changes).toContainText('2 of 3');
    await page.keyboard.press('Tab');
    await expect(compare.keep).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(compare.dialog).toHaveCount(0);
    await expect(compare.whatIf).toBeFocused();
    await expect(bedside.suv).toHaveValue('');
    // A second time it opens as it did the first.
    await page.keyboard.press('Enter');
    await expect(compare.value).toHaveValue('');
  });

  test('what changed is announced once, in words, after the last keystroke', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await bedside.fill({ dlco: '43', node: 'No' });
    await compare.try('lung_suvmean', (scope) => scope.getByRole('textbox', { name: 'Lung SUVmean' }).pressSequentially('0.71', { delay: 50 }));
    await expect(compare.dialog.getByRole('status')).toHaveText(
      'DLM score: from 1 to 2 of 3 to 2 of 3, now at or above the cut-off of 2. The other 4 scores stay as before.', { timeout: 3000 }
    );
  });

  test.describe('without an offline copy', () => {
    test.use({ serviceWorkers: 'block' });

    test('fetched when it is needed; without a network it says so and can be tried again', async ({ bedside, page, context }) => {
      const fetched = [];
      page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
      await bedside.fill({ dlco: '43' });
      expect(fetched.filter((path) => /Views/.test(path))).toEqual([]);
      await context.route('**/Views-*.js', (route) => route.abort());
      const compare = open(bedside, page);
      await compare.whatIf.click();
      await expect(page.getByRole('alert')).toContainText('This part could not be loaded.');
      await expect(bedside.dlco).toHaveValue('43');
      await context.unroute('**/Views-*.js');
      await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
      await expect(compare.dialog).toBeVisible();
    });
  });

  const views = {
    'what if, to choose': async (compare) => { await compare.whatIf.click(); },
    'what if': (compare) => compare.try('lung_suvmean', suv('3')),
    'what if, refused': async (compare) => { await compare.try('dlco_percent_predicted', dlco('430')); await compare.bedside.leave(); },
    'a further time point': (compare) => compare.timePoints.click(),
    'two time points': (compare) => compare.add({ first: 'On admission, outside', second: 'Day 14' }),
    'their names': async (compare) => { await compare.add(); await compare.timePoints.click(); },
    compared: async (compare) => { await compare.add({ first: 'On admission, outside', second: 'Day 14', copy: 'Everything' }); await compare.bedside.fill({ dlco: '72', suv: '' }); await compare.compare(); },
    removed: async (compare) => { await compare.add(); await compare.timePoints.click(); await compare.dialog.getByRole('button', { name: 'Remove “Second”' }).click(); }
  };
  const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

  for (const [view, reach] of Object.entries(views)) {
    test(`no violation, nothing sideways, every target 44 px: ${view}`, async ({ bedside, page }) => {
      test.setTimeout(90_000);
      const compare = open(bedside, page);
      await bedside.fill({ dlco: '43', node: 'No', age: '66', suv: '0.71', pretest: '20' });
      await bedside.category('Anti-MDA5').selectOption('positive');
      await reach(compare);
      await unfold(page);
      const over = await compare.dialog.count() > 0;
      for (const [colorScheme, viewport] of [['light', sizes.phone], ['dark', sizes.desktop]]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        // Below an open dialogue nothing can be reached.
        expect(await violations(page, null, { part: over ? 'dialog' : null })).toEqual([]);
      }
      for (const viewport of [sizes.phone, { width: 320, height: 640 }]) {
        await page.setViewportSize(viewport);
        expect(await overflow(page)).toBe(0);
        if (over) expect(await compare.dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
        const area = over ? 'dialog' : '.ml-tools, .ml-times';
        const low = await page.locator(area).locator('button, select, input[type=text], .ml-segments__item, summary').evaluateAll((all) => all
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 80)));
        expect(low).toEqual([]);
      }
    });
  }

  test('with text at 200 % nothing scrolls sideways, and a field below the switch is not hidden when it is reached', async ({ bedside, page }) => {
    const compare = open(bedside, page);
    await page.setViewportSize({ width: 390, height: 600 });
    await bedside.fill({ dlco: '43', age: '66' });
    await compare.add({ first: 'Admission', second: 'Day 14' });
    for (const field of [bedside.suv, bedside.dlco, bedside.number('Ferritin')]) {
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await field.focus();
      const box = await field.boundingBox();
      const strip = await page.locator('.ml-times').boundingBox();
      expect(box.y).toBeGreaterThanOrEqual(strip.y + strip.height);
    }
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    await compare.compare();
    expect(await overflow(page)).toBe(0);
    expect(await compare.dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  });
});
