// A whole work-up of a fictional patient, in each language. The scores are reckoned by hand from the rules of the papers;
// the words are looked up in core/data/locales.
import { expect, overflow, test, unfold, views, violations } from './page.mjs';
import { data } from './out.mjs';
import { readdir } from 'node:fs/promises';

// CRP 2.4 mg/dL = 24 mg/L, ferritin 1800 pmol/L = 801 ng/mL, LDH 6.2 µkat/L = 372 U/L.
const typed = {
  age: '58', disease_duration: '2', ferritin: ['1800', 'pmol/L'], crp: ['2,4', 'mg/dL'], ldh: ['6.2', 'ukat/L'], kl6: '1200',
  dlco_percent_predicted: '43', fvc_percent_predicted: '61', lung_suvmean: '0,71', hrct_score: '140', pretest_probability: '20'
};
const chosen = { iim_subtype: 'cadm', anti_mda5: '2+', acute_exacerbation: 'none' };
const answered = { sex: 'male', rp_ild_present: 'no', pulmonary_infection: 'no', anti_ro52: 'yes', mediastinal_node_abnormal: 'no', ild_present: 'yes' };
const scores = {
  'dlm-2021': ['2', 'at or above the cut-off of 2'], // DLCO 43 < 50, SUVmean 0.71 > 0.45
  'cross-2021': ['11', 'high risk'], // CRP 3, anti-Ro52 4, male 2, 2 months 2
  'flair-2020': ['10', 'high risk'], // ferritin 2, LDH 2, anti-MDA5 ++ 3, HRCT 3
  'mck-2021': ['2', 'both criteria'],
  'gap-2012': ['3', 'stage I'] // male 1, 58 years 0, FVC 61 % 1, DLCO 43 % 1
};

const tags = ['en', ...(await readdir(new URL('../../core/data/locales/', import.meta.url))).map((name) => name.replace('.json', ''))];

/** What stays in English on purpose: titles of papers and the places in them, what is quoted from print, a licence. */
async function quoted() {
  const out = new Set();
  const walk = (node, key) => {
    if (typeof node === 'string') { if (node.includes(' ')) out.add(node); } else if (node !== null && typeof node === 'object') {
      for (const [name, child] of Object.entries(node)) walk(child, Array.isArray(node) ? key : name);
    }
  };
  walk(await data('sources.json'));
  walk((await data('variables.json')).notices);
  const places = (node) => {
    if (node === null || typeof node !== 'object') return;
    for (const [name, child] of Object.entries(node)) {
      if (['place', 'printed', 'as_printed', 'cells', 'reference', 'authors'].includes(name)) walk(child);
      else places(child);
    }
  };
  for (const folder of ['models', 'evidence', 'audit']) {
    for (const name of await readdir(new URL(`../../core/data/${folder}/`, import.meta.url))) places(await data(`${folder}/${name}`));
  }
  places(await data('register.json'));
  return [...out].sort((one, other) => other.length - one.length);
}

