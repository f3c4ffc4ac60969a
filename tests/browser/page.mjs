// The page as the tests use it: found by what a reader sees, watched for what must never happen.
import { test as base, expect } from '@playwright/test';
import { startSite } from './site.mjs';

export { expect };

export const test = base.extend({
  path: ['/myolung/', { option: true }],
  site: async ({ path }, use) => {
    const site = await startSite(path);
    await use(site);
    await site.stop();
  },
  /** Every test fails when a request leaves the origin, the security policy is violated, or an error is logged. */
  bedside: async ({ page, context, site }, use) => {
    const trouble = watch(context, new URL(site.url).origin);
    const bedside = new Bedside(page, site);
    await bedside.open();
    await use(bedside);
    expect(trouble).toEqual([]);
  }
});

export function watch(context, origin) {
  const trouble = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) trouble.push(`request left the origin: ${request.url()}`);
  });
  context.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !/ERR_CONNECTION_REFUSED|ERR_FAILED/.test(text)) trouble.push(`console: ${text}`);
    if (/Content Security Policy/i.test(text)) trouble.push(`policy: ${text}`);
  });
  context.on('weberror', (error) => trouble.push(`error: ${error.error().message}`));
  return trouble;
}

export class Bedside {
  constructor(page, site) {
    this.page = page;
    this.site = site;
    this.dlco = page.getByRole('textbox', { name: 'DLCO, % predicted' });
    this.suv = page.getByRole('textbox', { name: 'Lung SUVmean, bilateral' });
    this.age = page.getByRole('textbox', { name: 'Age (optional)' });
    this.pretest = page.getByRole('textbox', { name: 'Pre-test probability (optional)' });
    this.couldNot = page.getByRole('checkbox', { name: 'Could not be performed' });
    this.clear = page.getByRole('button', { name: 'Clear all' });
    this.result = page.locator('#result');
  }

  async open() {
    await this.page.goto(this.site.url);
    await this.dlco.waitFor();
  }

  /** The radio 'Yes', 'No' or 'Not known' of a finding. */
  choice(finding, answer) {
    return this.page.getByRole('group', { name: finding }).getByLabel(answer, { exact: true });
  }

  async node(answer) { await this.choice('Abnormal mediastinal lymph node', answer).check(); }

  async fill({ dlco, suv, node, age, rpIld, infection, pretest } = {}) {
    if (dlco !== undefined) await this.dlco.fill(dlco);
    if (suv !== undefined) await this.suv.fill(suv);
    if (node !== undefined) await this.node(node);
    if (age !== undefined) await this.age.fill(age);
    if (rpIld !== undefined) await this.choice('Rapidly progressive ILD already present (optional)', rpIld).check();
    if (infection !== undefined) await this.choice('Pulmonary infection (optional)', infection).check();
    if (pretest !== undefined) await this.pretest.fill(pretest);
    await this.leave();
  }

  /** Leaves the field, as a tap elsewhere does. */
  async leave() {
    await this.page.evaluate(() => document.activeElement?.blur());
  }
}
