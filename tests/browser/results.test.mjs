// The result beside the form: what to find out next, several views of one result, whom a score was made in, and that a
// keystroke draws no more than it changes. Counts are Table 2 of Liang 2021; probabilities are worked by hand.
import { Bedside, expect, overflow, test, unfold, violations } from './page.mjs';

const phone = { width: 390, height: 844 };
const low = { width: 1366, height: 600 };

const next = (bedside) => bedside.result.getByRole('region', { name: /^What (would decide most|to begin with)$/ });
const view = (bedside, name) => bedside.dlm.getByRole('group', { name: 'Show the DLM score as' }).getByRole('radio', { name });
const slider = (bedside) => bedside.dlm.getByRole('slider', { name: 'Pre-test probability' });
const complete = { dlco: '43', suv: '0.71', node: 'No' };

async function severalScores(bedside) {
  await bedside.fill({ ...complete, age: '58' });
  await bedside.choice('Sex', 'Male').check();
  await bedside.category('Anti-MDA5').selectOption('positive');
  await bedside.number('Ferritin').fill('1200');
  await bedside.number('C-reactive protein').fill('24');
  await bedside.number('FVC, % predicted').fill('61');
  await bedside.leave();
}

test.describe('what to find out next', () => {
  test('the value that settles a score comes first, with its cost, its effect and every answer; it leads to its field', async ({ bedside }) => {
    // DLCO gives a point, the node none: SUVmean alone decides between 1 and 2, on either side of the cut-off.
    await bedside.fill({ dlco: '43', node: 'No' });
    await expect(bedside.line('DLM score')).toContainText('1 to 2 of 3 undecided until lung SUVmean, bilateral is known');
    const first = next(bedside).getByRole('listitem').first();
    await expect(first).toContainText('Lung SUVmean, bilateral');
    await expect(first).toContainText('PET/CT');
    await expect(first).toContainText('Settles: DLM score.');
    await expect(first).toContainText(
      'DLM score now 1 to 2. ≤ 0.450 g/mL: 1, below the cut-off of 2. > 0.450 g/mL: 2, at or above the cut-off of 2.'
    );
    await first.getByRole('link', { name: 'Lung SUVmean, bilateral' }).click();
    await expect(bedside.suv).toBeFocused();
    await bedside.suv.fill('0.71');
    await expect(bedside.result.locator('.ml-next').filter({ hasText: 'DLM score' })).toHaveCount(0);
    await expect(bedside.line('DLM score')).toContainText('2 of 3 at or above the cut-off of 2; 9 of 16');
  });

  test('three at once, the others on request; with nothing entered, what to begin with', async ({ bedside }) => {
    await expect(next(bedside)).toContainText('What to begin with');
    await expect(next(bedside).locator('.ml-next__row:visible')).toHaveCount(3);
    const all = await next(bedside).locator('.ml-next__row').count();
    expect(all).toBeGreaterThan(3);
    await next(bedside).getByText(`${all - 3} more that would help`).click();
    await expect(next(bedside).locator('.ml-next__row:visible')).toHaveCount(all);
    await bedside.fill({ dlco: '43' });
    await expect(next(bedside)).toContainText('What would decide most');
  });

  test('a score decided whatever is missing says so', async ({ bedside }) => {
    await bedside.fill({ dlco: '43', node: 'Yes' });
    await expect(bedside.line('DLM score')).toContainText('2 to 3 of 3 at or above the cut-off of 2; lung SUVmean, bilateral not known');
    await expect(bedside.dlm).toContainText('The band is already decided: at or above the cut-off of 2');
  });

  test('it is announced with the results, once, when it changes', async ({ bedside, page }) => {
    await bedside.fill({ dlco: '43', node: 'No' });
    await expect(page.getByRole('status')).toHaveText(/DLM score 1 to 2 of 3.* Would decide most next: Lung SUVmean, bilateral, PET\/CT\.$/, { timeout: 3000 });
  });
});

