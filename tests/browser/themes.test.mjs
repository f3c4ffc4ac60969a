// Every theme: contrasts of its colours, axe on every view, drawings that follow, and paper that does not.
import { readFile } from 'node:fs/promises';
import { Bedside, expect, test, unfold, views, violations } from './page.mjs';

/** How the page is asked for each set of colours: by the system, or by its reader. */
const schemes = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'high contrast': { colorScheme: 'light', contrast: 'more' },
  'high contrast, dark': { colorScheme: 'dark', contrast: 'more' }
};
const chosen = {
  'light, chosen in a dark system': ['light', { colorScheme: 'dark' }, 'light'],
  'dark, chosen in a light system': ['dark', { colorScheme: 'light' }, 'dark'],
  'high contrast, chosen in a light system': ['contrast', { colorScheme: 'light' }, 'high contrast'],
  'high contrast, chosen in a dark system': ['contrast', { colorScheme: 'dark' }, 'high contrast, dark'],
  'light, chosen in a system of high contrast': ['light', { colorScheme: 'dark', contrast: 'more' }, 'light']
};

const names = [
  'page', 'card', 'field', 'text', 'muted', 'line', 'control', 'brand', 'brand-strong', 'brand-soft', 'on-brand', 'bar', 'on-bar', 'event',
  'other', 'error', 'note', 'note-line', 'focus', 'focus-text'
];
const colours = (page) => page.evaluate((all) => {
  const style = getComputedStyle(document.documentElement);
  const long = (hex) => (hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex);
  return Object.fromEntries(all.map((name) => [name, long(style.getPropertyValue(`--ml-${name}`).trim())]));
}, names);

const luminance = (hex) => {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

const surfaces = ['page', 'card', 'field', 'note', 'brand-soft'];
/** What is written on what; and what else has to be told from its ground. */
const written = [
  ...['text', 'muted', 'brand', 'brand-strong', 'error'].flatMap((name) => surfaces.map((ground) => [name, ground])),
  ['on-brand', 'brand'], ['on-brand', 'brand-strong'], ['on-bar', 'bar'], ['focus-text', 'focus'], ['event', 'card']
];
const drawn = [['control', 'field'], ['control', 'card'], ['event', 'page'], ['other', 'card'], ['note-line', 'note'], ['brand', 'card']];

test('contrast is computed as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
});

for (const [name, scheme] of Object.entries(schemes)) {
  test.describe(name, () => {
    test.use(scheme);

    test('its colours can be told apart', async ({ page, site }) => {
      await page.goto(site.url);
      const set = await colours(page);
      expect(Object.values(set).filter((colour) => !/^#[0-9a-f]{6}$/.test(colour))).toEqual([]);
      const [text, mark] = name.startsWith('high') ? [7, 4.5] : [4.5, 3];
      const low = (pairs, least) => pairs.filter(([one, other]) => contrast(set[one], set[other]) < least).map(([one, other]) => `${one} on ${other}: ${contrast(set[one], set[other]).toFixed(2)}`);
      expect(low(written, text)).toEqual([]);
      expect(low(drawn, mark)).toEqual([]);
      if (name.startsWith('high')) expect(low([['line', 'card'], ['focus', 'card'], ['focus', 'page']], mark)).toEqual([]);
    });

    test('the browser draws its own controls to match, and its frame', async ({ page, site }) => {
      await page.goto(site.url);
      await page.locator('h1').waitFor();
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(scheme.colorScheme);
      const { bar } = await colours(page);
      for (const meta of await page.locator('meta[name=theme-color]').all()) expect(await meta.getAttribute('content')).toBe(bar);
    });

    test('paper is light', async ({ bedside, page }) => {
      await bedside.fill({ dlco: '43' });
      await page.emulateMedia({ media: 'print', ...scheme });
      expect(luminance((await colours(page)).card)).toBe(1);
      expect(luminance((await colours(page)).text)).toBeLessThan(0.02);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
    });
  });
}

for (const [name, [theme, scheme, same]] of Object.entries(chosen)) {
  test.describe(name, () => {
    test.use(scheme);
    test(`is the same as ${same} of the system`, async ({ page, site }) => {
      await page.goto(site.url);
      await page.evaluate((one) => { document.documentElement.dataset.theme = one; }, theme);
      const here = await colours(page);
      await page.evaluate(() => { delete document.documentElement.dataset.theme; });
      await page.emulateMedia({ contrast: 'no-preference', ...schemes[same] });
      expect(here).toEqual(await colours(page));
      await page.evaluate((one) => { document.documentElement.dataset.theme = one; }, theme);
      await page.emulateMedia({ media: 'print', ...scheme });
      expect(luminance((await colours(page)).card)).toBe(1);
    });
  });
}

const ready = async (page) => {
  await expect(page.getByText(/^(Opening|Loading the evidence|Computing every printed figure|Drawing)/)).toHaveCount(0);
  await page.locator('h1').waitFor();
};

test.describe('axe, in every theme', () => {
  test.use({ viewport: { width: 390, height: 844 }, ...schemes.light });
  for (const [name, address] of Object.entries(views)) {
    test(`finds no violation: ${name}`, async ({ page, site, watched }) => {
      test.setTimeout(60_000);
      await page.goto(site.url + address);
      await ready(page);
      // Answers, a question and an error.
      if (name === 'bedside') await new Bedside(page, site).fill({ dlco: '43', suv: '0.52', node: 'No', age: '170', pretest: '20' });
      await unfold(page);
      expect(await violations(page)).toEqual([]);
      // Another theme has other colours and nothing else.
      for (const theme of ['dark', 'high contrast', 'high contrast, dark']) {
        await page.emulateMedia({ contrast: 'no-preference', ...schemes[theme] });
        expect(await violations(page, ['color-contrast', 'link-in-text-block'], { enhanced: theme.startsWith('high') }), theme).toEqual([]);
      }
      expect(watched).toEqual([]);
    });
  }
});

test('drawings follow the theme on the screen, and are light in a file', async ({ evidence, page }) => {
  await evidence.open('factors');
  const svg = evidence.figure.locator('svg').first();
  await svg.waitFor();
  const ink = () => svg.evaluate((one) => getComputedStyle(one).fill);
  const light = await ink();
  for (const theme of ['dark', 'contrast']) {
    await page.evaluate((one) => { document.documentElement.dataset.theme = one; }, theme);
    expect(await ink()).not.toBe(light);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /as SVG$/ }).first().click();
    const file = await readFile(await (await download).path(), 'utf8');
    expect(file).toContain(light);
    expect(file).toContain('fill="rgb(255, 255, 255)"');
  }
});

test('forced colours: the system\u2019s colours hold, and the page in use is still marked', async ({ bedside, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await bedside.fill({ dlco: '43', suv: '0.52', node: 'No' });
  const link = page.getByRole('banner').getByRole('link', { name: 'Bedside' });
  const other = page.getByRole('banner').getByRole('link', { name: 'Evidence' });
  const line = (one) => one.evaluate((element) => getComputedStyle(element).borderBottomColor);
  const ground = await page.getByRole('banner').evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await line(link)).not.toBe(ground);
  expect(await line(link)).not.toBe(await line(other));
  for (const icon of await page.locator('.ml-header__icon').all()) expect(await icon.evaluate((one) => getComputedStyle(one).stroke)).not.toBe(ground);
});
