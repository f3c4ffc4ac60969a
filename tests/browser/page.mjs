// The page as the tests use it: found by what a reader sees, watched for what must never happen.
import { AxeBuilder } from '@axe-core/playwright';
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
  watched: async ({ context, site }, use) => {
    const trouble = watch(context, new URL(site.url).origin);
    await use(trouble);
    expect(trouble).toEqual([]);
  },
  bedside: async ({ page, site, watched }, use) => {
    expect(watched).toEqual([]);
    const bedside = new Bedside(page, site);
    await bedside.open();
    await use(bedside);
  },
  evidence: async ({ page, site, watched }, use) => {
    expect(watched).toEqual([]);
    await use(new Evidence(page, site));
  }
});

export function watch(context, origin) {
  const trouble = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith(`blob:${origin}/`)) trouble.push(`request left the origin: ${request.url()}`);
  });
  context.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !/ERR_CONNECTION_REFUSED|ERR_FAILED/.test(text)) trouble.push(`console: ${text}`);
    if (/Content Security Policy/i.test(text)) trouble.push(`policy: ${text}`);
  });
  context.on('weberror', (error) => trouble.push(`error: ${error.error().message}`));
  return trouble;
}

/** What axe finds in what is shown, or in a part of it: by all its rules, or by those named. High contrast promises
 *  WCAG's enhanced contrast. */
export async function violations(page, rules = null, { enhanced = false, part = null } = {}) {
  // Twice as fast: the page has no frames to gather from (its policy allows none), and nobody reads what passes.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (part !== null) axe.include(part);
  const wanted = rules === null ? {} : { runOnly: { type: 'rule', values: enhanced ? [...rules, 'color-contrast-enhanced'] : rules } };
  axe.options({ resultTypes: ['violations'], ...wanted, ...(enhanced ? { rules: { 'color-contrast-enhanced': { enabled: true } } } : {}) });
  return (await axe.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

export const unfold = (page) => page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });

export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export class Bedside {
  constructor(page, site) {
    this.page = page;
    this.site = site;
    this.dlco = page.getByRole('textbox', { name: 'DLCO, % predicted' });
    this.suv = page.getByRole('textbox', { name: 'Lung SUVmean, bilateral' });
    this.age = page.getByRole('textbox', { name: 'Age', exact: true });
    this.pretest = page.getByRole('textbox', { name: 'Pre-test probability' });
    this.couldNot = page.getByRole('checkbox', { name: 'Could not be performed' });
    this.clear = page.getByRole('button', { name: 'Clear all' });
    this.result = page.locator('#result');
    this.overview = page.locator('.ml-overview');
    this.dlm = this.score('DLM score');
    this.factors = this.result.getByRole('region', { name: 'Associated factors' });
  }

  async open() {
    await this.page.goto(this.site.url);
    // What is drawn last.
    await this.page.locator('#next-title').waitFor();
  }

  /** The card of a score; that of the DLM score, which is the one with counts, is `dlm`. */
  score(title) {
    return this.result.getByRole('region', { name: title, exact: true });
  }

  /** The line of a score in the overview. */
  line(title) {
    return this.overview.getByRole('listitem').filter({ hasText: title });
  }

  /** The radio 'Yes', 'No' or 'Not known' of a finding, or the answers of a category with few. */
  choice(finding, answer) {
    return this.page.getByRole('group', { name: finding, exact: true }).getByLabel(answer, { exact: true });
  }

  number(name) { return this.page.getByRole('textbox', { name }); }

  category(name) { return this.page.getByRole('combobox', { name, exact: true }); }

  async node(answer) { await this.choice('Abnormal mediastinal lymph node', answer).check(); }

  async fill({ dlco, suv, node, age, rpIld, infection, pretest } = {}) {
    if (dlco !== undefined) await this.dlco.fill(dlco);
    if (suv !== undefined) await this.suv.fill(suv);
    if (node !== undefined) await this.node(node);
    if (age !== undefined) await this.age.fill(age);
    if (rpIld !== undefined) await this.choice('Rapidly progressive ILD already present', rpIld).check();
    if (infection !== undefined) await this.choice('Pulmonary infection', infection).check();
    if (pretest !== undefined) await this.pretest.fill(pretest);
    await this.leave();
  }

  /** Leaves the field, as a tap elsewhere does. */
  async leave() {
    await this.page.evaluate(() => document.activeElement?.blur());
  }
}

export class Evidence {
  constructor(page, site) {
    this.page = page;
    this.site = site;
    this.title = page.getByRole('heading', { level: 1 });
    this.figure = page.getByRole('figure');
    this.rows = page.locator('.ml-table tbody > tr:not(.ml-table__details)');
  }

  /** Opens an address of the room, such as 'factors?group=skin'. */
  async open(address = '') {
    await this.page.goto(`${this.site.url}#/evidence${address === '' ? '' : `/${address}`}`);
    await expect(this.page.getByText(/^(Opening|Computing every printed figure)/)).toHaveCount(0);
    await this.title.waitFor();
  }

  /** The names in the plot, from top to bottom. */
  async plotted() {
    await this.figure.locator('svg').first().waitFor();
    return this.figure.first().locator('svg text').evaluateAll((all) => all.map((one) => one.textContent));
  }
}

/** Every view of the page, by its address. */
export const views = {
  bedside: '#/', evidence: '#/evidence', factors: '#/evidence/factors', exacerbation: '#/evidence/exacerbation',
  audit: '#/evidence/audit?verdict=impossible', check: '#/evidence/audit/yuan2025/repooled/crp', score: '#/evidence/dlm-2021', source: '#/evidence/yuan2025',
  preferences: '#/preferences', privacy: '#/privacy', unknown: '#/nothing'
};