test.describe('several views of one result', () => {
  test('icons, a sentence, a table: the same figures', async ({ bedside }) => {
    await bedside.fill({ ...complete, pretest: '20' });
    await expect(view(bedside, 'Icons')).toBeChecked();
    await expect(bedside.dlm.getByRole('img', { name: '9 of 16 patients with score 2' })).toBeVisible();
    await view(bedside, 'Sentence').check();
    await expect(bedside.dlm.getByRole('img')).toHaveCount(0);
    await expect(bedside.dlm).toContainText('9 of 16 patients with this score');
    // By hand: LR = (9.5/23) / (7.5/42) = 2.313; odds 0.25 * 2.313, so 37 %.
    await expect(bedside.dlm.locator('.ml-posttest__line')).toContainText('20 % before');
    await expect(bedside.dlm.locator('.ml-posttest__line')).toContainText('37 % after');
    await view(bedside, 'Table').check();
    const rows = bedside.dlm.getByRole('table').getByRole('row');
    await expect(rows).toHaveText([
      'Score2', 'Patients9 of 16', 'Share of them56 %', '95 % CI30 to 80 %', /^Likelihood ratio2\.3/, /^95\s% CI/, 'Probability before20 %',
      'Probability after37 %', /^95\s% CI/
    ]);
  });

  test('the table has a column for every score still possible, and never 0 % or 100 %', async ({ bedside }) => {
    await bedside.fill({ suv: '0.6' });
    await bedside.couldNot.check();
    await view(bedside, 'Table').check();
    const rows = bedside.dlm.getByRole('table').getByRole('row');
    await expect(rows.nth(0)).toHaveText('Score123');
    await expect(rows.nth(1)).toHaveText('Patients3 of 219 of 169 of 9');
    await expect(rows.nth(2)).toHaveText('Share of them14 %56 %–');
    await expect(rows.nth(3)).toHaveText('95 % CI3 to 36 %30 to 80 %66 % or more');
  });

  test('the choice is remembered while the page is open, and stored nowhere', async ({ bedside, page }) => {
    await bedside.fill(complete);
    await view(bedside, 'Table').check();
    await page.getByRole('link', { name: 'Evidence', exact: true }).click();
    await page.getByRole('link', { name: 'Bedside' }).click();
    await expect(bedside.dlm.getByRole('table')).toBeVisible();
    await bedside.clear.click();
    await bedside.fill(complete);
    await expect(bedside.dlm.getByRole('table')).toBeVisible();
    expect(await page.evaluate(() => [...Object.entries(localStorage), ...Object.entries(sessionStorage)].join().includes('table'))).toBe(false);
    await bedside.open();
    await bedside.fill(complete);
    await expect(view(bedside, 'Icons')).toBeChecked();
  });

  test.describe('without an offline copy', () => {
    test.use({ serviceWorkers: 'block' });

    test('a view that cannot be loaded says so, and can be tried again', async ({ bedside, page }) => {
      await page.route('**/FaganView*', (route) => route.abort());
      await bedside.fill(complete);
      await view(bedside, 'Nomogram').check();
      await expect(bedside.dlm.getByRole('alert')).toContainText('This part could not be loaded');
      await page.unroute('**/FaganView*');
      await bedside.dlm.getByRole('button', { name: 'Try again' }).click();
      await expect(slider(bedside)).toBeVisible();
    });
  });
});

