// What the page keeps for its reader: little, in words, and gone when asked to; and it works where nothing can be kept.
import { Bedside, expect, test } from './page.mjs';

const theme = (page) => page.getByRole('combobox', { name: 'Colours' });
const shown = (page) => page.locator('html').getAttribute('data-theme');
const stored = (page) => page.evaluate(() => ({ ...localStorage }));
const wipe = (page) => page.getByRole('button', { name: 'Wipe preferences' });

async function openPreferences(page, site) {
  await page.goto(`${site.url}#/preferences`);
  await theme(page).waitFor();
}

/** The page opens with this in its storage. */
const before = (context, entries) => context.addInitScript((all) => {
  if (sessionStorage.getItem('begun') !== null) return;
  sessionStorage.setItem('begun', '');
  for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
}, entries);

test('at first nothing is kept', async ({ page, site, watched }) => {
  await openPreferences(page, site);
  await expect(page.getByRole('main')).toContainText('Nothing is kept');
  await expect(wipe(page)).toBeDisabled();
  expect(await stored(page)).toEqual({});
  expect(watched).toEqual([]);
});

test('a theme is shown at once, kept, and said in words', async ({ page, site, watched }) => {
  await openPreferences(page, site);
  for (const [label, value] of [['Dark', 'dark'], ['High contrast', 'contrast'], ['Light', 'light']]) {
    await theme(page).selectOption(label);
    expect(await shown(page)).toBe(value);
    expect(await stored(page)).toEqual({ 'myolung.theme': value });
    await page.reload();
    expect(await shown(page)).toBe(value);
    await expect(page.getByRole('main').getByRole('listitem')).toHaveText([`Colours: ${label}.`]);
  }
  await theme(page).selectOption('As this device is set');
  expect(await shown(page)).toBeNull();
  expect(await stored(page)).toEqual({});
  expect(watched).toEqual([]);
});

test('the theme is there before the page is: no flash of another', async ({ context, page, site }) => {
  await before(context, { 'myolung.theme': 'dark' });
  await context.route(/\/assets\/index-.*\.js$/, (route) => route.abort());
  await page.goto(site.url);
  expect(await shown(page)).toBe('dark');
  const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await context.unroute(/\/assets\/index-.*\.js$/);
  await page.reload();
  await page.locator('h1').waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(background);
});

test('wiping removes everything of this page and nothing of others', async ({ context, page, site, watched }) => {
  await before(context, { 'myolung.theme': 'dark', 'myolung.from-an-earlier-version': 'x', 'other.app': 'stays' });
  await openPreferences(page, site);
  await expect(page.getByRole('main')).toContainText('Something an earlier version kept');
  await wipe(page).click();
  await expect(page.getByRole('status')).toHaveText('All preferences are wiped.');
  await expect(page.getByRole('main')).toContainText('Nothing is kept');
  expect(await shown(page)).toBeNull();
  expect(await stored(page)).toEqual({ 'other.app': 'stays' });
  await page.reload();
  await expect(page.getByRole('main')).toContainText('Nothing is kept');
  expect(watched).toEqual([]);
});

test('wiping leaves what is entered', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '43' });
  await page.getByRole('banner').getByRole('link', { name: 'Preferences' }).click();
  await theme(page).selectOption('Dark');
  await wipe(page).click();
  await page.goBack();
  await expect(bedside.dlco).toHaveValue('43');
});

test('garbage in the storage is no preference, and does no harm', async ({ context, page, site, watched }) => {
  await before(context, {
    'myolung.theme': 'pink', 'myolung.language': 'xx', 'myolung.units': '{"ferritin":5}', 'myolung.scores': '[nothing', 'myolung.': ''
  });
  const bedside = new Bedside(page, site);
  await bedside.open();
  expect(await shown(page)).toBeNull();
  await bedside.fill({ dlco: '43' });
  await expect(bedside.dlm).toContainText('1 to 3 of 3');
  await openPreferences(page, site);
  await expect(page.getByRole('main').getByRole('listitem')).toHaveText(['Something an earlier version kept, which this one does not use.']);
  await wipe(page).click();
  expect(await stored(page)).toEqual({});
  expect(watched).toEqual([]);
});

