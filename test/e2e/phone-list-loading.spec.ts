import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';

const files = '**/chunks/country-list-*.js';

const button = (page: Page) => page.getByRole('button', { name: /^Country:/ });
const search = (page: Page) => page.getByRole('combobox', { name: 'Search for a country' });

test('the list is loaded when the visitor comes to its button, and not before', async ({
  visitor,
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const ofList = () => asked.filter((url) => url.includes('country-list'));
  await visitor.open();
  await visitor.phoneField.fill('415 555 0199');
  await page.waitForLoadState('networkidle');
  expect(ofList()).toEqual([]);

  await button(page).focus();
  await expect.poll(() => ofList().length).toBe(1);
  await button(page).click();

  await expect(search(page)).toBeFocused();
  expect(ofList()).toHaveLength(1);
});

test('the list is loaded and prepared when the pointer comes to its button', async ({
  visitor,
  page,
}) => {
  await visitor.open();
  const asked = page.waitForRequest(files);

  await button(page).hover();

  await asked;
  await expect(page.getByRole('listbox', { includeHidden: true })).toHaveCount(1);
});

test('the list has all that was typed on its button while it was loaded', async ({
  visitor,
  page,
}) => {
  let arrive: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(files, async (route) => {
    await arrival;
    await route.continue();
  });
  await visitor.open();
  await button(page).focus();

  await page.keyboard.type('new z');
  await expect(search(page)).toHaveCount(0);
  arrive();

  await expect(search(page)).toBeFocused();
  await expect(search(page)).toHaveValue('new z');
  await expect(page.getByRole('option')).toHaveCount(1);
});

test('a list that can’t be loaded leaves its button as it is, and the next press tries again', async ({
  visitor,
  page,
}) => {
  let isReachable = false;
  await page.route(files, (route) => (isReachable ? route.continue() : route.abort()));
  const failed = () => page.waitForEvent('requestfailed');
  await visitor.open();

  await Promise.all([failed(), button(page).focus()]);
  await Promise.all([failed(), page.keyboard.press('Enter')]);
  await expect(search(page)).toHaveCount(0);
  await expect(button(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(button(page)).toBeFocused();
  isReachable = true;
  await page.keyboard.press('Enter');

  await expect(search(page)).toBeFocused();
});
