// The evidence room: cards, the forest plot and its table, deaths, the ROC curve, the audit, and pictures to take
// along. Expected figures are those of the papers, as in core/data, or of the shared recalculation.
import { readFile } from 'node:fs/promises';
import { Bedside, expect, overflow, test, unfold, violations } from './page.mjs';

const read = async (path) => JSON.parse(await readFile(new URL(`../../core/data/${path}`, import.meta.url), 'utf8'));

test('a card for every score and source, with the way to its paper; what is not computed, and why; guidelines', async ({ evidence, page }) => {
  await evidence.open();
  const found = (await read('evidence/yuan2025.json')).findings.length;
  for (const [name, findings] of [['DLM score', '2 findings'], ['FLAIR score', null], ['CROSS score', null], ['MCK model', null], ['GAP index (IPF, not myositis)', null], ['Factors associated with RP-ILD', `${found} findings`]]) {
    const card = page.getByRole('article', { name, exact: true });
    await expect(card).toContainText(/Predicts.*In whom.*How good.*How it was checked/s);
    await expect(card.getByRole('link', { name: /^(doi:10\.|online)/ })).not.toHaveCount(0);
    if (findings !== null) await expect(card).toContainText(findings);
  }
  await expect(page.getByRole('article', { name: 'DLM score', exact: true })).toContainText('AUC 0.905 (95 % CI 0.836 to 0.975)');
  const { not_computed: notComputed, guidelines } = await read('register.json');
  for (const { name, reason } of notComputed) {
    const item = page.getByRole('listitem').filter({ hasText: name });
    await expect(item.first()).toContainText(reason);
  }
  const { sources } = await read('sources.json');
  for (const { source } of guidelines) await expect(page.getByRole('link', { name: `doi:${sources[source].doi}` }).first()).toBeVisible();
});

