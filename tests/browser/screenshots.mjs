// Pictures of the main states for people to look at, in tests/browser/.output/screenshots; not a test:
//   MYOLUNG_SCREENSHOTS=1 tests/node_modules/.bin/playwright test --config tests/browser/playwright.config.mjs
// Those of the README (.github/screenshot-desktop.png, screenshot-evidence.png) are 'result' and 'factors', reduced with
// `pngquant 64`.
import { fileURLToPath } from 'node:url';
import { test } from './page.mjs';

const folder = process.env.MYOLUNG_SCREENSHOTS_FOLDER ?? fileURLToPath(new URL('.output/screenshots/', import.meta.url));

const states = {
  empty: async () => {},
  complete: (bedside) => bedside.fill({ dlco: '43', suv: '0,52', node: 'No', pretest: '20' }),
  result: async (bedside, page) => {
    await bedside.fill({ dlco: '43', suv: '0.52', node: 'No' });
    if (await page.locator('.ml-bar').isVisible()) await page.locator('.ml-bar').click();
    else await page.evaluate(() => scrollTo(0, 0));
    await bedside.leave();
  },
  none: (bedside) => bedside.fill({ dlco: '72', suv: '0.31', node: 'No' }),
  all: (bedside) => bedside.fill({ dlco: '38', suv: '0.71', node: 'Yes' }),
  partial: (bedside) => bedside.fill({ dlco: '43' }),
  decided: (bedside) => bedside.fill({ dlco: '43', node: 'Yes' }),
  error: (bedside) => bedside.fill({ dlco: '430', suv: '1,800', node: 'Yes' }),
  doubtful: (bedside) => bedside.fill({ dlco: '43', suv: '3', node: 'No', infection: 'Yes', pretest: '0.34' }),
  'pretest-refused': (bedside) => bedside.fill({ dlco: '43', suv: '0.71', node: 'No', pretest: '100' }),
  'could-not': async (bedside) => { await bedside.couldNot.check(); await bedside.fill({ suv: '0.71', node: 'No' }); },
  'rp-ild': (bedside) => bedside.fill({ dlco: '43', suv: '0.71', node: 'Yes', rpIld: 'Yes' }),
  'age-17': (bedside) => bedside.fill({ dlco: '43', age: '17' }),
  scores: async (bedside) => {
    await bedside.fill({ dlco: '43', suv: '0.71', node: 'No', age: '58' });
    await bedside.choice('Sex', 'Male').check();
    await bedside.category('Anti-MDA5').selectOption('positive');
    await bedside.number('Ferritin').fill('1200');
    await bedside.number('C-reactive protein').fill('24');
    await bedside.number('FVC, % predicted').fill('61');
  },
  exacerbation: async (bedside) => {
    await bedside.category('Acute exacerbation').selectOption('infection_triggered');
    await bedside.result.getByRole('region', { name: /^Death after/ }).scrollIntoViewIfNeeded();
  },
  cleared: async (bedside) => { await bedside.fill({ dlco: '43' }); await bedside.clear.click(); }
};
const views = {
  evidence: '', factors: 'factors', 'factors-open': 'factors?group=laboratory&factor=crp', deaths: 'exacerbation', audit: 'audit',
  'audit-filtered': 'audit?verdict=impossible', check: 'audit/yuan2025/repooled/crp', dlm: 'dlm-2021', source: 'yuan2025', unknown: 'nothing'
};
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark']) {
    test.describe(`${size} ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, deviceScaleFactor: size === 'phone' ? 2 : 1 });
      for (const [name, address] of Object.entries(views)) {
        test(name, async ({ evidence, page }) => {
          await evidence.open(address);
          await page.waitForTimeout(600);
          await page.screenshot({ path: `${folder}/${size}-${colorScheme}-${name}.png` });
          await page.screenshot({ path: `${folder}/${size}-${colorScheme}-${name}-full.png`, fullPage: true, scale: 'css' });
        });
      }
      for (const [name, reach] of Object.entries(states)) {
        if (colorScheme === 'dark' && !['complete', 'error', 'partial', 'scores'].includes(name)) continue;
        test(name, async ({ bedside, page }) => {
          await reach(bedside, page);
          await page.waitForTimeout(400);
          await page.screenshot({ path: `${folder}/${size}-${colorScheme}-${name}.png` });
          await page.screenshot({ path: `${folder}/${size}-${colorScheme}-${name}-full.png`, fullPage: true, scale: 'css' });
        });
      }
    });
  }
}
