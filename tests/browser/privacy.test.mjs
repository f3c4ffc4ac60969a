// Nothing entered is stored, sent, or left behind; and the page that says so says what is true.
import { chromium } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Bedside, expect, test } from './page.mjs';
import { flags, wholeBrowser } from './playwright.config.mjs';

/** Values found nowhere else. */
const typed = { age: '61.7', dlco: '43.218', suv: '0.71345', ferritin: '1234.56', crp: '24.681', fvc: '61.239', pretest: '21.43' };
const marks = /61\.7|43\.218|0\.71345|1234\.56|24\.681|61\.239|21\.43/;

async function workUp(bedside) {
  await bedside.fill({ age: typed.age, dlco: typed.dlco, suv: typed.suv, node: 'Yes', rpIld: 'No', infection: 'No', pretest: typed.pretest });
  await bedside.choice('Sex', 'Male').check();
  await bedside.category('Anti-MDA5').selectOption('2+');
  await bedside.category('Acute exacerbation').selectOption('infection_triggered');
  await bedside.number('Ferritin').fill(typed.ferritin);
  await bedside.number('C-reactive protein').fill(typed.crp);
  await bedside.page.getByRole('combobox', { name: 'Unit of C-reactive protein (CRP)' }).selectOption({ index: 1 });
  await bedside.number('FVC, % predicted').fill(typed.fvc);
  await bedside.leave();
}

/** Everything a page can leave in a browser, as one text, and the names of what is there. */
const storage = (page) => page.evaluate(async () => {
  const found = { local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, name: window.name, address: location.href, state: history.state };
  const databases = (await indexedDB.databases()).map(({ name }) => name);
  const files = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) files.push({ url: request.url, text: await (await cache.match(request)).text() });
  }
  return { ...found, databases, files };
});

