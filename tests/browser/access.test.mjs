// For everyone: axe in every state, the keyboard alone, a screen reader's announcements, small screens, large text.
import { expect, overflow, test, unfold, violations } from './page.mjs';

const complete = { dlco: '43', suv: '0.52', node: 'No', pretest: '20' };
const states = {
  empty: async () => {},
  complete: (bedside) => bedside.fill(complete),
  partial: (bedside) => bedside.fill({ dlco: '43' }),
  error: (bedside) => bedside.fill({ dlco: '430', suv: '1,800' }),
  'not applicable': (bedside) => bedside.fill({ dlco: '43', age: '17' }),
  doubtful: (bedside) => bedside.fill({ dlco: '43', suv: '3', node: 'No', infection: 'Yes', pretest: '0.34' }),
  'pre-test refused': (bedside) => bedside.fill({ dlco: '43', suv: '0.71', node: 'No', pretest: '100' }),
  'already present': (bedside) => bedside.fill({ dlco: '43', rpIld: 'Yes' }),
  'could not perform': async (bedside) => { await bedside.fill({ suv: '0.6' }); await bedside.couldNot.check(); },
  'several scores': async (bedside) => {
    await bedside.fill({ dlco: '43', age: '66' });
    await bedside.category('Anti-MDA5').selectOption('positive');
    await bedside.choice('Sex', 'Male').check();
    await bedside.number('C-reactive protein').fill('24');
  },
  'an exacerbation': async (bedside) => { await bedside.category('Acute exacerbation').selectOption('infection_triggered'); },
  cleared: async (bedside) => { await bedside.fill(complete); await bedside.clear.click(); }
};
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

