// What a ward's wifi and a hurried hand do: files that come late, once lost, or after one has gone on; presses that come
// twice.
import { Bedside, expect, overflow, test } from './page.mjs';
import { dialog, patientFile, paste, tool } from './out.mjs';

const complete = { dlco: '43', suv: '0.71', node: 'No' };
const kept = (page) => expect(page.getByText('Saved on this device')).toBeVisible();

test('once the page says that it is saved, all of it opens without a network, at the first visit too', async ({ bedside, context, page, site, watched }) => {
  await bedside.fill(complete);
  await kept(page);
  await site.stop();
  await context.setOffline(true);
  await tool(page, 'What if\u2026').click();
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await tool(page, 'Copy to chart').click();
  await expect(dialog(page).getByRole('textbox', { name: 'The text' })).toHaveValue(/DLM score/);
  await page.keyboard.press('Escape');
  for (const [address, title] of [['#/evidence/factors', 'Factors'], ['#/evidence/audit', 'Audit'], ['#/preferences', 'Preferences'], ['#/privacy', /leaves/]]) {
    await page.evaluate((one) => { location.hash = one; }, address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
  await page.locator('.ml-language').selectOption('ja');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await page.evaluate(() => { location.hash = '#/'; });
  await expect(page.locator('#field-dlco_percent_predicted')).toHaveValue('43');
  expect(watched).toEqual([]);
});

test('a file of the offline copy that is missing once: said, and mended when one comes back to the page', async ({ page, site }) => {
  let missing = true;
  await page.context().route('**/icon-512.png', (route) => (missing ? route.fulfill({ status: 404 }) : route.continue()));
  await new Bedside(page, site).open();
  await expect(page.locator('.ml-footer')).toContainText('keeps no offline copy');
  missing = false;
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await kept(page);
});

test.describe('without an offline copy', () => {
  test.use({ serviceWorkers: 'block' });

  /** Loses the first answer to each address that fits. */
  async function loseOnce(page, pattern) {
    const lost = new Set();
    await page.route(pattern, (route) => {
      const url = route.request().url();
      if (lost.has(url)) return route.continue();
      lost.add(url);
      return route.abort();
    });
    return lost;
  }

  test('a style sheet that was lost once comes with the next try of its part', async ({ page, site }) => {
    const lost = await loseOnce(page, /\/(Evidence|FaganView)-[\w-]+\.css/);
    const bedside = new Bedside(page, site);
    await bedside.open();
    await bedside.fill(complete);
    await bedside.dlm.getByRole('radio', { name: 'Nomogram' }).check();
    await bedside.dlm.getByRole('button', { name: 'Try again' }).click();
    const axis = bedside.dlm.locator('.ml-nomogram__axis').first();
    await expect(axis).toBeAttached();
    expect(await axis.evaluate((line) => getComputedStyle(line).stroke)).not.toBe('none');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(() => { location.hash = '#/evidence'; });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    expect(await overflow(page)).toBe(0);
    expect(lost.size).toBe(2);
  });

  test('the sheet is printed alone though its style was lost once', async ({ page, site }) => {
    const lost = await loseOnce(page, /\/Ways-[\w-]+\.css/);
    await page.addInitScript(() => { window.print = () => window.dispatchEvent(new Event('beforeprint')); });
    const bedside = new Bedside(page, site);
    await bedside.open();
    await bedside.fill(complete);
    await expect.poll(() => lost.size).toBe(1);
    await tool(page, 'Print').click();
    await expect(page.locator('.ml-paper')).toBeAttached();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('#app')).toBeHidden();
    await expect(page.locator('.ml-paper')).toBeVisible();
  });

  test('a print that waits for its sheet says so, prints once, and not when one has gone on', async ({ page, site }) => {
    const held = [];
    await page.route(/\/Ways-[\w-]+\.js/, (route) => held.push(route));
    await page.addInitScript(() => { window.printed = 0; window.print = () => { window.printed += 1; }; });
    const bedside = new Bedside(page, site);
    await bedside.open();
    await bedside.fill(complete);
    await tool(page, 'Print').click();
    await expect(page.getByRole('status').filter({ hasText: /^Opening/ })).toBeVisible();
    await page.evaluate(() => { location.hash = '#/privacy'; });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/leaves/);
    await page.evaluate(() => { location.hash = '#/'; });
    await tool(page, 'Print').click();
    await tool(page, 'Print').click();
    for (const route of held) await route.continue();
    await expect.poll(() => page.evaluate(() => window.printed)).toBe(1);
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => window.printed)).toBe(1);
  });

  test('what was asked for before clearing does not open afterwards', async ({ page, site }) => {
    const held = [];
    await page.route(/\/Ways-[\w-]+\.js/, (route) => held.push(route));
    const bedside = new Bedside(page, site);
    await bedside.open();
    await bedside.fill(complete);
    await tool(page, 'Copy to chart').click();
    await expect.poll(() => held.length).toBe(1);
    await bedside.clear.click();
    await bedside.fill(complete);
    for (const route of held) await route.continue();
    await page.waitForTimeout(800);
    await expect(dialog(page)).toHaveCount(0);
  });

  test('what was asked for before leaving the room does not open by itself on coming back', async ({ page, site }) => {
    const held = [];
    await page.route(/\/Views-[\w-]+\.js/, (route) => held.push(route));
    const bedside = new Bedside(page, site);
    await bedside.open();
    await bedside.fill(complete);
    await tool(page, 'What if\u2026').click();
    await expect.poll(() => held.length).toBe(1);
    await page.evaluate(() => { location.hash = '#/privacy'; });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/leaves/);
    for (const route of held) await route.continue();
    await page.evaluate(() => { location.hash = '#/'; });
    await bedside.dlco.waitFor();
    await page.waitForTimeout(800);
    await expect(dialog(page)).toHaveCount(0);
  });

  test('a core that was lost on the way: the page says so, and a press begins anew', async ({ page, site }) => {
    await loseOnce(page, /\/data-[\w-]+\.json/);
    await page.goto(site.url);
    await expect(page.getByRole('alert')).toContainText('Most likely a file was lost on the way');
    await page.getByRole('button', { name: 'Try again' }).click();
    await new Bedside(page, site).dlco.waitFor();
  });
});

test('the second press of a double press on a dialogue is not for the form below', async ({ bedside, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const text = patientFile({ values: { ferritin: { value: '1200', unit: 'ng/mL' } } });
  for (const scroll of [0, 540, 1100]) {
    await page.evaluate((top) => scrollTo(0, top), scroll);
    await paste(page, text);
    await dialog(page).getByRole('button', { name: 'Use these values' }).dblclick();
    await expect(dialog(page)).toHaveCount(0);
    await page.waitForTimeout(200);
    await expect(page.getByRole('button', { name: /^Undo: / })).toHaveAccessibleName('Undo: values from a file');
    expect(await page.locator('.ml-form input[type=radio]:checked').evaluateAll((all) => all.map(({ value }) => value).filter((value) => value !== '' && value !== 'unknown'))).toEqual([]);
    await expect(bedside.couldNot).not.toBeChecked();
    await bedside.clear.click();
  }
});

test('going quickly from field to field, Undo takes back one whole number', async ({ bedside, page }) => {
  await bedside.dlco.pressSequentially('40');
  await bedside.age.focus();
  await page.keyboard.type('6');
  await page.waitForTimeout(350);
  await page.keyboard.type('5');
  await expect(bedside.age).toHaveValue('65');
  await page.getByRole('button', { name: 'Undo: Age' }).click();
  await expect(bedside.age).toHaveValue('');
  await expect(bedside.dlco).toHaveValue('40');
});