test.describe('factors', () => {
  // Yuan 2025, Table 2: the highest, the lowest, and the ones whose order changes.
  test('the plot holds all 31, highest odds ratio first, and the table below says the same', async ({ evidence }) => {
    await evidence.open('factors');
    await expect(evidence.rows).toHaveCount(31);
    await expect(evidence.rows.first()).toContainText('Anti-MDA5 antibody');
    await expect(evidence.rows.first()).toContainText('6.044 (4.331 to 8.435)');
    await expect(evidence.rows.last()).toContainText('Anti-TIF1-γ antibody');
    const names = await evidence.rows.getByRole('rowheader').allInnerTexts();
    const plotted = (await evidence.plotted()).filter((text) => names.includes(text));
    expect(plotted).toEqual(names);
    const svg = evidence.figure.locator('svg');
    await expect(svg).toHaveAccessibleName(/Forest plot of 31 factors, both windows together.*table below/);
    expect(await svg.locator('circle').count()).toBe(31);
  });

  test('sorted by name, studies, I², group; and the other way round', async ({ evidence, page }) => {
    await evidence.open('factors');
    const names = () => evidence.rows.getByRole('rowheader').allInnerTexts();
    const column = (index) => evidence.rows.getByRole('cell').nth(index);
    await page.getByLabel('Sort by').selectOption('name');
    await expect(evidence.rows.first()).toContainText('Age');
    expect(await names()).toEqual([...await names()].sort((one, other) => one.localeCompare(other, 'en')));
    expect(page.url()).toMatch(/\?sort=name$/);
    await page.getByRole('button', { name: 'Factor', exact: true }).click();
    await expect(evidence.rows.last()).toContainText('Age');
    await expect(page.getByRole('columnheader', { name: 'Factor' })).toHaveAttribute('aria-sort', 'descending');
    await page.getByRole('button', { name: 'Studies', exact: true }).click();
    await expect(evidence.rows.first()).toContainText('Age');
    await expect(page.getByRole('columnheader', { name: 'Studies' })).toHaveAttribute('aria-sort', 'descending');
    const studies = (await evidence.rows.locator('[data-label=Studies]').allInnerTexts()).map(Number);
    expect(studies).toEqual([...studies].sort((one, other) => other - one));
    await page.getByRole('button', { name: 'I², %' }).click();
    const i2 = (await evidence.rows.locator('[data-label="I², %"]').allInnerTexts()).map(Number);
    expect(i2).toEqual([...i2].sort((one, other) => other - one));
    await page.getByRole('button', { name: 'Group', exact: true }).click();
    await expect(evidence.rows.first()).toContainText('Demographic');
    await expect(column(0)).toBeVisible();
    expect((await evidence.plotted()).filter((text) => text === 'Age')).toHaveLength(1);
  });

  test('one window, one group; what has no study is named and not drawn; all of it in the address', async ({ evidence, page }) => {
    await evidence.open('factors');
    await page.getByLabel('Definition of RP-ILD').selectOption('lt3months');
    await page.getByLabel('Group', { exact: true }).selectOption('subtype');
    await expect(evidence.rows).toHaveCount(2);
    await expect(page.getByRole('status')).toHaveText('2 of 31 factors.');
    await expect(page.getByText('Not in the plot, for want of a study: Clinically amyopathic dermatomyositis')).toBeVisible();
    expect(await evidence.plotted()).not.toContain('Clinically amyopathic dermatomyositis');
    expect(page.url()).toContain('window=lt3months');
    expect(page.url()).toContain('group=subtype');
    await page.reload();
    await expect(evidence.rows).toHaveCount(2);
    await expect(page.getByLabel('Definition of RP-ILD')).toHaveValue('lt3months');
    // Filtering is no step in the history.
    await page.goto(`${page.url().split('#')[0]}#/evidence`);
    await page.goBack();
    await expect(page.getByLabel('Group', { exact: true })).toHaveValue('subtype');
  });

  test('a row opens by keyboard: every study\'s cut-off, the doubtful one marked, elsewhere, what we found', async ({ evidence, page }) => {
    await evidence.open('factors');
    const crp = page.getByRole('button', { name: 'Raised CRP' });
    await crp.focus();
    await page.keyboard.press('Enter');
    await expect(crp).toHaveAttribute('aria-expanded', 'true');
    await expect(crp).toBeFocused();
    const details = page.locator('.ml-table__details');
    await expect(details).toContainText('Xu Y et al. 2016');
    await expect(details.getByRole('listitem').filter({ hasText: '>50 μg/L' })).toContainText('Doubtful: Very likely a slip of the unit');
    await expect(details).toContainText('2.29 (1.78 to 2.94), in anti-MDA5 positive dermatomyositis');
    await expect(details).toContainText('3.684 (2.263 to 5.996)');
    expect(page.url()).toContain('factor=crp');
    await page.keyboard.press('Enter');
    await expect(details).toHaveCount(0);
  });

  test('the factors of the patient at the bedside are marked, and only when there is one', async ({ evidence, page, site }) => {
    await evidence.open('factors');
    await expect(page.getByText('present in your patient')).toHaveCount(0);
    const bedside = new Bedside(page, site);
    await page.getByRole('link', { name: 'Bedside' }).click();
    await bedside.category('Anti-MDA5').selectOption('3+');
    await bedside.number('Ferritin').fill('5000');
    await bedside.choice('Anti-Ro52', 'No').check();
    await bedside.factors.getByRole('link', { name: /All 31 factors/ }).click();
    await expect(evidence.rows.filter({ hasText: 'present in your patient' }).getByRole('rowheader').getByRole('button')).toHaveText(['Anti-MDA5 antibody', 'Raised ferritin']);
    await expect(evidence.figure).toContainText('entered as present at the bedside');
    await expect(evidence.figure.locator('svg rect')).toHaveCount(2);
  });
});

