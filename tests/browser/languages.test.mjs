// Every language there is: chosen by the browser or by its reader, in the middle of a work-up, without a network.
import { Bedside, Evidence, expect, test } from './page.mjs';

const menu = (page) => page.locator('.ml-language');
const kept = (page) => expect(page.locator('.ml-footer')).toContainText(/Saved on this device/);

/** The languages of the page as [tag, own name], English first. */
async function languagesOf(page) {
  if (await menu(page).count() === 0) return [['en', 'English']];
  return menu(page).locator('option').evaluateAll((all) => all.map((one) => [one.value, one.textContent]));
}

const asks = (context, list) => context.addInitScript((languages) => {
  Object.defineProperty(Navigator.prototype, 'languages', { get: () => languages });
}, list);

test('each language stands in the menu by its own name, marked as what it is', async ({ bedside, page }) => {
  await expect(bedside.dlco).toBeVisible();
  const all = await languagesOf(page);
  expect(all[0]).toEqual(['en', 'English']);
  if (all.length === 1) return;
  expect(await menu(page).locator('option').evaluateAll((options) => options.every((one) => one.lang === one.value))).toBe(true);
  await expect(menu(page)).toHaveAccessibleName('Language');
});

for (const [wanted, tag] of [
  [['ja-JP', 'ja', 'en-US', 'en'], 'ja'],
  [['zh-CN', 'zh', 'en'], 'zh-Hans'],
  [['zh-SG'], 'zh-Hans'],
  [['zh'], 'zh-Hans'],
  // Only simplified characters exist, and the plain "zh" is the browser's addition.
  [['zh-TW', 'zh', 'en-US', 'en'], 'en'],
  [['zh-Hant-HK', 'zh-HK', 'zh', 'ja'], 'ja'],
  [['de-DE', 'fr'], 'en'],
  [['fr', 'ja'], 'ja'],
  [['en-GB', 'ja'], 'en'],
  [['not a language', ''], 'en'],
  [[], 'en']
]) {
  test(`a browser that asks for ${wanted.join(', ') || 'nothing'} gets ${tag}`, async ({ context, page, site, watched }) => {
    await asks(context, wanted);
    await page.goto(site.url);
    await page.locator('h1').waitFor();
    const there = (await languagesOf(page)).map(([one]) => one);
    await expect(page.locator('html')).toHaveAttribute('lang', there.includes(tag) ? tag : 'en');
    // What the browser asks for is not a choice to keep.
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
    expect(watched).toEqual([]);
  });
}

test.describe('words that arrive after the core is open', () => {
  // What a service worker keeps does not arrive late.
  test.use({ serviceWorkers: 'block' });

  for (const tag of ['zh-Hans', 'ja']) {
    test(`the form comes all the same, in ${tag}`, async ({ context, page, site, watched }) => {
      await asks(context, [tag]);
      let late = 0;
      await page.route(new RegExp(`/${tag}-first-`), async (route) => {
        ++late;
        await page.waitForTimeout(1000);
        await route.continue();
      });
      // Two parts of the page that wait for the same words go on in an order of the browser's own: once proves little.
      for (let times = 0; times < 6; ++times) {
        await page.goto(site.url);
        await page.locator('#field-dlco_percent_predicted').waitFor({ timeout: 10_000 });
        await expect(page.locator('html')).toHaveAttribute('lang', tag);
      }
      expect(late).toBe(6);
      expect(watched).toEqual([]);
    });
  }
});

test('a language that fails after its reader has chosen another does not bring English', async ({ context, page, site, watched }) => {
  await asks(context, ['ja']);
  const held = [];
  await page.route(/\/data\.ja-[^/]*\.json$/, (route) => held.push(route));
  await page.goto(site.url);
  await menu(page).selectOption('zh-Hans');
  await page.locator('#field-dlco_percent_predicted').waitFor();
  expect(held).toHaveLength(1);
  await held[0].abort();
  await page.waitForTimeout(1500);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.locator('#field-dlco_percent_predicted')).toBeVisible();
  expect(watched).toEqual([]);
});