test.describe('the nomogram', () => {
  test('with the keyboard alone: the slider types into the pre-test field, and the core answers', async ({ bedside, page }) => {
    await bedside.fill(complete);
    await view(bedside, 'Nomogram').focus();
    await page.keyboard.press('Space');
    // The study's own 21 of 61, until somebody chooses.
    await expect(slider(bedside)).toHaveAttribute('aria-valuetext', /^34\.4\s% before; score 2: 55\s% after/);
    await expect(bedside.dlm).toContainText('No pre-test probability chosen');
    await slider(bedside).focus();
    // By hand, LR 2.313: 1 %: 0.0101 * 2.313, 2 %; 99 %: 99 * 2.313, more than 99 %; 98 %: 49 * 2.313, 99 %.
    for (const [key, typed, after] of [
      ['Home', '1', '2 %'], ['ArrowRight', '2', '5 %'], ['ArrowUp', '3', '7 %'], ['ArrowLeft', '2', '5 %'], ['End', '99', '>99 %'], ['ArrowDown', '98', '99 %']
    ]) {
      await page.keyboard.press(key);
      await expect(bedside.pretest).toHaveValue(typed);
      await expect(slider(bedside)).toHaveAttribute('aria-valuetext', new RegExp(`^${typed}\\s% before; score 2: ${after.replace(' ', '\\s')} after`));
      await expect(slider(bedside)).toBeFocused();
      expect(await page.locator('body').innerText()).not.toMatch(/(?<![\d.,])(0|100)(\.0+)?\s*%/);
    }
    await page.keyboard.press('PageDown');
    expect(Number(await bedside.pretest.inputValue())).toBeLessThan(95);
    await page.keyboard.press('PageUp');
    await expect(bedside.pretest).toHaveValue('98');
    await bedside.dlm.getByRole('button', { name: 'Use the study’s own instead' }).click();
    await expect(bedside.pretest).toHaveValue('');
    await expect(slider(bedside)).toHaveAttribute('aria-valuetext', /^34\.4\s% before/);
  });

  test('what is typed moves the slider and the line; a value that is not valid waits', async ({ bedside }) => {
    await bedside.fill({ ...complete, pretest: '20' });
    await view(bedside, 'Nomogram').check();
    await expect(slider(bedside)).toHaveValue('20');
    await expect(bedside.dlm.getByRole('img', { name: /^Fagan’s nomogram: 20 % before; score 2: 37 % after/ })).toBeVisible();
    await bedside.fill({ pretest: '100' });
    await expect(bedside.dlm).toContainText('Waiting for a valid pre-test probability');
    await expect(bedside.dlm.locator('.ml-nomogram')).toHaveCount(0);
    await bedside.fill({ pretest: '50' });
    await expect(slider(bedside)).toHaveValue('50');
  });

  test('the line goes from the probability before, through the likelihood ratio, to the probability after', async ({ bedside }) => {
    await bedside.fill({ ...complete, pretest: '20' });
    await view(bedside, 'Nomogram').check();
    const drawn = await bedside.dlm.locator('.ml-nomogram').evaluate((svg) => {
      const marks = [...svg.querySelectorAll('.ml-nomogram__tick')].map((one) => ({
        text: one.textContent, x: Number(one.getAttribute('x')), y: Number(one.getAttribute('y')) - 4
      }));
      const line = svg.querySelector('.ml-nomogram__line');
      const at = (name) => Number(line.getAttribute(name));
      return { marks, line: { x1: at('x1'), y1: at('y1'), x2: at('x2'), y2: at('y2') } };
    });
    const sides = [...new Set(drawn.marks.map(({ x }) => x))].sort((one, other) => one - other);
    expect(sides).toHaveLength(3);
    const y = (side, text) => drawn.marks.find((mark) => mark.x === sides[side] && mark.text === text).y;
    const logit = (p) => Math.log(p / (1 - p));
    const between = (from, to, share) => from + (to - from) * share;
    const ratio = (9.5 / 23) / (7.5 / 42);
    const after = (0.25 * ratio) / (1 + 0.25 * ratio);
    expect(drawn.line.y1).toBeCloseTo(y(0, '20'), 6);
    expect((drawn.line.y1 + drawn.line.y2) / 2).toBeCloseTo(between(y(1, '1'), y(1, '3'), Math.log(ratio) / Math.log(3)), 1);
    const share = (logit(after) - logit(0.3)) / (logit(0.5) - logit(0.3));
    expect(drawn.line.y2).toBeCloseTo(between(y(2, '30'), y(2, '50'), share), 1);
  });

  test('one line for each score still possible, each told in words', async ({ bedside }) => {
    await bedside.fill({ dlco: '43', pretest: '20' });
    await view(bedside, 'Nomogram').check();
    await expect(bedside.dlm.locator('.ml-nomogram__line')).toHaveCount(3);
    for (const score of [1, 2, 3]) await expect(bedside.dlm.locator('.ml-posttest').filter({ hasText: `Score ${score}` })).toContainText('20 % before');
  });
});

