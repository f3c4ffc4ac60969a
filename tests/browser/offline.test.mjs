// Without a network, without WebAssembly, under any path; and a new version that waits to be asked.
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Bedside, expect, test, watch } from './page.mjs';
import { siteServer } from '../../web/server.mjs';
import { startSite } from './site.mjs';

const complete = { dlco: '43', suv: '0.71', node: 'No' };
const answer = '9 of 16 patients with this score';
const kept = (page) => expect(page.getByText('Saved on this device')).toBeVisible();

for (const path of ['/myolung/', '/', '/a/b/']) {
  test.describe(`under ${path}`, () => {
    test.use({ path });
    test('load, stop the server, open it anew, compute again', async ({ bedside, context, site, page }) => {
      await kept(page);
      await page.close();
      await site.stop();
      await expect(fetch(site.url)).rejects.toThrow();
      const cold = new Bedside(await context.newPage(), site);
      await cold.open();
      await cold.fill(complete);
      await expect(cold.result).toContainText(answer);
      const withQuery = new Bedside(await context.newPage(), { url: `${site.url}?from=mail` });
      await withQuery.open();
    });
  });
}

test('offline and without WebAssembly: the plain-JavaScript core answers the same', async ({ bedside, context, site, page }) => {
  // What stands last in the last card is fetched after the answers.
  const last = 'About the GAP index';
  await bedside.fill(complete);
  await expect(bedside.result).toContainText(last);
  const withWasm = await bedside.result.innerText();
  await kept(page);
  await page.close();
  await site.stop();
  await context.addInitScript(() => { delete globalThis.WebAssembly; });
  const plain = new Bedside(await context.newPage(), site);
  await plain.open();
  await plain.fill(complete);
  await expect(plain.result).toContainText(last);
  expect(await plain.result.innerText()).toBe(withWasm);
});

test('the plain-JavaScript core is fetched only where WebAssembly is refused', async ({ page, context }) => {
  const site = await startSite();
  await context.route('**/sw.js', (route) => route.abort());
  const fetched = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const bedside = new Bedside(page, site);
  await bedside.open();
  expect(fetched.filter((name) => /myolung-js/.test(name))).toEqual([]);
  // A policy that forbids compiling WebAssembly, as a hospital's browser may.
  site.replace.set('index.html', (html) => html.replace(" 'wasm-unsafe-eval'", ''));
  await bedside.open();
  await bedside.fill(complete);
  await expect(bedside.result).toContainText(answer);
  expect(fetched.filter((name) => /myolung-js/.test(name))).toHaveLength(1);
  await site.stop();
});

test('neither core: a clear sentence instead of a blank page', async ({ page, context }) => {
  const site = await startSite();
  await context.route(/\.wasm$|myolung-js/, (route) => route.abort());
  await page.goto(site.url);
  await expect(page.getByRole('alert')).toContainText('MyoLung could not start');
  await expect(page.getByRole('alert')).toContainText('Most likely a file was lost');
  await site.stop();
});

test('an internal error is said, not hidden behind an old result', async ({ page, site }) => {
  const bedside = new Bedside(page, site);
  await bedside.open();
  await bedside.fill({ dlco: '43' });
  await page.evaluate(() => { JSON.parse = () => { throw new Error('broken on purpose'); }; });
  await bedside.suv.fill('0.6');
  await expect(page.getByRole('alert')).toContainText('MyoLung met an internal error and stopped');
  await expect(page.locator('body')).not.toContainText('of 3');
});

const newVersion = (worker) => `${worker}\n// a later version\n`;
/** Comes back to the page, which then looks for a new version; again where the browser was still busy with a look. */
const look = (page) => expect(async () => {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByRole('region', { name: 'New version' })).toBeVisible({ timeout: 1000 });
}).toPass();