test('another language in the middle of a work-up: everything entered is still there, and the answer the same', async ({ bedside, page }) => {
  test.setTimeout(90_000);
  await bedside.fill({ dlco: '43', suv: '0,71', node: 'No', pretest: '20' });
  const answers = () => page.locator('.ml-answer__score').allInnerTexts();
  const digits = async () => (await answers()).map((text) => text.match(/\d+/g).sort());
  const english = { title: await page.title(), digits: await digits() };
  expect(english.digits.length).toBeGreaterThan(0);
  for (const [tag] of (await languagesOf(page)).slice(1)) {
    await menu(page).focus();
    await menu(page).selectOption(tag);
    await expect(page.locator('html')).toHaveAttribute('lang', tag);
    await expect(menu(page)).toBeFocused();
    expect(await page.title()).not.toBe(english.title);
    await expect(page.locator('#field-dlco_percent_predicted')).toHaveValue('43');
    await expect(page.locator('#field-lung_suvmean')).toHaveValue('0,71');
    await expect(page.locator('[name=field-mediastinal_node_abnormal][value=no]')).toBeChecked();
    expect(await digits()).toEqual(english.digits);
    // Kept, and there at the next visit.
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ 'myolung.language': tag });
    // Not reviewed: said on every page, and English is one press away.
    for (const address of ['#/', '#/evidence', '#/preferences', '#/privacy', '#/nothing']) {
      await page.evaluate((one) => { location.hash = one; }, address);
      await expect(page.locator('.ml-unreviewed')).toBeVisible();
    }
    await page.evaluate(() => { location.hash = '#/'; });
    await page.locator('.ml-unreviewed').getByRole('button').click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('.ml-unreviewed')).toHaveCount(0);
    await expect(bedside.dlco).toHaveValue('43');
    expect(await page.title()).toBe(english.title);
  }
});

test('a chosen language is there at the next visit, without a network too', async ({ bedside, context, page, site }) => {
  test.setTimeout(90_000);
  await expect(bedside.dlco).toBeVisible();
  await kept(page);
  const others = (await languagesOf(page)).slice(1);
  await site.stop();
  const again = await context.newPage();
  await again.goto(site.url);
  await expect(again.locator('html')).toHaveAttribute('lang', 'en');
  for (const [tag] of others) {
    await menu(again).selectOption(tag);
    // Kept once the page has changed over as a whole, which on a slow machine takes longer than its first words.
    await expect.poll(() => again.evaluate(() => localStorage.getItem('myolung.language'))).toBe(tag);
    const cold = await context.newPage();
    await cold.goto(site.url);
    await cold.locator('#field-dlco_percent_predicted').fill('43');
    await expect(cold.locator('html')).toHaveAttribute('lang', tag);
    await cold.close();
  }
});

test('a page in English fetches no other language', async ({ page, site, watched }) => {
  const fetched = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname.split('/').at(-1)));
  const bedside = new Bedside(page, site);
  await bedside.open();
  const tags = (await languagesOf(page)).slice(1).map(([tag]) => tag);
  expect(fetched.filter((name) => tags.some((tag) => name.includes(tag)))).toEqual([]);
  expect(fetched.filter((name) => /^data[.-].*\.json$/.test(name))).toHaveLength(1);
  expect(watched).toEqual([]);
});

test.describe('without an offline copy', () => {
  test.use({ serviceWorkers: 'block' });

  test('a language that cannot be fetched: the page stays in the one it has, and says so', async ({ page, site }) => {
    const bedside = new Bedside(page, site);
    await bedside.open();
    await bedside.fill({ dlco: '43' });
    for (const [tag] of (await languagesOf(page)).slice(1)) {
      await page.route(new RegExp(`/assets/(${tag}-|data\\.${tag})`), (route) => route.abort());
      await menu(page).selectOption(tag);
      await expect(page.getByRole('alert')).toContainText('This language could not be opened');
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expect(menu(page)).toHaveValue('en');
      await expect(bedside.dlco).toHaveValue('43');
      expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
    }
  });
});

