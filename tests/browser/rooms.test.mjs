// Rooms and their addresses: deep links, back and forward, focus, entries that survive, and what is fetched when.
import { Bedside, Evidence, expect, test } from './page.mjs';

const header = (page) => page.getByRole('navigation', { name: 'Rooms' });
const title = (page) => page.getByRole('heading', { level: 1 });
const kept = (page) => expect(page.getByText('Saved on this device')).toBeVisible();

test('to the evidence and back: the entries are still there, the title and the reading position follow', async ({ bedside, page }) => {
  await expect(page).toHaveTitle('Myositis-associated ILD at the bedside – MyoLung');
  // Nobody has moved yet, so nothing is focused.
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await bedside.fill({ dlco: '43', suv: '0,71', node: 'No', pretest: '20' });
  await bedside.category('Anti-MDA5').selectOption('2+');
  // The link, without the way up to it.
  await page.evaluate(() => { scrollTo(0, 400); document.querySelector('.ml-header__rooms a:last-child').click(); });
  await expect(title(page)).toHaveText('Evidence');
  await expect(title(page)).toBeFocused();
  await expect(page).toHaveTitle('Evidence – MyoLung');
  await expect(header(page).getByRole('link', { name: 'Evidence' })).toHaveAttribute('aria-current', 'page');
  await expect(header(page).getByRole('link', { name: 'Bedside' })).not.toHaveAttribute('aria-current');
  expect(await page.evaluate(() => scrollY)).toBe(0);

  await page.getByRole('link', { name: 'DLM score', exact: true }).click();
  await expect(title(page)).toHaveText('DLM score');
  await expect(title(page)).toBeFocused();

  await page.goBack();
  await expect(title(page)).toHaveText('Evidence');
  await page.goBack();
  await expect(title(page)).toHaveText('Myositis-associated ILD at the bedside');
  await expect(bedside.dlco).toHaveValue('43');
  await expect(bedside.suv).toHaveValue('0,71');
  await expect(bedside.pretest).toHaveValue('20');
  await expect(bedside.category('Anti-MDA5')).toHaveValue('2+');
  await expect(bedside.dlm).toContainText('37 % after');
  // Where one was.
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(400);
  await page.goForward();
  await expect(title(page)).toHaveText('Evidence');
});

test('no patient value ever stands in the address', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '43.21', suv: '0.71', node: 'Yes' });
  await bedside.number('Ferritin').fill('1234');
  const address = () => new URL(page.url()).hash;
  for (const room of ['Evidence', 'Bedside']) {
    await header(page).getByRole('link', { name: room }).click();
    expect(address()).not.toMatch(/43|0\.71|1234|dlco|ferritin/i);
  }
  await page.locator('.ml-overview a').first().click();
  expect(address()).not.toMatch(/43|0\.71|1234|dlco|ferritin/i);
});

const addresses = [
  ['#/', 'Myositis-associated ILD at the bedside'],
  ['', 'Myositis-associated ILD at the bedside'],
  ['#result', 'Myositis-associated ILD at the bedside'],
  ['#/evidence', 'Evidence'],
  ['#/evidence/factors', 'Factors'],
  ['#/evidence/factors?window=lt1month&group=skin&sort=name', 'Factors'],
  ['#/evidence/exacerbation', 'Acute exacerbation'],
  ['#/evidence/audit', 'Audit'],
  ['#/evidence/audit?verdict=differs&source=yuan2025', 'Audit'],
  ['#/evidence/audit/yuan2025/repooled/crp', 'Raised CRP'],
  ['#/evidence/dlm-2021', 'DLM score'],
  ['#/evidence/gap-2012', 'GAP index (IPF, not myositis)'],
  ['#/evidence/yuan2025', 'Factors associated with RP-ILD'],
  ['#/preferences', 'Preferences'],
  ['#/privacy', 'Nothing you enter leaves this device'],
  ['#/preferences/more', 'There is nothing at this address'],
  ['#/nowhere', 'There is nothing at this address'],
  ['#/evidence/nothing-2030', 'There is nothing at this address'],
  ['#/evidence/dlm-2021/more', 'There is nothing at this address'],
  ['#/evidence/audit/no/such/check', 'There is nothing at this address'],
  ['#/evidence/%E0%A4%A', 'There is nothing at this address']
];

test('every address opens by itself, with one title, and again after a reload', async ({ bedside, page, site }) => {
  test.setTimeout(90_000);
  for (const [address, expected] of addresses) {
    await page.goto('about:blank');
    await page.goto(site.url + address);
    await expect(title(page), address).toHaveText(expected);
    await expect(title(page)).toHaveCount(1);
    await expect(page).toHaveTitle(`${expected} – MyoLung`);
    await page.reload();
    await expect(title(page), address).toHaveText(expected);
  }
  await expect(bedside.dlco).toHaveCount(0);
});

