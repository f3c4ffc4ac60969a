// Lighthouse's scores for a phone, of both rooms; by hand, as they depend on the machine and Lighthouse is large:
//   npm install --no-save --prefix tests lighthouse@13.5.0
//   node tests/browser/lighthouse.mjs
import { chromium } from '@playwright/test';
import { flags } from './playwright.config.mjs';
import { startSite } from './site.mjs';

const { default: lighthouse } = await import('lighthouse');
const port = 9222;
const site = await startSite('/myolung/', { compressed: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...flags, `--remote-debugging-port=${port}`] });
for (const [room, address] of [['bedside', ''], ['evidence', '#/evidence']]) {
  const { lhr } = await lighthouse(site.url + address, { port, logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices'] });
  const percent = ({ title, score }) => `${title} ${Math.round(score * 100)}`;
  const figure = (id) => `${lhr.audits[id].title} ${lhr.audits[id].displayValue}`;
  console.log(`${room}: ${Object.values(lhr.categories).map(percent).join(', ')}`);
  console.log(`  ${['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map(figure).join(', ')}`);
}
await browser.close();
await site.stop();