test('a new version is offered, never forced, and nothing typed is lost without asking', async ({ bedside, context, site, page }) => {
  await kept(page);
  const other = new Bedside(await context.newPage(), site);
  await other.open();
  await other.fill({ suv: '0.6' });
  await page.bringToFront();
  await bedside.fill({ dlco: '43' });
  const mark = (one) => one.evaluate(() => { window.sameDocument = true; });
  const same = (one) => one.evaluate(() => window.sameDocument === true);
  await mark(page);
  await mark(other.page);

  site.replace.set('sw.js', newVersion);
  await look(page);
  const banner = page.getByRole('region', { name: 'New version' });
  await expect(banner).toContainText('A new version is ready.');
  expect(await same(page)).toBe(true);

  await banner.getByRole('button', { name: 'Use it now' }).click();
  await expect(banner).toContainText('clears what you have entered');
  await banner.getByRole('button', { name: 'Keep my entries' }).click();
  await expect(banner).toHaveCount(0);
  await expect(bedside.dlco).toHaveValue('43');
  expect(await same(page)).toBe(true);

  // Offered again on the next visit; with nothing typed it needs no second question.
  await page.reload();
  // All of it: Chromium may hold on to a version that is asked to go while it fetches.
  await page.locator('#next-title').waitFor();
  await page.waitForLoadState('networkidle');
  await mark(page);
  await banner.getByRole('button', { name: 'Use it now' }).click();
  await expect.poll(() => same(page).catch(() => false)).toBe(false);
  await bedside.dlco.waitFor();
  await expect(banner).toHaveCount(0);

  // The other tab goes on undisturbed.
  expect(await same(other.page)).toBe(true);
  await expect(other.suv).toHaveValue('0.6');
  await other.fill({ dlco: '43' });
  await expect(other.dlm).toContainText('2 to 3 of 3');
});

test('a new version that is accepted and does not come is offered again', async ({ bedside, context, page, site }) => {
  await kept(page);
  // Holds on to the version in use.
  await new Bedside(await context.newPage(), site).open();
  await page.bringToFront();
  site.replace.set('sw.js', (worker) => newVersion(worker.replaceAll('SKIP_WAITING', 'STAY')));
  await look(page);
  await page.evaluate(() => { window.sameDocument = true; });
  const banner = page.getByRole('region', { name: 'New version' });
  await banner.getByRole('button', { name: 'Use it now' }).click();
  await expect.poll(() => page.evaluate(() => window.sameDocument === true).catch(() => true), { timeout: 10_000 }).toBe(false);
  await expect(bedside.dlco).toBeVisible();
  await expect(banner).toContainText('A new version is ready.');
});

test('later means later', async ({ bedside, site, page }) => {
  await kept(page);
  site.replace.set('sw.js', newVersion);
  await look(page);
  const banner = page.getByRole('region', { name: 'New version' });
  const title = page.getByRole('heading', { level: 2, name: 'What you know' });
  const before = await title.boundingBox();
  await banner.getByRole('button', { name: 'Later' }).click();
  await expect(banner).toHaveCount(0);
  // It came and went without moving anything.
  expect(await title.boundingBox()).toEqual(before);
  await bedside.fill(complete);
  await expect(bedside.result).toContainText(answer);

  // Put off, not lost: a control at the page's foot brings the offer back, and the cursor to it.
  const again = page.getByRole('button', { name: 'Newer version available' });
  await again.focus();
  await page.keyboard.press('Enter');
  await expect(again).toHaveCount(0);
  await expect(banner.getByRole('button', { name: 'Use it now' })).toBeFocused();
  await expect(banner).toBeInViewport({ ratio: 1 });
  await banner.getByRole('button', { name: 'Later' }).click();
  await expect(again).toBeVisible();
});

