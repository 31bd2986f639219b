import { expect, test } from './fixtures.js';

test('an input method writes undisturbed, and Enter ends it without sending', async ({
  visitor,
  page,
}) => {
  await visitor.open();
  await visitor.phoneField.focus();
  const method = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    method.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  const seen: string[] = [];

  for (const text of ['4155', '41555501', '4155550132']) {
    await compose(text);
    seen.push(await visitor.phoneField.inputValue());
  }
  await page.keyboard.press('Enter');
  const isSending = await page.getByRole('button', { name: 'Sending the code…' }).count();
  await method.send('Input.insertText', { text: '4155550132' });

  expect(seen).toEqual(['4155', '41555501', '4155550132']);
  expect(isSending).toBe(0);
  await expect(visitor.phoneField).toHaveValue('(415) 555-0132');
});

test('what is pasted is the number in it, and can be taken back and pasted again', async ({
  visitor,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visitor.open();
  await visitor.phoneField.pressSequentially('41');
  await page.evaluate(() =>
    navigator.clipboard.writeText('Call me: +49 (0)1511 2345678, after six'),
  );

  await visitor.phoneField.selectText();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(visitor.phoneField).toHaveValue('+49 1511 2345678');
  await expect(page.getByRole('button', { name: 'Country: Germany +49' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(visitor.phoneField).toHaveValue('41');
  await expect(page.getByRole('button', { name: 'Country: United States +1' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');

  await expect(visitor.phoneField).toHaveValue('+49 1511 2345678');
});

test('a part that is cut out leaves the others grouped', async ({ visitor, page }) => {
  await visitor.open();
  await visitor.phoneField.pressSequentially('4155550132');

  await visitor.phoneField.evaluate((field: HTMLInputElement) => field.setSelectionRange(6, 10));
  await page.keyboard.press('ControlOrMeta+x');

  await expect(visitor.phoneField).toHaveValue('(415) 013-2');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(visitor.phoneField).toHaveValue('(415) 555-0132');
});