test('the audit has as many checks, and the same verdicts, in every language', async ({ page, site, watched }) => {
  test.setTimeout(90_000);
  const evidence = new Evidence(page, site);
  await evidence.open('audit');
  const counts = async () => (await page.locator('.ml-verdicts').innerText()).match(/\d+/g);
  await expect(page.locator('.ml-verdicts')).toBeVisible();
  const english = await counts();
  for (const [tag] of (await languagesOf(page)).slice(1)) {
    await menu(page).selectOption(tag);
    await expect(page.locator('html')).toHaveAttribute('lang', tag);
    await expect(page.locator('.ml-verdicts')).toBeVisible();
    expect(await counts()).toEqual(english);
  }
  expect(watched).toEqual([]);
});

/** Holds back what the pattern names until it is let go; `asked` resolves once it is asked for. */
async function holdBack(page, pattern) {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route(pattern, async (route) => { await held; await route.continue(); });
  return { asked: page.waitForRequest(pattern), release };
}

/** The words of the rooms are otherwise fetched by themselves a second after the first look. */
const notByItself = (page) => page.addInitScript(() => {
  const { setTimeout } = window;
  window.setTimeout = (run, delay, ...more) => (delay === 1000 ? 0 : setTimeout(run, delay, ...more));
});

const dialogIn = (page, title) => expect(page.getByRole('dialog')).toHaveAccessibleName(title);
const save = (page) => page.locator('.ml-tools').getByRole('button', { name: /^(Save|保存)$/ });
const titles = { en: 'Save this patient', ja: 'この患者のデータを保存', 'zh-Hans': '保存此患者的数据' };

