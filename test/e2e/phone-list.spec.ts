import type { Locator, Page } from '@playwright/test';
import { violations } from './axe.js';
import { expect, test } from './fixtures.js';
import { nextNumber } from './sign-in-page.js';

const button = (page: Page) => page.getByRole('button', { name: /^Country:|^Choose a country/ });
const search = (page: Page) => page.getByRole('combobox', { name: 'Search for a country' });
const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name });

async function boxOf(target: Locator) {
  const box = await target.boundingBox();
  if (!box) throw new Error('it can’t be seen');
  return box;
}

test('a visitor from abroad looks for the country and signs in', async ({ visitor, page }, {
  workerIndex,
}) => {
  const { typed, e164 } = nextNumber(workerIndex);
  await visitor.open();

  await button(page).click();
  await search(page).pressSequentially('Vereinigte Staaten');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(visitor.phoneField).toBeFocused();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await expect(visitor.codeField).toBeFocused();
  await visitor.enterCode(await visitor.readCode(e164));

  await expect(visitor.done).toBeVisible();
});

test('the mouse chooses by a click alone, and leaves what the keys came to', async ({
  visitor,
  page,
}) => {
  await visitor.open();
  await button(page).click();
  await search(page).fill('united');
  const active = page.locator('[part~="active"]');
  const before = await active.textContent();

  await option(page, /United Kingdom/).hover();
  expect(await active.textContent()).toBe(before);
  await expect(search(page)).toBeFocused();
  await option(page, /United Kingdom/).click();

  await expect(search(page)).toHaveCount(0);
  await expect(button(page)).toHaveAccessibleName('Country: United Kingdom +44');
  await expect(visitor.phoneField).toBeFocused();
});

test('the mouse closes the list by its button, and by a press elsewhere', async ({
  visitor,
  page,
}) => {
  await visitor.open();
  await button(page).click();
  await expect(search(page)).toBeFocused();

  await button(page).click();
  await expect(search(page)).toHaveCount(0);
  await button(page).click();
  await expect(search(page)).toBeFocused();
  await page.mouse.click(5, 400);

  await expect(search(page)).toHaveCount(0);
});

test('the list is scrolled by the wheel, and the page behind it rests', async ({
  visitor,
  page,
}) => {
  await visitor.open();
  await button(page).click();
  await expect(page.getByRole('option')).toHaveCount(245);
  const list = page.getByRole('listbox');
  const { x, y, width, height } = await boxOf(list);
  const scrolled = () => list.evaluate(({ scrollTop }) => scrollTop);
  const before = await scrolled();

  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.wheel(0, -400);

  await expect.poll(scrolled).toBeLessThan(before);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await expect(search(page)).toBeFocused();
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 780 } });

  test('the list takes the width of the screen, a tap chooses, and a tap elsewhere closes', async ({
    visitor,
    page,
  }) => {
    await visitor.open();
    await button(page).tap();
    await expect(search(page)).toBeFocused();
    const { x, width } = await boxOf(page.locator('[part="country-panel"]'));
    expect(x).toBeLessThanOrEqual(8);
    expect(width).toBeGreaterThanOrEqual(374);

    await search(page).fill('germany');
    await option(page, /Germany/).tap();
    await expect(button(page)).toHaveAccessibleName('Country: Germany +49');
    await button(page).tap();
    await expect(search(page)).toBeFocused();
    await page.touchscreen.tap(195, 20);

    await expect(search(page)).toHaveCount(0);
  });
});

for (const { width, height } of [
  { width: 320, height: 256 },
  { width: 320, height: 568 },
  { width: 844, height: 390 },
  { width: 1280, height: 800 },
])
  for (const path of ['/', '/modal.html'])
    test(`the list is inside of a window of ${width} × ${height} pixels (${path})`, async ({
      visitor,
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await page.goto(path);
      if (path !== '/') await page.locator('#login').click();
      await expect(visitor.phoneField).toBeVisible();
      await button(page).click();
      await expect(search(page)).toBeFocused();

      const panel = await boxOf(page.locator('[part="country-panel"]'));
      const list = await boxOf(page.getByRole('listbox'));
      await page.keyboard.press('ArrowDown');
      const active = await boxOf(page.locator('[part~="active"]'));

      expect(panel.x).toBeGreaterThanOrEqual(0);
      expect(panel.y).toBeGreaterThanOrEqual(0);
      expect(panel.x + panel.width).toBeLessThanOrEqual(width);
      expect(panel.y + panel.height).toBeLessThanOrEqual(height);
      expect(list.height, 'room for three countries').toBeGreaterThanOrEqual(3 * 44);
      expect(active.y).toBeGreaterThanOrEqual(list.y - 1);
      expect(active.y + active.height).toBeLessThanOrEqual(list.y + list.height + 1);
    });

test('Esc closes the list and not the dialog around it', async ({ page }) => {
  await page.goto('/modal.html');
  await page.locator('#login').click();
  await button(page).click();
  await expect(search(page)).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(search(page)).toHaveCount(0);
  await expect(button(page)).toBeFocused();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');

  await expect(page.getByRole('dialog')).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the open list breaks no rule of accessibility in the ${colorScheme}`, async ({
    visitor,
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await visitor.open();
    await button(page).click();
    // All of them would keep axe busy for half a minute.
    await search(page).fill('united');
    await expect(option(page, /United States/)).toBeVisible();

    expect(await violations(page)).toEqual([]);
    await search(page).fill('atlantis');
    await expect(page.getByText('No country matches')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

test('forced colours leave the list its border, and the active country its mark', async ({
  visitor,
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await visitor.open();
  await button(page).click();
  await expect(search(page)).toBeFocused();

  const [border, active, other] = await Promise.all([
    page.locator('[part="country-panel"]').evaluate((one) => getComputedStyle(one).borderTopColor),
    page.locator('[part~="active"]').evaluate((one) => getComputedStyle(one).outlineColor),
    page.locator('[part="country-panel"]').evaluate((one) => getComputedStyle(one).backgroundColor),
  ]);

  expect(border).not.toBe(other);
  expect(active).not.toBe(other);
});

test.describe('the first country', () => {
  test.use({ locale: 'eo', timezoneId: 'Europe/Vienna' });

  test('is known without asking anybody', async ({ page, baseURL }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));

    await page.goto('/');

    await expect(button(page)).toHaveAccessibleName('Country: Austria +43');
    const others = asked.filter((url) => !url.startsWith(baseURL ?? ''));
    expect(others.filter((url) => !url.includes('/outbox'))).toEqual([]);
  });
});
