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

test('the page behind the dialog stays where it is, and out of reach', async ({
  visitor,
  page,
}) => {
  await page.goto('/modal.html');
  await page.evaluate(() => {
    document.body.style.minHeight = '3000px';
    scrollTo(0, 300);
  });
  const scrolled = () => page.evaluate(() => scrollY);
  await page.evaluate(() => document.querySelector('passwordless-sms')?.show());
  await expect(visitor.phoneField).toBeFocused();
  expect(await scrolled()).toBe(300);

  for (let times = 0; times < 8; times++) {
    await page.keyboard.press('Tab');
    const isOutside = await page.evaluate(
      () => !['PASSWORDLESS-SMS', 'BODY'].includes(document.activeElement?.nodeName ?? ''),
    );
    expect(isOutside).toBe(false);
  }
  await page.keyboard.press('Escape');

  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await scrolled()).toBe(300);
});

test('a dialog inside of another dialog closes alone, and gives the focus back to it', async ({
  visitor,
  page,
}) => {
  await page.goto('/modal.html');
  await page.evaluate(() => {
    const outer = document.createElement('dialog');
    outer.id = 'outer';
    const button = document.createElement('button');
    button.textContent = 'Pay';
    const widget = document.querySelector('passwordless-sms');
    if (!widget) throw new Error('there is no widget');
    outer.append(button, widget);
    document.body.append(outer);
    button.addEventListener('click', () => widget.show());
    outer.showModal();
  });

  await page.getByRole('button', { name: 'Pay' }).click();
  await expect(visitor.phoneField).toBeFocused();
  await page.keyboard.press('Escape');

  await expect(page.getByRole('button', { name: 'Pay' })).toBeFocused();
  expect(await page.locator('#outer').evaluate((one: HTMLDialogElement) => one.open)).toBe(true);
  await page.keyboard.press('Escape');
  expect(await page.locator('#outer').evaluate((one: HTMLDialogElement) => one.open)).toBe(false);
});

test('the dialog stays above an on-screen keyboard that lies over the page', async ({
  visitor,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  // A keyboard of 400 pixels, as iOS has it: the page is as high as before, what is seen of it is not.
  await page.addInitScript(() => {
    const listeners = new Set<() => void>();
    let height = 800;
    Object.defineProperty(globalThis, 'visualViewport', {
      value: {
        get height() {
          return height;
        },
        width: 390,
        offsetTop: 0,
        offsetLeft: 0,
        scale: 1,
        addEventListener: (_: string, listener: () => void) => listeners.add(listener),
        removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
      },
    });
    Object.assign(globalThis, {
      showKeyboard: (pixels: number) => {
        height = 800 - pixels;
        for (const listener of listeners) listener();
      },
    });
  });
  const keyboard = (pixels: number) =>
    page.evaluate(
      (size) => (globalThis as unknown as { showKeyboard(n: number): void }).showKeyboard(size),
      pixels,
    );
  await page.goto('/modal.html');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('button', { name: /^Country:/ })).toBeVisible();
  const dialog = page.getByRole('dialog');
  const bottom = async () => {
    const { y = 0, height = 0 } = (await dialog.boundingBox()) ?? {};
    return y + height;
  };

  await keyboard(400);
  expect(await bottom()).toBeLessThanOrEqual(400);
  const box = await visitor.sendCode.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(400);
  await keyboard(0);

  expect(await bottom()).toBeGreaterThan(400);
});

test('at 400 % a page of 1280 pixels shows all of the dialog, by scrolling in it alone', async ({
  visitor,
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 180 });
  await page.goto('/modal.html');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(visitor.phoneField).toBeFocused();

  await visitor.sendCode.scrollIntoViewIfNeeded();

  await expect(visitor.sendCode).toBeInViewport({ ratio: 0.9 });
  const overflow = await page
    .getByRole('dialog')
    .evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
  expect(overflow).toBe(0);
});