// A service worker would answer with what it has kept.
test.describe('a language on its way', () => {
  test.use({ serviceWorkers: 'block' });

  test('of two languages asked for, the last is spoken, whichever arrives first', async ({ page, site, watched }) => {
    const bedside = new Bedside(page, site);
    const { asked, release } = await holdBack(page, /\/data\.ja-[\w-]+\.json/);
    await bedside.open();
    await bedside.fill({ dlco: '43' });
    await menu(page).selectOption('ja');
    await asked;
    await menu(page).selectOption('zh-Hans');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    const arrived = page.waitForResponse(/\/data\.ja-[\w-]+\.json/);
    release();
    await (await arrived).finished();
    await save(page).click();
    await dialogIn(page, titles['zh-Hans']);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await expect(menu(page)).toHaveValue('zh-Hans');
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ 'myolung.language': 'zh-Hans' });
    expect(watched).toEqual([]);
  });

  test('a language that fails after another was chosen says nothing', async ({ page, site }) => {
    const held = [];
    await page.route(/\/data\.ja-[\w-]+\.json/, (route) => held.push(route));
    const bedside = new Bedside(page, site);
    await bedside.open();
    await menu(page).selectOption('ja');
    await expect.poll(() => held.length).toBe(1);
    await menu(page).selectOption('zh-Hans');
    await held[0].abort();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await page.waitForTimeout(500);
    await expect(page.locator('.ml-language__failed')).toHaveCount(0);
    await expect(menu(page)).toHaveValue('zh-Hans');
  });

  test('words of a dialogue that arrive after another language was chosen are those of the language spoken', async ({ page, site, watched }) => {
    const bedside = new Bedside(page, site);
    await notByItself(page);
    const { asked, release } = await holdBack(page, /\/en-rooms-[\w-]+\.js/);
    await bedside.open();
    await bedside.fill({ dlco: '43' });
    await save(page).click();
    await asked;
    await menu(page).selectOption('ja');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    release();
    await save(page).click();
    await dialogIn(page, titles.ja);
    expect(watched).toEqual([]);
  });

  test('a dialogue opened while another language is on its way speaks that once it is there', async ({ page, site, watched }) => {
    const bedside = new Bedside(page, site);
    await notByItself(page);
    const { asked, release } = await holdBack(page, /\/data\.ja-[\w-]+\.json/);
    const first = page.waitForResponse(/\/ja-first-[\w-]+\.js/);
    await bedside.open();
    await bedside.fill({ dlco: '43' });
    await menu(page).selectOption('ja');
    await asked;
    await (await first).finished();
    await save(page).click();
    await dialogIn(page, titles.en);
    await page.keyboard.press('Escape');
    release();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await save(page).click();
    await dialogIn(page, titles.ja);
    expect(watched).toEqual([]);
  });

  test('a language that comes while a number is being typed takes nothing from it', async ({ page, site, watched }) => {
    const bedside = new Bedside(page, site);
    const { asked, release } = await holdBack(page, /\/data\.ja-[\w-]+\.json/);
    await bedside.open();
    await menu(page).selectOption('ja');
    await asked;
    await bedside.dlco.focus();
    await page.keyboard.type('4');
    release();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await page.keyboard.type('5');
    await expect(page.locator('#field-dlco_percent_predicted')).toHaveValue('45');
    await expect(page.locator('#field-dlco_percent_predicted')).toBeFocused();
    expect(watched).toEqual([]);
  });

  test('nor from one in a fold, which stays open', async ({ page, site }) => {
    const bedside = new Bedside(page, site);
    const { asked, release } = await holdBack(page, /\/data\.ja-[\w-]+\.json/);
    await bedside.open();
    await menu(page).selectOption('ja');
    await asked;
    const ck = page.locator('#field-ck');
    await page.locator('details').filter({ has: ck }).locator('summary').click();
    await ck.focus();
    await page.keyboard.type('1');
    release();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await page.keyboard.type('200');
    await expect(ck).toHaveValue('1200');
    await expect(ck).toBeVisible();
  });

  test('a dialogue opened while the words of its room are on their way is waited for as well', async ({ page, site }) => {
    const bedside = new Bedside(page, site);
    const held = { data: [], rooms: [] };
    await page.route(/\/data\.ja-[\w-]+\.json/, (route) => held.data.push(route));
    await page.route(/\/ja-rooms-[\w-]+\.js/, (route) => held.rooms.push(route));
    await bedside.open();
    await bedside.fill({ dlco: '43' });
    await menu(page).selectOption('ja');
    await expect.poll(() => held.data.length).toBe(1);
    const open = page.getByRole('button', { name: 'Open', exact: true });
    await open.click();
    await expect(page.getByRole('dialog')).toBeVisible();
    for (const route of held.data) await route.continue();
    await page.keyboard.press('Escape');
    await expect.poll(() => held.rooms.length).toBe(1);
    await open.click();
    const text = page.getByRole('dialog').getByRole('textbox', { name: 'Or paste its text here' });
    await text.fill('half a record');
    for (const route of held.rooms) await route.continue();
    await page.waitForTimeout(1000);
    await expect(text).toHaveValue('half a record');
    await page.keyboard.press('Escape');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  });

  test('a value that was said to be right is not asked about again in another language', async ({ bedside, page }) => {
    const row = page.locator('.ml-row').filter({ has: page.locator('#field-crp') });
    await bedside.number('C-reactive protein').fill('900');
    await bedside.leave();
    await expect(page.getByText(/900.mg\/L is very high/).first()).toBeVisible();
    await expect(row.getByRole('button').first()).toBeVisible();
    await page.getByRole('button', { name: /^It is right/ }).click();
    await expect(page.getByText(/900.mg\/L is very high/)).toHaveCount(0);
    for (const tag of ['ja', 'en']) {
      await menu(page).selectOption(tag);
      await expect(page.locator('html')).toHaveAttribute('lang', tag);
      await expect(page.locator('#field-crp')).toHaveValue('900');
      await expect(row.getByRole('button')).toHaveCount(0);
    }
    await expect(page.getByText(/900.mg\/L is very high/)).toHaveCount(0);
  });

  test('a language that comes while a dialogue is open waits until that is closed', async ({ page, site, watched }) => {
    const bedside = new Bedside(page, site);
    const { asked, release } = await holdBack(page, /\/data\.ja-[\w-]+\.json/);
    await bedside.open();
    await bedside.fill({ dlco: '43' });
    await menu(page).selectOption('ja');
    await asked;
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    const text = page.getByRole('dialog').getByRole('textbox', { name: 'Or paste its text here' });
    await text.fill('half a record');
    const arrived = page.waitForResponse(/\/data\.ja-[\w-]+\.json/);
    release();
    await (await arrived).finished();
    await page.waitForTimeout(1000);
    await expect(text).toHaveValue('half a record');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.keyboard.press('Escape');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(watched).toEqual([]);
  });

  test('errors, what can be undone and a time point taken away are there in another language too', async ({ bedside, page }) => {
    const error = page.locator('.nhsuk-error-message');
    const undo = page.locator('.ml-form__find, .ml-form').getByRole('button', { name: /元に戻す/ });
    await bedside.fill({ dlco: '4x', suv: '0.71' });
    await expect(error).toHaveCount(1);
    await menu(page).selectOption('ja');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await expect(error).toHaveCount(1);
    await expect(undo).toHaveAccessibleName(/SUVmean/);
    await menu(page).selectOption('en');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await bedside.clear.click();
    await menu(page).selectOption('ja');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await undo.click();
    await expect(page.locator('#field-dlco_percent_predicted')).toHaveValue('4x');
    await menu(page).selectOption('en');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    const timePoints = page.getByRole('button', { name: /time points?\u2026$/i });
    await timePoints.click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name of the second' }).fill('Day 14');
    await page.getByRole('dialog').getByRole('button', { name: 'Add the time point' }).click();
    await timePoints.click();
    await page.getByRole('dialog').getByRole('button', { name: /^Remove/ }).click();
    await menu(page).selectOption('ja');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await page.getByRole('group', { name: '「Day 14」を削除しました。' }).getByRole('button', { name: '元に戻す' }).click();
    await expect(page.getByRole('radio', { name: 'Day 14' })).toBeChecked();
  });

  test('every way to another language says when it cannot be fetched, and shows the one that is spoken', async ({ context, page, site }) => {
    await asks(context, ['ja']);
    let gone = false;
    await page.route(/\/data(\.zh-Hans)?-[\w-]+\.json/, (route) => (gone ? route.abort() : route.continue()));
    await page.goto(site.url);
    await page.locator('#field-dlco_percent_predicted').waitFor();
    gone = true;
    const failed = page.locator('.ml-language__failed');
    await page.locator('.ml-unreviewed').getByRole('button').click();
    await expect(failed).toBeVisible();
    await page.goto(`${site.url}#/preferences`);
    await page.locator('#language').selectOption('zh-Hans');
    await expect(failed).toBeVisible();
    await expect(page.locator('#language')).toHaveValue('ja');
    await expect(menu(page)).toHaveValue('ja');
  });

  test('a choice wiped while its language is on its way is not kept; one that cannot be left is said', async ({ page, site }) => {
    const held = [];
    let gone = false;
    await page.route(/\/data\.ja-[\w-]+\.json/, (route) => held.push(route));
    await page.route(/\/data-[\w-]+\.json/, (route) => (gone ? route.abort() : route.continue()));
    await page.goto(`${site.url}#/preferences`);
    await page.locator('#theme').selectOption('dark');
    await page.locator('#language').selectOption('ja');
    await expect.poll(() => held.length).toBe(1);
    await page.getByRole('button', { name: 'Wipe' }).click();
    await held[0].continue();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
    gone = true;
    await page.locator('#theme').selectOption('dark');
    await page.locator('main').getByRole('button').click();
    await expect(page.locator('.ml-language__failed')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  });

  test('a first language that cannot be fetched gives way to English, and this is said', async ({ context, page, site }) => {
    await asks(context, ['ja']);
    await page.route(/\/data\.ja-[\w-]+\.json/, (route) => route.abort());
    const bedside = new Bedside(page, site);
    await bedside.open();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('.ml-language__failed')).toContainText('could not be opened');
  });

  test('a room opened while another language is on its way comes in that language', async ({ bedside, page, watched }) => {
    await expect(bedside.dlco).toBeVisible();
    const held = [];
    let release = false;
    await page.route(/\/(data\.ja|ja-rooms)-/, (route) => (release ? route.continue() : held.push(route)));
    await menu(page).selectOption('ja');
    await expect.poll(() => held.length).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Evidence' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evidence');
    release = true;
    for (const route of held) await route.continue();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Evidence');
    await page.waitForTimeout(500);
    expect(await page.locator('#main').innerText()).not.toMatch(/(Factors|Every printed|studies)/);
    expect(watched).toEqual([]);
  });
});

test('another language leaves the reading position where it is, after a link within the page too', async ({ evidence, page }) => {
  await evidence.open('audit');
  await page.locator('.ml-verdicts a').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.evaluate(() => scrollTo(0, 900));
  await menu(page).selectOption('zh-Hans');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(600);
  await expect(page.getByRole('heading', { level: 1 })).not.toBeFocused();
});