test('a whole work-up leaves no value in any storage, address or request', async ({ bedside, context, page, site }) => {
  test.setTimeout(60_000);
  const asked = [];
  context.on('request', (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`));
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await workUp(bedside);
  await expect(bedside.dlm).toContainText('3 of 3');
  for (const room of ['Evidence', 'Preferences', 'Bedside']) await page.getByRole('banner').getByRole('link', { name: room }).click();
  await expect(bedside.dlco).toHaveValue(typed.dlco);

  const { files, databases, local, ...rest } = await storage(page);
  expect(databases).toEqual([]);
  expect(rest.session).toEqual({});
  expect(rest.cookie).toBe('');
  expect(await context.cookies()).toEqual([]);
  expect(Object.keys(local).filter((key) => !/^myolung\.(theme|language|units|scores)$/.test(key))).toEqual([]);
  expect(JSON.stringify({ local, ...rest })).not.toMatch(marks);
  // The offline copy: files of the site as it was built, and no other.
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter(({ url }) => !url.startsWith(site.url))).toEqual([]);
  expect(files.filter(({ text }) => text.includes(typed.dlco) || text.includes(typed.ferritin) || text.includes(typed.suv))).toEqual([]);
  expect(asked.filter((request) => marks.test(request))).toEqual([]);
  expect(asked.filter((request) => !request.startsWith('GET '))).toEqual([]);
});

test('and that look finds a value where there is one', async ({ bedside, page }) => {
  await bedside.fill({ dlco: typed.dlco });
  await page.evaluate((value) => { sessionStorage.setItem('x', value); }, typed.dlco);
  expect(JSON.stringify(await storage(page))).toMatch(marks);
});

test('the bedside says that nothing leaves, and leads to how that can be checked', async ({ bedside, page, site }) => {
  await bedside.fill({ dlco: '43' });
  await page.evaluate(() => scrollTo(0, 0));
  const promise = page.getByRole('banner').getByRole('link', { name: 'Nothing you enter leaves this device' });
  await expect(promise).toBeInViewport({ ratio: 1 });
  await promise.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing you enter leaves this device');
  // The policy is the page's own, word by word.
  const html = await readFile(fileURLToPath(new URL('../../web/dist/index.html', import.meta.url)), 'utf8');
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html);
  await expect(page.getByRole('list', { name: 'The security policy of this page' }).getByRole('listitem')).toHaveText(policy.split('; '));
  await expect(page.getByRole('main').locator('ol > li')).toHaveCount(5);
  await expect(page.getByRole('main').locator('ol')).toContainText(`curl -si ${site.url} | grep`);
  await page.goBack();
  await expect(bedside.dlco).toHaveValue('43');
});

test('a copy without the policy says so', async ({ page, site }) => {
  site.replace.set('index.html', (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
  await page.goto(`${site.url}#/privacy`);
  await expect(page.getByRole('alert')).toContainText('carries no policy');
});

/** Whether the browser asks when the tab is closed; the tab stays. */
async function asksOnClosing(page) {
  const asked = page.waitForEvent('dialog', { timeout: 1500 }).then(async (dialog) => { await dialog.dismiss(); return dialog.type(); }, () => null);
  await page.close({ runBeforeUnload: true });
  return await asked === 'beforeunload';
}

test('leaving asks while something is entered', async ({ bedside, page }) => {
  await bedside.dlco.click();
  await page.keyboard.type('43');
  expect(await asksOnClosing(page)).toBe(true);
  expect(page.isClosed()).toBe(false);
  await expect(bedside.dlco).toHaveValue('43');
  // In another room as well.
  await page.getByRole('banner').getByRole('link', { name: 'Evidence' }).click();
  expect(await asksOnClosing(page)).toBe(true);
  await page.getByRole('banner').getByRole('link', { name: 'Bedside' }).click();
  await bedside.clear.click();
  expect(await asksOnClosing(page)).toBe(false);
  await expect.poll(() => page.isClosed()).toBe(true);
});

test('the new version asks once, not twice', async ({ bedside, page, site }) => {
  await expect(page.getByText('Saved on this device')).toBeVisible();
  await bedside.dlco.click();
  await page.keyboard.type('43');
  const dialogs = [];
  page.on('dialog', (dialog) => { dialogs.push(dialog.type()); return dialog.accept(); });
  site.replace.set('sw.js', (worker) => `${worker}\n// a later version\n`);
  const banner = page.getByRole('region', { name: 'New version' });
  await expect(async () => {
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(banner).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.evaluate(() => { window.sameDocument = true; });
  await banner.getByRole('button', { name: 'Use it now' }).click();
  await banner.getByRole('button', { name: 'Reload and clear' }).click();
  await expect.poll(() => page.evaluate(() => window.sameDocument === true).catch(() => true)).toBe(false);
  await expect(bedside.dlco).toHaveValue('');
  expect(dialogs).toEqual([]);
});

test('a page that the browser has put away and shows again is empty', async ({ site }) => {
  // Playwright switches this cache off, and only the whole browser has it; here it is what is looked at.
  const browser = await chromium.launch({
    executablePath: wholeBrowser, args: flags, ignoreDefaultArgs: ['--disable-back-forward-cache']
  });
  try {
    const page = await browser.newPage();
    const bedside = new Bedside(page, site);
    await bedside.open();
    await workUp(bedside);
    await page.evaluate(() => {
      window.sameDocument = true;
      window.addEventListener('pagehide', () => { window.seenWhenLeft = document.body.innerHTML + [...document.querySelectorAll('input, select')].map(({ value }) => value); });
    });
    await page.goto(`${site.url}licences.txt`);
    await page.evaluate(() => { history.back(); });
    await expect(bedside.dlco).toBeVisible();
    // It is the very page that was left, not a new one.
    expect(await page.evaluate(() => window.sameDocument)).toBe(true);
    expect(await page.evaluate(() => window.seenWhenLeft)).not.toMatch(marks);
    await expect(bedside.dlco).toHaveValue('');
    await expect(bedside.number('Ferritin')).toHaveValue('');
    await expect(bedside.result).toContainText('No value entered yet');
    // Nothing to take back either.
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: /^Undo/ }).first().click({ force: true });
    await expect(bedside.result).toContainText('No value entered yet');
    await bedside.fill({ dlco: '43' });
    await expect(bedside.dlm).toContainText('1 to 3 of 3');
  } finally {
    await browser.close();
  }
});
