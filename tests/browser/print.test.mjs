// On paper: the entries, the answer and its evidence; no controls.
import { expect, test } from './page.mjs';

test('printing gives the answer and its evidence on a few pages', async ({ bedside, page }) => {
  await bedside.fill({ dlco: '43', suv: '0.71', node: 'No' });
  await page.emulateMedia({ media: 'print' });
  await expect(bedside.clear).toBeHidden();
  await expect(page.locator('.ml-bar')).toBeHidden();
  await expect(bedside.dlco).toBeVisible();
  // What nobody entered is left out.
  await expect(bedside.number('Ferritin')).toBeHidden();
  await expect(bedside.dlm).toContainText('9 of 16 patients with this score');
  await expect(page.getByText('malignancy, newly found or unresolved')).toBeVisible();
  const pdf = await page.pdf({ format: 'A4', path: test.info().outputPath('page.pdf') });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.length).toBeLessThanOrEqual(4);
});