test.describe('a keystroke draws no more than it changes', () => {
  test('a value that the DLM score alone uses touches its card and no other, on the screen and in the program', async ({ bedside, page }) => {
    await severalScores(bedside);
    await page.evaluate(() => {
      window.touched = {};
      const watch = (name, element) => {
        window.touched[name] = 0;
        new MutationObserver((changes) => { window.touched[name] += changes.length; })
          .observe(element, { childList: true, characterData: true, attributes: true, subtree: true });
      };
      for (const card of document.querySelectorAll('#result > section[id]')) watch(card.id, card);
    });
    // How often the function that draws a card runs, as the browser itself counts.
    const session = await page.context().newCDPSession(page);
    const sources = new Map();
    session.on('Debugger.scriptParsed', ({ scriptId }) => sources.set(scriptId, null));
    await session.send('Debugger.enable');
    for (const scriptId of sources.keys()) sources.set(scriptId, (await session.send('Debugger.getScriptSource', { scriptId })).scriptSource);
    await session.send('Profiler.enable');
    await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    const drawn = async (mark) => {
      const { result } = await session.send('Profiler.takePreciseCoverage');
      const functions = result.flatMap(({ scriptId, functions: all }) => {
        const source = sources.get(scriptId) ?? '';
        return all.flatMap(({ ranges: [{ startOffset, endOffset, count }] }) =>
          source.slice(startOffset, endOffset).includes(mark) ? [{ size: endOffset - startOffset, count }] : []);
      });
      return functions.sort((one, other) => one.size - other.size)[0]?.count ?? 0;
    };
    await drawn('');
    await bedside.suv.fill('0.31');
    await expect(bedside.dlm).toContainText('1 of 3');
    expect(await drawn('ml-answer__number')).toBe(1);
    const touched = await page.evaluate(() => window.touched);
    expect(Object.keys(touched)).toEqual(expect.arrayContaining(['score-dlm-2021', 'score-mck-2021', 'score-gap-2012', 'factors']));
    const { 'score-dlm-2021': own, ...others } = touched;
    expect(own).toBeGreaterThan(0);
    expect(Object.entries(others).filter(([, changes]) => changes > 0)).toEqual([]);
  });

  test('a change that asks nothing new draws no card at all', async ({ bedside, page }) => {
    await severalScores(bedside);
    await page.evaluate(() => {
      window.changes = 0;
      for (const card of document.querySelectorAll('#result > section[id]')) {
        new MutationObserver((all) => { window.changes += all.length; })
          .observe(card, { childList: true, characterData: true, attributes: true, subtree: true });
      }
    });
    await page.getByRole('combobox', { name: 'Unit of Lactate dehydrogenase (LDH)' }).selectOption({ index: 1 });
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => window.changes)).toBe(0);
  });
});