for (const [name, block] of [
  ['blocked', () => { Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } }); }],
  ['full', () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }]
]) {
  test(`storage that is ${name}: a preference lasts as long as the page, which says so`, async ({ context, page, site, watched }) => {
    await context.addInitScript(block);
    await openPreferences(page, site);
    await theme(page).selectOption('Dark');
    expect(await shown(page)).toBe('dark');
    await expect(page.getByRole('alert')).toContainText('does not let the page keep anything');
    await wipe(page).click();
    expect(await shown(page)).toBeNull();
    expect(watched).toEqual([]);
  });
}

test('a unit that was switched is where its field starts the next time', async ({ bedside, page, site, watched }) => {
  const unit = page.getByRole('combobox', { name: 'Unit of C-reactive protein (CRP)' });
  const first = await unit.inputValue();
  await bedside.number('C-reactive protein').fill('2.4');
  await unit.selectOption({ index: 1 });
  const second = await unit.inputValue();
  expect(second).not.toBe(first);
  const label = await unit.evaluate((menu) => menu.selectedOptions[0].label);
  await expect(page.locator('.ml-form')).toContainText(`From now on this field starts in ${label}.`);
  await expect(bedside.number('C-reactive protein')).toHaveValue('2.4');
  expect(await stored(page)).toEqual({ 'myolung.units': JSON.stringify({ crp: second }) });
  await page.reload();
  await expect(unit).toHaveValue(second);
  await expect(bedside.number('C-reactive protein')).toHaveValue('');
  // The next one at this device did not choose it.
  const asBefore = page.locator('.ml-form').getByText(`In ${label}, as last chosen on this device.`);
  await expect(asBefore).toHaveCount(0);
  await bedside.number('C-reactive protein').fill('2.4');
  await expect(asBefore).toHaveCount(1);
  await openPreferences(page, site);
  await expect(page.getByRole('main').getByRole('listitem')).toHaveText([`C-reactive protein (CRP) in ${label}.`]);
  await wipe(page).click();
  await page.getByRole('banner').getByRole('link', { name: 'Bedside' }).click();
  await page.reload();
  await expect(unit).toHaveValue(first);
  expect(watched).toEqual([]);
});

test('chosen scores are kept; those that are gone are not missed', async ({ context, page, site, watched }) => {
  await before(context, { 'myolung.scores': '["dlm-2021","gone-1999"]', 'myolung.units': '{"crp":"furlongs","gone":"mg/L"}' });
  const bedside = new Bedside(page, site);
  await bedside.open();
  await expect(bedside.number('KL-6')).toHaveCount(0);
  await bedside.fill({ dlco: '43' });
  await expect(bedside.dlm).toContainText('1 to 3 of 3');
  await expect(bedside.score('GAP index (IPF, not myositis)')).toHaveCount(0);
  await openPreferences(page, site);
  await expect(page.getByRole('main').getByRole('listitem')).toHaveText(['Asked for: DLM score.', 'Something an earlier version kept, which this one does not use.']);
  await wipe(page).click();
  await page.getByRole('banner').getByRole('link', { name: 'Bedside' }).click();
  await expect(bedside.number('KL-6')).toBeVisible();
  expect(watched).toEqual([]);
});

test('scores that are all gone: every score is asked for', async ({ context, page, site, watched }) => {
  await before(context, { 'myolung.scores': '["gone-1999"]' });
  const bedside = new Bedside(page, site);
  await bedside.open();
  await expect(bedside.number('KL-6')).toBeVisible();
  expect(await stored(page)).toEqual({});
  expect(watched).toEqual([]);
});
