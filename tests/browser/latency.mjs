// How long a clinician on a slow ward PC waits: from the last keystroke to the painted result, with the processor slowed
// four times. Prints figures, asserts nothing; not part of the suite:
//   node tests/browser/latency.mjs        (after ./web/serve or ./tests/run has built the page)
// The duration of an event is the browser's own (Event Timing), from the key to the next paint, in steps of 8 ms.
import { chromium } from '@playwright/test';
import { Bedside } from './page.mjs';
import { executablePath, flags } from './playwright.config.mjs';
import { startSite } from './site.mjs';

const SLOWER = 4;
const REPEATS = 40;

const site = await startSite();
const browser = await chromium.launch({ executablePath, args: flags });
try {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const bedside = new Bedside(page, site);
  await bedside.open();
  await page.evaluate(() => {
    window.durations = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.durations.push(duration);
    }).observe({ type: 'event', durationThreshold: 16 });
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });

  await measure('first values of an empty patient', async () => { await bedside.clear.click(); });
  await bedside.fill({ dlco: '38', suv: '0.71', node: 'Yes', age: '58' });
  await bedside.number('Ferritin').fill('1200');
  await bedside.number('C-reactive protein').fill('24');
  await bedside.number('FVC, % predicted').fill('61');
  await measure('a patient with seven values', async () => {});

  async function measure(title, before) {
    await page.evaluate(() => { window.durations = []; });
    for (let index = 0; index < REPEATS; index += 1) {
      if (await bedside.clear.isEnabled()) await before();
      await bedside.dlco.focus();
      await bedside.dlco.press('Control+A');
      await bedside.dlco.pressSequentially(index % 2 === 0 ? '43' : '62', { delay: 150 });
      await page.waitForTimeout(150);
    }
    // Only keys slower than 16 ms are reported at all: the rest were painted with the next frame.
    const all = await page.evaluate(() => window.durations);
    const sorted = [...all].sort((one, other) => one - other);
    const at = (share) => sorted.length === 0 ? 'below 16' : `${sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]}`;
    console.log(`${title}: median ${at(0.5)} ms, 95th of a hundred ${at(0.95)} ms, longest ${at(1)} ms (${sorted.length} keys slower than 16 ms, ${REPEATS * 3} pressed, ${SLOWER} times slower processor)`);
  }
} finally {
  await browser.close();
  await site.stop();
}