for (const [size, viewport] of Object.entries({ phone: { width: 390, height: 500 }, desktop: { width: 1440, height: 700 } })) {
  test(`the offer is in sight wherever one has scrolled, and covers neither bar nor focus: ${size}`, async ({ bedside, site, page }) => {
    await page.setViewportSize(viewport);
    await bedside.fill(complete);
    await kept(page);
    site.replace.set('sw.js', newVersion);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await look(page);
    const banner = page.getByRole('region', { name: 'New version' });
    await expect(banner).toBeInViewport({ ratio: 1 });
    const apart = (one, two) => one.y + one.height <= two.y || two.y + two.height <= one.y || one.x + one.width <= two.x || two.x + two.width <= one.x;
    const stops = page.locator('input[type=text], input[type=radio]:checked, #result summary, .ml-about summary, footer summary, footer a');
    for (const stop of await stops.all()) {
      await stop.focus();
      expect(apart(await banner.boundingBox(), await stop.boundingBox()), await stop.evaluate((one) => one.outerHTML.slice(0, 90))).toBe(true);
    }
    const bar = page.locator('.ml-bar');
    if (await bar.isVisible()) expect(apart(await banner.boundingBox(), await bar.boundingBox())).toBe(true);
  });
}

test('the caches carry the project\'s name, and hold every built file', async ({ bedside, page, site }) => {
  await kept(page);
  const { names, urls } = await page.evaluate(async () => {
    const names = await caches.keys();
    const urls = (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat();
    return { names, urls };
  });
  expect(names.every((name) => name.startsWith('myolung'))).toBe(true);
  const stored = new Set(urls.map((url) => new URL(url).pathname.slice(new URL(site.url).pathname.length)));
  const dist = fileURLToPath(new URL('../../web/dist/', import.meta.url));
  const built = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = built.filter((entry) => entry.isFile()).map(({ parentPath, name }) => relative(dist, join(parentPath, name)));
  expect(files.filter((file) => file !== 'sw.js' && !stored.has(file))).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
});

test('installable: a manifest with the icons it names', async ({ bedside, page, site }) => {
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = await (await fetch(new URL(href, site.url))).json();
  expect(manifest).toMatchObject({ name: 'MyoLung', display: 'standalone', start_url: './', scope: './' });
  for (const icon of manifest.icons) {
    const png = Buffer.from(await (await fetch(new URL(icon.src, site.url))).arrayBuffer());
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(icon.sizes);
  }
});

test('the built page has the strict policy and nothing inline', async () => {
  const html = await readFile(new URL('../../web/dist/index.html', import.meta.url), 'utf8');
  expect(html).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'");
  expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=|(src|href)="\//);
});

test('served by web/server.mjs: strict headers with every file, under which the page works, online and offline', async ({ page, context }) => {
  const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
  const server = siteServer(dist);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}/myolung/`;
  const trouble = watch(context, new URL(url).origin);
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(await readFile(join(dist, 'index.html'), 'utf8'))[1];
  const built = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = built.filter((entry) => entry.isFile()).map(({ parentPath, name }) => relative(dist, join(parentPath, name)));
  expect(files).toContain('sw.js');
  for (const file of ['', ...files, 'no-such-file']) {
    const { headers } = await fetch(new URL(file, url), { method: 'HEAD' });
    expect(headers.get('content-security-policy'), file).toBe(`${policy}; frame-ancestors 'none'`);
    expect(headers.get('referrer-policy'), file).toBe('no-referrer');
    expect(headers.get('x-content-type-options'), file).toBe('nosniff');
    expect(headers.get('permissions-policy'), file).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
  }
  const bedside = new Bedside(page, { url });
  await bedside.open();
  await kept(page);
  await bedside.fill(complete);
  await expect(bedside.result).toContainText(answer);
  await new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); });
  await page.reload();
  await bedside.fill(complete);
  await expect(bedside.result).toContainText(answer);
  expect(trouble).toEqual([]);
});

test('the policy does forbid what it should: a request elsewhere, and eval', async ({ page, context, site }) => {
  const trouble = watch(context, new URL(site.url).origin);
  const bedside = new Bedside(page, site);
  await bedside.open();
  const outcome = await page.evaluate(async () => ({
    fetch: await fetch('http://127.0.0.1:9/').then(() => 'allowed', () => 'refused'),
    style: (() => { const style = document.createElement('style'); style.textContent = 'body{display:none}'; document.head.append(style); return getComputedStyle(document.body).display; })()
  }));
  expect(outcome).toEqual({ fetch: 'refused', style: 'block' });
  expect(trouble.some((line) => /Content Security Policy/i.test(line))).toBe(true);
});
