import { violations } from './axe.js';
import { expect, test } from './fixtures.js';
import { nextNumber } from './sign-in-page.js';

test('the link opens the dialog, which closes after the sign-in and gives the focus back', async ({
  visitor,
  page,
}, { workerIndex }) => {
  const { typed, e164 } = nextNumber(workerIndex);
  await page.goto('/modal.html');
  const link = page.getByRole('button', { name: 'Log in' });
  const dialog = page.getByRole('dialog', { name: 'Sign in' });

  await link.click();
  await expect(dialog).toBeVisible();
  await expect(visitor.phoneField).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await visitor.enterNumber(typed);
  await expect(visitor.codeField).toBeFocused();
  await visitor.enterCode(await visitor.readCode(e164));

  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('#login')).toBeFocused();
  await expect(page.locator('#received')).toContainText(e164);
});

test('Esc closes the dialog, and the code that was sent still signs in', async ({ visitor, page }, {
  workerIndex,
}) => {
  const { typed, e164 } = nextNumber(workerIndex);
  await page.goto('/modal.html');
  const link = page.getByRole('button', { name: 'Log in' });
  await link.click();
  await visitor.enterNumber(typed);
  await expect(visitor.codeField).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(visitor.codeField).toBeFocused();
  await visitor.enterCode(await visitor.readCode(e164));

  await expect(page.locator('#received')).toContainText(e164);
});

for (const width of [280, 320, 390])
  test(`the dialog fits a screen of ${width} pixels`, async ({ visitor, page }) => {
    await page.setViewportSize({ width, height: 640 });
    await page.goto('/modal.html');
    await page.getByRole('button', { name: 'Log in' }).click();
    await expect(visitor.phoneField).toBeVisible();

    const overflow = await page.evaluate(() => {
      const dialog = document
        .querySelector('passwordless-sms')
        ?.shadowRoot?.querySelector('dialog');
      return (
        dialog && [dialog.scrollWidth - dialog.clientWidth, dialog.getBoundingClientRect().left]
      );
    });

    expect(overflow?.[0]).toBe(0);
    expect(overflow?.[1]).toBeGreaterThan(0);
  });