test.describe('whom a score was made in', () => {
  test('what differs is told with the answer; the rest on request', async ({ bedside }) => {
    await bedside.fill(complete);
    await expect(bedside.dlm).not.toContainText('Your patient differs');
    await bedside.category('Myositis subtype').selectOption('asys');
    await expect(bedside.dlm).toContainText('Your patient differs from those it was made in:');
    await bedside.dlm.getByText(/^Compared with the cohort: 1 differs/).click();
    const subtype = bedside.dlm.locator('.ml-pairs__row').filter({ hasText: 'Myositis subtype' });
    await expect(subtype).toContainText('differs');
    await expect(subtype).toBeVisible();
    await bedside.category('Myositis subtype').selectOption('dm');
    await expect(bedside.dlm).not.toContainText('Your patient differs');
    await expect(bedside.dlm).toContainText(/Compared with the cohort: 1 the same, \d not known/);
  });

  test('what checking the paper found, with the way to the checks; how the rule was read; the paper', async ({ bedside, page }) => {
    await bedside.fill(complete);
    await expect(bedside.dlm.locator('.ml-answer__source')).toContainText('Checked against the full paper.');
    await expect(bedside.dlm.locator('.ml-answer__source').getByRole('link')).toHaveAttribute('href', 'https://doi.org/10.1186/s13075-021-02578-9');
    await bedside.dlm.getByText('Our check of the paper: 2 findings').click();
    await bedside.dlm.getByRole('link', { name: /^The checks behind it/ }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
    await expect(page).toHaveURL(/#\/evidence\/audit\?finding=/);
  });
});

test.describe('where it stands', () => {
  test('beside the form, in a low window too: in sight whatever is being filled in, and all of it reachable', async ({ bedside, page }) => {
    await page.setViewportSize(low);
    await severalScores(bedside);
    await bedside.number('Ferritin').focus();
    const box = await bedside.result.boundingBox();
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(low.height);
    await expect(bedside.line('DLM score')).toBeInViewport();
    await expect(bedside.number('Ferritin')).toBeInViewport();
    // Nothing lies over the cards: each can be brought wholly to the top.
    await bedside.overview.getByRole('link', { name: /^GAP/ }).click();
    await expect(bedside.score('GAP index (IPF, not myositis)')).toBeFocused();
    const title = bedside.result.getByRole('heading', { name: 'GAP index (IPF, not myositis)' });
    expect(await title.evaluate((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(x + 5, y + height / 2)) && width > 0;
    })).toBe(true);
  });

  test('on a phone the bar names what is open, and covers no field that has the focus', async ({ bedside, page }) => {
    await page.setViewportSize({ width: 390, height: 560 });
    await severalScores(bedside);
    await bedside.suv.fill('3');
    await bedside.leave();
    const bar = page.locator('.ml-bar');
    await expect(bar).toContainText('DLM score 2 of 3');
    await expect(bar).toContainText(/Still open: .*FLAIR score/);
    await expect(bar).not.toContainText('more undecided');
    for (const field of [bedside.suv, bedside.dlco, bedside.number('Ferritin'), bedside.pretest]) {
      await page.evaluate(() => scrollTo(0, 0));
      await field.focus();
      const box = await field.boundingBox();
      expect(box.y + box.height).toBeLessThanOrEqual((await bar.boundingBox()).y);
    }
  });

  test('what speaks against leaning on a score stands with it, and is no value to check', async ({ bedside, page }) => {
    await severalScores(bedside);
    await bedside.choice('Malignancy, newly found or unresolved', 'Yes').check();
    await expect(bedside.line('DLM score')).toContainText('With caution: Malignancy, newly found or unresolved.');
    await expect(bedside.line('MCK model')).toContainText('With caution: Anti-MDA5.');
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.locator('.ml-bar')).toContainText('With caution: Malignancy, newly found or unresolved.');
    await expect(page.locator('.ml-bar')).not.toContainText('Check');
    await bedside.choice('Malignancy, newly found or unresolved', 'No').check();
    await expect(page.locator('.ml-bar')).not.toContainText('caution');
  });

  test('a number and its per cent sign or unit stay on one line', async ({ bedside, page }) => {
    await severalScores(bedside);
    await unfold(page);
    const broken = await page.evaluate(() => [...document.body.innerText.matchAll(/.{0,20}\d (%|mg\/|ng\/|U\/|g\/mL|mm\b).{0,5}/g)].map(([text]) => text));
    expect(broken).toEqual([]);
  });
});