test('deaths after an exacerbation: counts with intervals; 14.9 % alone; the counter-evidence beside it', async ({ evidence, page }) => {
  await evidence.open('exacerbation');
  const zhang = page.getByRole('region', { name: 'Death after acute exacerbation of myositis-associated ILD' });
  for (const text of ['10 of 35 (29 %, 95 % CI 15 to 46 %)', '12 of 35', '19 of 35', '2 of 34', '6 of 34', '14.9 % as printed; no count of patients gives it', 'no count of 34', 'cannot rule infection out', 'Sensitivity 25 of 35', 'specificity 25 of 34']) {
    await expect(zhang).toContainText(text);
  }
  await expect(zhang.getByRole('figure').locator('svg circle')).toHaveCount(5);
  await expect(zhang.getByRole('figure')).toContainText('14.9 % as printed, no count');
  const lee = page.getByRole('region', { name: 'Counter-evidence: death in hospital after acute exacerbation' });
  for (const text of ['7 of 17', '10 of 19', 'p = 0.724']) await expect(lee).toContainText(text);
});

test('the DLM score: its ROC curve and the patients at each score', async ({ evidence, page }) => {
  await evidence.open('dlm-2021');
  await expect(page.getByRole('img', { name: /ROC curve of the DLM score, area 0\.905 \(95 % CI 0\.836 to 0\.975\).*2 or more: 18 true and 7 false positive/ })).toBeVisible();
  const scores = page.getByRole('img', { name: /Score 2: 9 of 16 \(56 %, 95 % CI 30 to 80 %\) developed/ });
  for (const text of ['0 of 15', '3 of 21', '9 of 16', '9 of 9']) await expect(scores).toContainText(text);
  await expect(page.getByRole('main')).toContainText('DLCO alone: sensitivity and specificity were probably exchanged');
});

test('a source: its card, its findings, its tables as printed, its checks', async ({ evidence, page }) => {
  await evidence.open('yuan2025');
  await page.getByText('Pooled univariable odds ratios', { exact: true }).click();
  const table = page.getByRole('region', { name: 'Pooled univariable odds ratios' });
  await expect(table.getByRole('row', { name: /^Raised CRP, all studies/ })).toContainText('3.366');
  await page.getByRole('link', { name: 'All checks of Factors associated with RP-ILD' }).click();
  await expect(page.getByLabel('Source')).toHaveValue('yuan2025');
});

