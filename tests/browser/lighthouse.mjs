// Lighthouse's scores for a phone, of both rooms: the median of five runs, as one depends on what else the machine does.
// By hand, as Lighthouse is large:
//   npm install --no-save --prefix tests lighthouse@13.5.0
//   node tests/browser/lighthouse.mjs
import { chromium } from '@playwright/test';
import { executablePath, flags } from './playwright.config.mjs';
import { startSite } from './site.mjs';

const { default: lighthouse } = await import('lighthouse');
const port = 9222;
const site = await startSite('/myolung/', { compressed: true });
const browser = await chromium.launch({ executablePath, args: [...flags, `--remote-debugging-port=${port}`] });
const RUNS = 5;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[(numbers.length - 1) / 2];
const figures = { 'first-contentful-paint': 'ms', 'largest-contentful-paint': 'ms', 'total-blocking-time': 'ms', 'cumulative-layout-shift': '' };

for (const [room, address] of [['bedside', ''], ['evidence', '#/evidence']]) {
  const reports = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { lhr } = await lighthouse(site.url + address, { port, logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices'] });
    reports.push(lhr);
  }
  const [{ categories, audits }] = reports;
  const scores = Object.entries(categories).map(([id, { title }]) => {
    const all = reports.map((report) => Math.round(report.categories[id].score * 100));
    return `${title} ${median(all)} (${Math.min(...all)} to ${Math.max(...all)})`;
  });
  console.log(`${room}: ${scores.join(', ')}`);
  const measured = Object.entries(figures).map(([id, unit]) =>
    `${audits[id].title} ${median(reports.map((report) => report.audits[id].numericValue)).toFixed(unit === '' ? 3 : 0)} ${unit}`.trim());
  console.log(`  ${measured.join(', ')}`);
}
await browser.close();
await site.stop();
