// For tired eyes, large fingers and a keyboard: the frame of the page and its pages of text, at every size.
import { expect, overflow, test } from './page.mjs';

const pages = { bedside: '#/', evidence: '#/evidence', preferences: '#/preferences', privacy: '#/privacy' };
const banner = (page) => page.getByRole('banner');

async function open(page, site, address) {
  await page.goto(site.url + address);
  await page.locator('main h1').waitFor();
  await expect(page.getByText(/^(Opening…|Loading the evidence…)$/)).toHaveCount(0);
}

for (const [name, viewport, size] of [
  ['320 px', { width: 320, height: 640 }, '100%'],
  ['200 % zoom of 1280 px', { width: 640, height: 400 }, '100%'],
  ['390 px with text at 200 %', { width: 390, height: 844 }, '200%']
]) {
  test(`${name}: nothing scrolls sideways, nothing of the header is lost`, async ({ page, site, watched }) => {
    await page.setViewportSize(viewport);
    for (const address of Object.values(pages)) {
      await open(page, site, address);
      await page.evaluate((one) => { document.documentElement.style.fontSize = one; }, size);
      expect(await overflow(page), address).toBe(0);
      for (const link of await banner(page).locator('a, select').all()) {
        const box = await link.boundingBox();
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(viewport.width);
      }
    }
    expect(watched).toEqual([]);
  });
}

test('every control of the frame, the preferences and the privacy page is at least 44 px high', async ({ page, site, watched }) => {
  for (const viewport of [{ width: 320, height: 640 }, { width: 1440, height: 900 }]) {
    await page.setViewportSize(viewport);
    for (const address of [pages.preferences, pages.privacy]) {
      await open(page, site, address);
      const small = await page.locator('header a, header select, main button, main select, footer button, footer summary, .ml-links a').evaluateAll((all) =>
        all.map((one) => [one.textContent, one.getBoundingClientRect().height]).filter(([, height]) => height < 44));
      expect(small).toEqual([]);
    }
  }
  expect(watched).toEqual([]);
});

test('the header takes little of a small phone', async ({ page, site, watched }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, site, pages.bedside);
  expect((await banner(page).boundingBox()).height).toBeLessThanOrEqual(160);
  expect(watched).toEqual([]);
});

test('the keyboard reaches everything in the header, and shows where it is', async ({ page, site, watched }) => {
  await open(page, site, pages.privacy);
  const stops = await banner(page).locator('a, select').count();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeInViewport({ ratio: 1 });
  for (let i = 0; i < stops; i += 1) {
    await page.keyboard.press('Tab');
    await expect(banner(page).locator('a, select').nth(i)).toBeFocused();
    const focused = await banner(page).screenshot();
    await page.evaluate(() => { window.stopped = document.activeElement; window.stopped.blur(); });
    expect(focused.equals(await banner(page).screenshot()), `stop ${i}`).toBe(false);
    await page.evaluate(() => window.stopped.focus());
  }
  expect(watched).toEqual([]);
});

test('the skip link leads past the header on every page', async ({ page, site, watched }) => {
  for (const address of [pages.preferences, pages.privacy, pages.evidence]) {
    await open(page, site, address);
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    expect(new URL(page.url()).hash).toBe(address);
    await page.goto('about:blank');
  }
  expect(watched).toEqual([]);
});

test('going backwards through the form, no field is hidden by what is sticky', async ({ bedside, page }) => {
  await page.setViewportSize({ width: 390, height: 640 });
  await bedside.fill({ dlco: '43', suv: '0.52', node: 'No' });
  await bedside.pretest.focus();
  for (let i = 0; i < 25; i += 1) {
    await page.keyboard.press('Shift+Tab');
    const hidden = await page.evaluate(() => {
      const { x, y, width, height } = document.activeElement.getBoundingClientRect();
      const at = document.elementFromPoint(x + Math.min(width, innerWidth) / 2, y + height / 2);
      return at !== null && (at === document.activeElement || document.activeElement.contains(at) || at.contains(document.activeElement) || at.closest('label') !== null)
        ? null : document.activeElement.outerHTML.slice(0, 120);
    });
    expect(hidden).toBeNull();
  }
});

test('whoever wants no motion gets none', async ({ bedside, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await bedside.fill({ dlco: '43' });
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  const moving = await page.locator('body *').evaluateAll((all) => all.filter((one) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
    return !/^(0s(, )?)+$/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
  }).map((one) => one.className));
  expect(moving).toEqual([]);
});

test('every page says its language, its title and one heading', async ({ page, site, watched }) => {
  for (const [name, address] of Object.entries(pages)) {
    await open(page, site, address);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { level: 1 }), name).toHaveCount(1);
    await expect(page).toHaveTitle(`${await page.getByRole('heading', { level: 1 }).textContent()} – MyoLung`);
    for (const landmark of ['banner', 'main', 'contentinfo']) await expect(page.getByRole(landmark)).toHaveCount(1);
  }
  expect(watched).toEqual([]);
});