for (const [size, viewport] of Object.entries(sizes)) {
  test.describe(size, () => {
    test.use({ viewport, colorScheme: 'light' });
    for (const [state, reach] of Object.entries(states)) {
      test(`axe finds no violation: ${state}`, async ({ bedside, page }) => {
        await reach(bedside);
        await page.waitForTimeout(300);
        await unfold(page);
        expect(await violations(page)).toEqual([]);
        // In the dark nothing but the colours is another.
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await violations(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
      });
    }
  });
}

test('the keyboard alone: every stop in the order of the work-up, each visibly focused, to a result and back', async ({ bedside, page }) => {
  test.setTimeout(60_000);
  const stop = async (locator) => {
    await page.keyboard.press('Tab');
    await expect(locator).toBeFocused();
    const focused = await page.screenshot();
    await page.evaluate(() => { window.stopped = document.activeElement; window.stopped.blur(); });
    expect(focused.equals(await page.screenshot()), `focus on ${locator} is not visible`).toBe(false);
    await page.evaluate(() => window.stopped.focus());
  };
  const unit = (name) => page.getByRole('combobox', { name: `Unit of ${name}` });
  const folded = (text) => page.locator('summary').filter({ hasText: text });
  await stop(page.getByRole('link', { name: 'Skip to the result' }));
  await stop(page.getByRole('link', { name: 'Bedside' }));
  await stop(page.getByRole('link', { name: 'Evidence', exact: true }));
  await stop(page.getByRole('link', { name: 'Preferences' }).first());
  const menu = page.getByRole('combobox', { name: 'Language' });
  if (await menu.count() > 0) await stop(menu);
  await stop(page.getByRole('link', { name: 'Nothing you enter leaves this device' }));
  // Nothing to clear yet, so the button is no stop.
  await stop(page.getByRole('combobox', { name: 'Find a field' }));
  await stop(page.getByRole('button', { name: 'Undo' }));
  await stop(folded('Ask only for'));
  await stop(bedside.age);
  await stop(bedside.choice('Sex', 'Not known'));
  await stop(bedside.category('Myositis subtype'));
  await stop(bedside.number('Disease duration'));
  await stop(unit('Disease duration'));
  await stop(bedside.choice('Another connective tissue disease (overlap)', 'Not known'));
  await stop(bedside.choice('Malignancy, newly found or unresolved', 'Not known'));
  await stop(page.getByRole('button', { name: 'All others: no, Signs' }));
  await stop(page.getByRole('button', { name: 'All: not known, Signs' }));
  await stop(bedside.choice('Rapidly progressive ILD already present', 'Not known'));
  await stop(bedside.choice('Pulmonary infection', 'Not known'));
  await stop(folded('12 more findings'));
  await page.keyboard.press('Space');
  await stop(bedside.choice('Fever', 'Not known'));
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await stop(page.getByRole('button', { name: 'All others: no, Antibodies' }));
  await stop(page.getByRole('button', { name: 'All: not known, Antibodies' }));
  await stop(bedside.category('Anti-MDA5'));
  await stop(bedside.choice('Anti-Ro52', 'Not known'));
  await stop(folded('4 more antibodies'));
  for (const name of ['Ferritin', 'C-reactive protein (CRP)', 'Lactate dehydrogenase (LDH)']) {
    await stop(bedside.number(name));
    await stop(unit(name));
  }
  await stop(bedside.number('KL-6'));
  await stop(folded('4 more blood tests'));
  await stop(bedside.dlco);
  await page.keyboard.type('43');
  await stop(bedside.couldNot);
  await page.keyboard.press('Space');
  await expect(bedside.dlm).toContainText('0 to 3 of 3');
  await page.keyboard.press('Space');
  await stop(bedside.number('FVC, % predicted'));
  await stop(bedside.choice('ILD on high-resolution CT', 'Not known'));
  await stop(bedside.number('HRCT score'));
  await stop(bedside.suv);
  await page.keyboard.type('0,71');
  await stop(bedside.choice('Abnormal mediastinal lymph node', 'Not known'));
  await page.keyboard.press('ArrowLeft');
  await expect(bedside.choice('Abnormal mediastinal lymph node', 'No')).toBeChecked();
  await expect(bedside.dlm).toContainText('2 of 3');
  await stop(bedside.category('Acute exacerbation'));
  await stop(bedside.pretest);
  await page.keyboard.type('20');
  for (const tool of await page.locator('.ml-tools').getByRole('button').all()) await stop(tool);
  await stop(bedside.overview.getByRole('link', { name: /DLM score/ }));
  await stop(bedside.overview.getByRole('link', { name: /GAP index/ }));
  await bedside.dlm.locator('summary').filter({ hasText: 'How this is computed' }).focus();
  await page.keyboard.press('Space');
  await expect(bedside.dlm.getByText('Jeffreys')).toBeVisible();
  // Clearing stands at the head of the form, where the next patient begins.
  await bedside.clear.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(bedside.dlm).toContainText('37 % after');
});

test('skipping to the result moves the reading position there', async ({ page, bedside }) => {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(bedside.result).toBeFocused();
});

test('the result is announced once, in one sentence, a second after the last keystroke', async ({ bedside, page }) => {
  const status = page.getByRole('status');
  await page.waitForTimeout(1300);
  await expect(status).toHaveText('');
  await page.evaluate(() => {
    window.said = [];
    const status = document.querySelector('[role=status]');
    new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  await bedside.node('No');
  await bedside.dlco.pressSequentially('43', { delay: 100 });
  await bedside.suv.pressSequentially('0.71', { delay: 100 });
  await page.waitForTimeout(1500);
  const said = () => page.evaluate(() => window.said.map((text) => text.replaceAll('\u00a0', ' ')));
  expect(await said()).toEqual([
    'DLM score 2 of 3, at or above the cut-off of 2. 9 of 16 in the study (56 %, 95 % CI 30 to 80 %) developed rapidly progressive ILD. '
    + 'GAP index (IPF, not myositis) 1 to 6 of 8, undecided: it depends on what is missing.'
  ]);
  // Only what has changed is said the next time.
  await bedside.choice('Sex', 'Male').check();
  await page.waitForTimeout(1500);
  expect((await said()).at(-1)).toMatch(/GAP index \(IPF, not myositis\) 2 to 6 of 8/);
  expect((await said()).at(-1)).not.toContain('DLM');
});

test('headings in order, one h1, a language, a title', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '43' });
  const levels = await page.locator('h1, h2, h3, h4').evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  levels.slice(1).forEach((level, index) => expect(level - levels[index]).toBeLessThanOrEqual(1));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle(/MyoLung/);
});