for (const tag of tags) {
  const locale = tag === 'en' ? { texts: {} } : await data(`locales/${tag}.json`);
  const said = (english) => locale.texts[english] ?? english;

  test.describe(tag, () => {
    test.use({ viewport: { width: 390, height: 844 } });

    test.beforeEach(async ({ context, page, site }) => {
      await context.addInitScript((one) => Object.defineProperty(Navigator.prototype, 'languages', { get: () => [one] }), tag);
      await page.goto(site.url);
      await page.locator('#field-dlco_percent_predicted').waitFor();
      await expect(page.locator('html')).toHaveAttribute('lang', tag);
    });

    const workUp = async (page) => {
      // Findings and values that only the associated factors use are folded away.
      await unfold(page);
      for (const [id, value] of Object.entries(typed)) {
        const [number, unit] = Array.isArray(value) ? value : [value];
        if (unit !== undefined) await page.locator(`.ml-quantity:has(#field-${id}) select`).selectOption(unit);
        await page.locator(`#field-${id}`).fill(number);
      }
      for (const [id, code] of Object.entries(chosen)) await page.locator(`#field-${id}`).selectOption(code);
      for (const [id, value] of Object.entries(answered)) await page.locator(`[name=field-${id}][value=${value}]`).check();
      await page.evaluate(() => document.activeElement?.blur());
    };

    test('a full work-up: every score complete, in its own words', async ({ page, watched }) => {
      await workUp(page);
      for (const [id, [score, band]] of Object.entries(scores)) {
        const card = page.locator(`#score-${id}`);
        expect((await card.locator('.ml-answer__number').innerText()).match(/\d+/g), id).toContain(score);
        await expect(card.locator('.ml-answer__band'), id).toContainText(said(band));
      }
      const dlm = page.locator('#score-dlm-2021');
      await expect(dlm.getByRole('heading', { level: 3 })).toHaveText(said('DLM score'));
      await expect(dlm).toContainText(said('rapidly progressive ILD'));
      // Table 2: 9 of 16, 56 %, 30 to 80 %.
      expect((await dlm.locator('.ml-answer__observed').innerText()).match(/\d+/g)).toEqual(expect.arrayContaining(['9', '16', '56', '30', '80']));
      await expect(page.locator('#field-crp-converted')).toContainText('24');
      // What is read first stands on one line, however long the language's way to say it.
      const lines = (selector) => page.locator(selector).evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight))));
      expect(new Set(await lines('.ml-answer__number, .ml-scale__cell'))).toEqual(new Set([1]));
      expect(await page.locator('.ml-probability__tick').allTextContents()).toEqual([25, 50, 75].map((tick) => (tag === 'en' ? `${tick}\u00a0%` : `${tick}%`)));
      expect(await dlm.innerText()).not.toMatch(/(?<![\d.,])(0|100)(\.0+)?\s*%/);
      expect(await overflow(page)).toBe(0);
      expect(watched).toEqual([]);
    });

    test('axe finds no violation in any view', async ({ page, site, watched }) => {
      test.setTimeout(90_000);
      await workUp(page);
      for (const [name, address] of Object.entries(views)) {
        await page.goto(site.url + address);
        await page.locator('h1').waitFor();
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(400);
        await unfold(page);
        expect(await violations(page), name).toEqual([]);
      }
      expect(watched).toEqual([]);
    });

    if (tag !== 'en') {
      test('no English sentence is left, but for what is quoted', async ({ page, site }) => {
        test.setTimeout(90_000);
        const quotes = await quoted();
        const english = async () => {
          let text = (await page.locator('#app').evaluate((app) => app.textContent)).replaceAll('\u00a0', ' ');
          for (const quote of quotes) text = text.replaceAll(quote, ' | ');
          text = text.replace(/[A-Z]+ et al\b/g, ' | ');
          return [...new Set(text.match(/[A-Za-z]{2,}(?: [a-z]{2,}){2,}/g) ?? [])];
        };
        await workUp(page);
        const found = { 'work-up': await english() };
        // Refusals, questions and contradictions as well.
        await page.locator('#field-age').fill('170');
        await page.locator('#field-ferritin').fill('12.500');
        await page.locator('#field-crp').fill('336');
        await page.locator('#field-lung_suvmean').fill('abc');
        await page.locator('#field-acute_exacerbation').selectOption('infection_triggered');
        await page.locator('#field-age').focus();
        await page.waitForTimeout(400);
        await unfold(page);
        found.questions = await english();
        for (const [name, address] of Object.entries(views)) {
          await page.goto(site.url + address);
          await page.locator('h1').waitFor();
          await page.waitForLoadState('networkidle');
          await page.waitForTimeout(400);
          await unfold(page);
          found[name] = await english();
        }
        expect(Object.fromEntries(Object.entries(found).filter(([, all]) => all.length > 0))).toEqual({});
      });
    }
  });
}
