// A wrong value is refused beside its field, once the field is left, with what to do; nothing typed is lost.
import { expect, test } from './page.mjs';

test('break a field and fix it', async ({ bedside, page }) => {
  await bedside.fill({ suv: '0.71', node: 'No' });
  const error = page.locator('.nhsuk-error-message');

  await bedside.dlco.pressSequentially('430');
  await page.waitForTimeout(400);
  await expect(error).toHaveCount(0);
  await expect(bedside.dlm).toContainText('Waiting for a valid DLCO, % predicted');
  await expect(bedside.line('DLM score')).toContainText('Waiting for a valid DLCO, % predicted');
  await expect(bedside.result).not.toContainText('of 3');

  await bedside.leave();
  await expect(error).toContainText('above the limit of 200 %');
  await expect(bedside.dlco).toHaveAccessibleDescription(/above the limit of 200\s%/);
  await expect(bedside.dlco).toHaveAttribute('aria-invalid', 'true');
  await expect(bedside.dlco).toHaveValue('430');
  await expect(bedside.suv).toHaveValue('0.71');

  // From the summary straight into the field; once it was in error, mending shows at once.
  await bedside.result.getByRole('link', { name: /430 % is above the limit/ }).click();
  await expect(bedside.dlco).toBeFocused();
  await bedside.dlco.press('End');
  await bedside.dlco.press('Backspace');
  await expect(error).toHaveCount(0);
  await expect(bedside.dlm).toContainText('2 of 3');
});

test('several errors are reported together', async ({ bedside }) => {
  await bedside.fill({ dlco: 'abc', suv: '1,800', pretest: '100' });
  const links = bedside.result.locator('.ml-errors').getByRole('link');
  await expect(links).toHaveCount(3);
  await expect(links).toContainText(['"abc" is not a number', '"1,800" can be read as 1800 or as 1.800', 'Pre-test probability']);
});

test('an error in a field that only limits the score withholds the score and says which', async ({ bedside }) => {
  await bedside.fill({ dlco: '43', suv: '0.71', node: 'Yes', age: '170' });
  await expect(bedside.dlm).toContainText('Waiting for a valid Age');
  await bedside.fill({ age: '70' });
  await expect(bedside.dlm).toContainText('3 of 3');
});

test('a doubtful value is used: questioned with the score at once, beside its field once that is left', async ({ bedside, page }) => {
  await bedside.suv.pressSequentially('3');
  await expect(bedside.dlm).toContainText('1 to 3 of 3');
  await expect(bedside.dlm).toContainText(/Is this SUVmax/);
  await expect(page.locator('.ml-form')).not.toContainText(/Is this SUVmax/);
  await bedside.leave();
  await expect(page.locator('.ml-form')).toContainText(/Is this SUVmax/);
});

test('clear all, undo', async ({ bedside, page }) => {
  await expect(bedside.clear).toBeDisabled();
  await bedside.fill({ dlco: '43', suv: '9x', node: 'Yes', pretest: '20' });
  await bedside.clear.click();
  await expect(bedside.dlco).toHaveValue('');
  await expect(bedside.result).toContainText('No value entered yet');
  const undo = page.getByRole('button', { name: 'Undo: clear all' });
  await expect(undo).toBeFocused();
  await expect(page.getByRole('status')).toHaveText('All entries cleared.', { timeout: 3000 });

  await undo.click();
  await expect(bedside.dlco).toHaveValue('43');
  await expect(bedside.suv).toHaveValue('9x');
  await expect(bedside.pretest).toHaveValue('20');
  await expect(bedside.choice('Abnormal mediastinal lymph node', 'Yes')).toBeChecked();
  await expect(page.locator('.nhsuk-error-message')).toContainText('"9x" is not a number');
});