test.describe('without a network for a moment', () => {
  test.use({ serviceWorkers: 'block' });

  test('what could not be fetched below the answers is said once, and after another try is in every card', async ({ page, site, watched }) => {
    let gone = true;
    await page.route(/\/Rest-/, (route) => (gone ? route.abort() : route.continue()));
    const bedside = new Bedside(page, site);
    await page.goto(site.url);
    await bedside.dlco.waitFor();
    await severalScores(bedside);
    const failure = bedside.result.getByRole('alert').filter({ hasText: 'could not be loaded' });
    await expect(failure).toHaveCount(1);
    await expect(bedside.score('CROSS score')).toContainText('of 11');
    gone = false;
    await failure.getByRole('button').click();
    await expect(failure).toHaveCount(0);
    await expect(bedside.factors).toBeVisible();
    for (const title of ['DLM score', 'CROSS score', 'FLAIR score']) {
      await expect(bedside.score(title).locator('summary').filter({ hasText: `About the ${title}` })).toBeVisible();
    }
    await expect(bedside.dlm).toContainText('Probability before and after');
    expect(watched).toEqual([]);
  });
});

test('what a screen reader finds in the result', async ({ bedside }) => {
  await bedside.fill({ ...complete, pretest: '20' });
  await view(bedside, 'Nomogram').check();
  await expect(slider(bedside)).toBeVisible();
  await expect(bedside.dlm).toMatchAriaSnapshot(`
    - region "DLM score":
      - heading "DLM score" [level=3]
      - paragraph: /Predicts rapidly progressive ILD within 1 month/
      - paragraph: Score 2 of 3 at or above the cut-off of 2
      - group "Show the DLM score as":
        - radio "Icons"
        - radio "Sentence"
        - radio "Table"
        - radio "Nomogram" [checked]
      - group "From the probability before to the probability after":
        - slider "Pre-test probability"
        - button "Use the study’s own instead"
        - img /Fagan’s nomogram. 20.% before; score 2. 37.% after/
        - list:
          - listitem:
            - paragraph:
              - text: 20 % before , then
              - strong: 37 % after
      - paragraph:
        - strong: Not validated.
      - group "Why":
        - heading "Why" [level=4]
        - list:
          - listitem:
            - text: DLCO below 50 % predicted 1 point
            - strong: Met
            - text: ": 43 < 50"
          - listitem:
            - text: Bilateral lung SUVmean above 0.450 g/mL 1 point
            - strong: Met
            - text: ": 0.71 > 0.45"
          - listitem:
            - text: Abnormal mediastinal lymph node 0 points
            - strong: Not met
            - text: ": absent"
      - group: /Compared with the cohort/
      - group: /Our check of the paper. 2 findings/
      - group: About the DLM score
      - paragraph:
        - strong: Checked against the full paper.
        - link /doi.10.1186/
  `);
});

for (const [size, viewport] of Object.entries({ phone, low })) {
  test.describe(`axe, ${size}`, () => {
    test.use({ viewport });
    for (const name of ['Icons', 'Sentence', 'Table', 'Nomogram']) {
      test(`no violation, and nothing scrolls sideways: ${name}`, async ({ bedside, page }) => {
        test.setTimeout(60_000);
        await severalScores(bedside);
        await bedside.fill({ suv: '', pretest: '20' });
        await bedside.category('Myositis subtype').selectOption('asys');
        await view(bedside, name).check();
        await page.waitForTimeout(300);
        await unfold(page);
        expect(await violations(page, null, { part: '#result' })).toEqual([]);
        expect(await overflow(page)).toBe(0);
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await overflow(page)).toBe(0);
      });
    }
  });
}