test('an unknown address says so and leads on', async ({ bedside, page, site }) => {
  await page.goto(`${site.url}#/nowhere/at/all`);
  await expect(page.getByRole('main')).toContainText('/nowhere/at/all');
  await page.getByRole('main').getByRole('link', { name: 'Bedside' }).click();
  await expect(bedside.dlco).toBeVisible();
});

test('deep links work offline, in a tab opened anew', async ({ bedside, context, page, site }) => {
  test.setTimeout(90_000);
  await expect(bedside.dlco).toBeVisible();
  await kept(page);
  await page.close();
  await site.stop();
  for (const [address, expected] of addresses.filter(([one]) => one.startsWith('#/evidence'))) {
    const cold = await context.newPage();
    await cold.goto(site.url + address);
    await expect(title(cold), address).toHaveText(expected);
    await cold.close();
  }
  const evidence = new Evidence(await context.newPage(), site);
  await evidence.open('factors');
  expect(await evidence.plotted()).toContain('Raised CRP');
});

test('the bedside fetches nothing of the evidence room; the audit comes with the audit', async ({ page, site, watched }) => {
  const fetched = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname.split('/').at(-1)));
  const heavy = (name) => /^(Evidence|Preferences|Privacy|plot|evidence|myolung-evidence)[.-]/.test(name);
  const bedside = new Bedside(page, site);
  await bedside.open();
  await bedside.fill({ dlco: '43', suv: '0.71', node: 'No' });
  expect(fetched.filter(heavy)).toEqual([]);
  await header(page).getByRole('link', { name: 'Evidence' }).click();
  await expect(title(page)).toHaveText('Evidence');
  expect(fetched.filter((name) => /^(plot|myolung-evidence|evidence)-/.test(name))).toEqual([]);
  await page.getByRole('navigation', { name: 'Evidence' }).getByRole('link', { name: 'Audit' }).click();
  await expect(page.getByRole('heading', { name: 'What we found' })).toBeVisible();
  expect(fetched.some((name) => /^myolung-evidence-.*\.wasm$/.test(name))).toBe(true);
  expect(fetched.filter((name) => /^plot-|-js-/.test(name))).toEqual([]);
  expect(watched).toEqual([]);
});

test('where WebAssembly is off, the audit runs in plain JavaScript with the same counts', async ({ page, context, site }) => {
  const evidence = new Evidence(page, site);
  const counts = async () => {
    await evidence.open('audit');
    return page.locator('.ml-verdicts').innerText();
  };
  const withWasm = await counts();
  await context.addInitScript(() => { delete globalThis.WebAssembly; });
  await page.goto('about:blank');
  expect(await counts()).toBe(withWasm);
});

test('the evidence room cannot be loaded: a clear sentence, another try, and nothing typed is lost', async ({ page, context, site }) => {
  await context.route('**/sw.js', (route) => route.abort());
  await context.route(/\/assets\/Evidence-/, (route) => route.abort());
  const bedside = new Bedside(page, site);
  await bedside.open();
  await bedside.fill({ dlco: '43' });
  await header(page).getByRole('link', { name: 'Evidence' }).click();
  await expect(title(page)).toHaveText('This page could not be opened');
  await expect(page.getByRole('alert')).toContainText('What you entered at the bedside is still there');
  await page.getByRole('main').getByRole('link', { name: 'Bedside' }).click();
  await expect(bedside.dlco).toHaveValue('43');
  await context.unroute(/\/assets\/Evidence-/);
  await header(page).getByRole('link', { name: 'Evidence' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^(Evidence|This page could not be opened)$/ })).toBeVisible();
});

test('the audit cannot be loaded: a clear sentence and another try, the rest of the room goes on', async ({ page, context, site }) => {
  await context.route('**/sw.js', (route) => route.abort());
  await context.route(/\/assets\/evidence-/, (route) => route.abort());
  await page.goto(`${site.url}#/evidence/audit`);
  await expect(page.getByRole('alert')).toContainText('The part that checks the figures could not be loaded');
  await context.unroute(/\/assets\/evidence-/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'What we found' })).toBeVisible();
});

test('while the evidence loads, it says so', async ({ page, context, site }) => {
  await context.route('**/sw.js', (route) => route.abort());
  let go;
  const wait = new Promise((resolve) => { go = resolve; });
  await context.route(/\/assets\/Evidence-/, async (route) => { await wait; await route.continue(); });
  await page.goto(`${site.url}#/evidence`);
  await expect(page.getByRole('status')).toHaveText('Opening…');
  go();
  await expect(page.getByRole('heading', { level: 2, name: 'Scores', exact: true })).toBeVisible();
});

test('skipping to the content', async ({ evidence, page }) => {
  await evidence.open();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  expect(page.url()).toMatch(/#\/evidence$/);
});