test.describe('small screens and large text', () => {
  for (const [name, viewport, text] of [
    ['320 px', { width: 320, height: 640 }, '100%'],
    ['200 % zoom of 1280 px', { width: 640, height: 400 }, '100%'],
    ['390 px with text at 200 %', { width: 390, height: 844 }, '200%']
  ]) {
    test(`${name}: nothing scrolls sideways, in any state`, async ({ bedside, page }) => {
      await page.setViewportSize(viewport);
      for (const reach of Object.values(states)) {
        await bedside.open();
        await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, text);
        await reach(bedside);
        await page.waitForTimeout(250);
        expect(await overflow(page)).toBe(0);
      }
    });
  }

  test('on a phone every control is at least 44 px high, and the answer so far leads to the result', async ({ bedside, page }) => {
    await page.setViewportSize(sizes.phone);
    await bedside.fill({ ...complete, age: '170' });
    await page.waitForTimeout(300);
    const controls = page.locator('input[type=text], select, .ml-segments__item, .nhsuk-checkboxes__input, button, summary, .ml-bar, .ml-errors a, .ml-overview a, .ml-header a');
    for (const control of await controls.all()) {
      // Folded away.
      if (!await control.isVisible()) continue;
      const box = await control.boundingBox();
      expect(box.height, await control.evaluate((one) => one.outerHTML.slice(0, 80))).toBeGreaterThanOrEqual(44);
    }
    await bedside.fill({ age: '' });
    const bar = page.locator('.ml-bar');
    await expect(bar).toContainText('DLM score 2 of 3');
    await expect(bar).toBeInViewport();
    await expect(bar).toContainText('9 of 16 in the study (56 %, 95 % CI 30 to 80 %)');
    await bar.click();
    await expect(bedside.line('DLM score')).toBeInViewport();
    await expect(bedside.result).toBeFocused();
  });

  test('the focused field is never behind the summary bar', async ({ bedside, page }) => {
    await page.setViewportSize({ width: 390, height: 500 });
    await bedside.fill({ ...complete, suv: '3' });
    await expect(page.locator('.ml-bar')).toContainText('Check');
    for (const field of [bedside.dlco, bedside.suv, bedside.age, bedside.pretest]) {
      await page.evaluate(() => scrollTo(0, 0));
      await field.focus();
      const box = await field.boundingBox();
      const bar = await page.locator('.ml-bar').boundingBox();
      expect(box.y + box.height).toBeLessThanOrEqual(bar.y);
    }
  });

  test('a field does not slip behind the bar that grows with its answer', async ({ bedside, page }) => {
    await page.setViewportSize(sizes.phone);
    const bar = page.locator('.ml-bar');
    await bedside.dlco.focus();
    const low = (await bar.boundingBox()).height;
    await page.evaluate(() => scrollBy(0, document.activeElement.getBoundingClientRect().bottom + 1 - document.querySelector('.ml-bar').getBoundingClientRect().top));
    // One key: at a second one the browser itself would scroll.
    await page.keyboard.type('4');
    await expect.poll(async () => (await bar.boundingBox()).height).toBeGreaterThan(low + 10);
    await expect.poll(async () => {
      const box = await bedside.dlco.boundingBox();
      return (await bar.boundingBox()).y - box.y - box.height;
    }).toBeGreaterThanOrEqual(0);
  });

  test('beside an open keypad the bar takes one line', async ({ bedside, page }) => {
    await page.setViewportSize({ width: 390, height: 430 });
    await bedside.fill(complete);
    const bar = page.locator('.ml-bar');
    await expect(bar).toContainText('DLM score');
    expect((await bar.boundingBox()).height).toBeLessThanOrEqual(60);
  });
});

test('a screen reader hears what to check with the score', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '43', suv: '3', node: 'No' });
  await expect(page.getByRole('status')).toHaveText(/^DLM score 2 of 3, .* Check: Lung SUVmean, bilateral\./, { timeout: 3000 });
});

test('the header says what the page is about, on the narrowest phone too', async ({ bedside, page }) => {
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 640 });
    await expect(page.getByText('Interstitial lung disease in myositis', { exact: true })).toBeInViewport({ ratio: 1 });
  }
  await expect(bedside.dlco).toBeVisible();
});

test('forced colours: states are told by more than colour', async ({ bedside, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await bedside.fill(complete);
  const fill = (name) => bedside.dlm.locator(name).first().evaluate((one) => getComputedStyle(one).fill);
  expect(await fill('.ml-icons__event')).not.toBe('none');
  expect(await fill('.ml-icons__other')).toBe('none');
});