test.describe('audit', () => {
  const shown = (page) => page.getByRole('status');

  test('findings first; counts by verdict that add up to the checks; each leads to its checks', async ({ evidence, page }) => {
    await evidence.open('audit');
    const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    expect(headings).toEqual(['What we found', 'All checks']);
    await expect(page.getByRole('main')).toContainText('CRP: the whole is not the sum of its parts');
    await expect(page.getByRole('main')).toContainText('Dysphagia: an interval no unadjusted odds ratio can have');
    const counts = (await page.locator('.ml-verdicts__count').allInnerTexts()).map(Number);
    const all = /^(\d+) checks/.exec(await shown(page).innerText())[1];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(Number(all));
    await page.getByRole('link', { name: /impossible/ }).click();
    await expect(page.getByLabel('Verdict')).toHaveValue('impossible');
    // Who comes for certain checks sees them first.
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(['All checks', 'What we found']);
    await expect(evidence.rows).toHaveCount(counts[0]);
  });

  test('filtered by verdict, source, question, text; in the address; cleared', async ({ evidence, page }) => {
    await evidence.open('audit?verdict=differs&source=yuan2025');
    await expect(page.getByLabel('Verdict')).toHaveValue('differs');
    const rows = await evidence.rows.count();
    expect(rows).toBeGreaterThan(0);
    await expect(evidence.rows.locator('.ml-verdict')).toHaveText(Array(rows).fill('differs'));
    await page.getByLabel('Search').fill('crp');
    await expect(evidence.rows.filter({ hasNotText: /crp/i })).toHaveCount(0);
    await expect(evidence.rows).not.toHaveCount(0);
    await expect(page.getByLabel('Search')).toBeFocused();
    expect(page.url()).toContain('text=crp');
    await page.getByLabel('Search').fill('nothing is called this');
    await expect(page.getByText('No check fits these filters.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page.getByLabel('Search')).toHaveValue('');
    await expect(evidence.rows).toHaveCount(100);
    await page.getByRole('button', { name: /^Show all \d+$/ }).click();
    expect(await evidence.rows.count()).toBeGreaterThan(900);
    await page.getByLabel('Question').selectOption({ label: 'Do the two windows, pooled by inverse variance, give the whole?' });
    await expect(evidence.rows.filter({ hasText: 'Raised CRP' })).toContainText('differs');
    expect(await evidence.rows.count()).toBeLessThan(40);
  });

  test('a row opens into everything behind its verdict, and back to the same filters', async ({ evidence, page }) => {
    await evidence.open('audit?source=yuan2025&verdict=differs');
    await evidence.rows.filter({ hasText: 'pooled by inverse variance' }).getByRole('link').click();
    await expect(evidence.title).toHaveText('Raised CRP');
    await expect(evidence.title).toBeFocused();
    const main = page.getByRole('main');
    for (const text of ['differs', '3.366 (2.149 to 5.274)', '3.684 (2.263 to 5.996)', 'inverse variance', 'Table 2', 'CRP: the whole is not the sum of its parts', 'Which of the three rows is wrong cannot be told']) {
      await expect(main).toContainText(text);
    }
    await main.getByRole('link', { name: 'Back to the audit' }).click();
    await expect(page.getByLabel('Verdict')).toHaveValue('differs');
    await expect(page.getByLabel('Source')).toHaveValue('yuan2025');
  });

  test('the checks behind a finding', async ({ evidence, page }) => {
    await evidence.open('audit');
    await page.getByRole('listitem').filter({ hasText: 'DLCO alone: sensitivity and specificity were probably exchanged' }).getByRole('link').click();
    await expect(evidence.rows.filter({ hasText: 'gives the sensitivity among 21' })).toContainText(/87\.5.%.*impossible/s);
    await expect(evidence.rows.filter({ hasText: 'gives the specificity among 40' })).toContainText(/66\.7.%.*impossible/s);
  });
});

test.describe('pictures to take along', () => {
  const take = async (page, name) => {
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name }).first().click();
    const download = await started;
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  };

  for (const [address, file, text] of [['factors', 'factors-all', 'Raised CRP'], ['exacerbation', 'zhang2025-deaths', '10 of 35'], ['dlm-2021', 'dlm-2021-scores', '9 of 16']]) {
    test(`${address}: an SVG that parses and needs nothing of the page; a PNG with something on it`, async ({ evidence, page }) => {
      await evidence.open(address);
      await evidence.plotted();
      const svg = await take(page, /as SVG/);
      expect(svg.name).toBe(`${file}.svg`);
      const source = svg.content.toString();
      expect(source).not.toMatch(/<style|style=|class=|var\(|<script|href/);
      const parsed = await page.evaluate((content) => {
        const made = new DOMParser().parseFromString(content, 'image/svg+xml');
        return { root: made.documentElement.nodeName, namespace: made.documentElement.namespaceURI, text: made.documentElement.textContent, failed: made.querySelector('parsererror') !== null };
      }, source);
      expect(parsed).toMatchObject({ root: 'svg', namespace: 'http://www.w3.org/2000/svg', failed: false });
      expect(parsed.text).toContain(text);
      const png = await take(page, /as PNG/);
      expect(png.name).toBe(`${file}.png`);
      expect([...png.content.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      const width = Number(/width="([\d.]+)"/.exec(source)[1]);
      expect(png.content.readUInt32BE(16)).toBe(Math.floor(width * 2));
      expect(png.content.length).toBeGreaterThan(8000);
    });
  }

  test('on a phone too the picture has its whole title and legend within its edges', async ({ evidence, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await evidence.open('factors');
    await evidence.plotted();
    const { content } = await take(page, /as SVG/);
    const outside = await page.evaluate((source) => {
      const holder = document.createElement('div');
      holder.innerHTML = source;
      document.body.append(holder);
      const svg = holder.querySelector('svg');
      const edge = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('text')].map((one) => ({ text: one.textContent, box: one.getBoundingClientRect() }));
      holder.remove();
      return { outside: texts.filter(({ box }) => box.left < edge.left || box.right > edge.right || box.bottom > edge.bottom || box.top < edge.top).map(({ text }) => text), all: texts.map(({ text }) => text).join(' ') };
    }, content.toString());
    expect(outside.outside).toEqual([]);
    expect(outside.all).toContain('size says nothing about the weight of a study.');
  });

  test('on a dark screen too the picture is for paper: dark on white', async ({ evidence, page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await evidence.open('factors');
    await evidence.plotted();
    const { content } = await take(page, /as SVG/);
    expect(content.toString()).toMatch(/<rect[^>]*fill="rgb\(255, 255, 255\)"/);
    expect(content.toString()).not.toContain('rgb(231, 237, 238)');
  });
});

const views = ['', 'factors', 'factors?factor=crp', 'exacerbation', 'audit', 'audit?verdict=impossible', 'audit/yuan2025/repooled/crp', 'dlm-2021', 'cross-2021', 'yuan2025', 'nothing'];

for (const [size, viewport] of Object.entries({ phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } })) {
  test.describe(size, () => {
    test.use({ viewport, colorScheme: 'light' });
    for (const view of views) {
      test(`axe finds no violation: evidence/${view}`, async ({ evidence, page }) => {
        await evidence.open(view);
        await page.waitForTimeout(400);
        await unfold(page);
        expect(await violations(page)).toEqual([]);
      });
    }
  });
}

for (const [name, viewport, text] of [
  ['320 px', { width: 320, height: 640 }, '100%'],
  ['200 % zoom of 1280 px', { width: 640, height: 400 }, '100%'],
  ['390 px with text at 200 %', { width: 390, height: 844 }, '200%']
]) {
  test(`${name}: nothing scrolls sideways, in any view of the evidence`, async ({ evidence, page }) => {
    test.setTimeout(90_000);
    await page.setViewportSize(viewport);
    for (const view of views) {
      await evidence.open(view);
      await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, text);
      await page.waitForTimeout(250);
      await unfold(page);
      expect(await overflow(page), view).toBe(0);
    }
  });
}

test('on a phone every control of the evidence is at least 44 px high', async ({ evidence, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const view of ['', 'factors', 'audit?verdict=impossible']) {
    await evidence.open(view);
    const small = await page.locator('button, select, input, summary, .ml-pages a, .ml-header a, .ml-table a').evaluateAll((all) =>
      all.filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 100)));
    expect(small, view).toEqual([]);
  }
});

test('headings in order and one h1, in every view', async ({ evidence, page }) => {
  for (const view of views) {
    await evidence.open(view);
    await unfold(page);
    const levels = await page.locator('h1, h2, h3, h4').evaluateAll((all) => all.filter((one) => one.getClientRects().length > 0).map((one) => Number(one.tagName[1])));
    expect(levels.filter((level) => level === 1), view).toHaveLength(1);
    levels.slice(1).forEach((level, index) => expect(level - levels[index], view).toBeLessThanOrEqual(1));
  }
});

test('on paper: the plot and its table, no controls', async ({ evidence, page }) => {
  await evidence.open('factors');
  await evidence.plotted();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: /as SVG/ })).toBeHidden();
  await expect(page.getByLabel('Sort by')).toBeHidden();
  await expect(evidence.figure.locator('svg')).toBeVisible();
  await expect(evidence.rows.first()).toBeVisible();
  const pdf = await page.pdf({ format: 'A4' });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeLessThanOrEqual(4);
});

test('with reduced motion nothing moves', async ({ evidence, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await evidence.open('factors');
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
});
