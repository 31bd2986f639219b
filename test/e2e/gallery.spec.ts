import type { Page } from '@playwright/test';
import { states } from '../../demo/pages/gallery/states.js';
import { errorCodes } from '../../src/errors.js';
import { expect, test } from './fixtures.js';
import { openGallery, solitary, together } from './gallery-page.js';

test('the gallery shows every state, by its address', async ({ visitor: { page } }) => {
  await page.goto('/gallery.html');
  await page.locator('html[data-ready]').waitFor();

  await expect(page.locator('.exhibit')).toHaveCount(together.length);
  expect(new Set(states.map(({ name }) => name)).size).toBe(states.length);
  await page.getByLabel('State').selectOption('A wrong code');

  await expect(page).toHaveURL(/\?state=wrong$/);
  await expect(page.getByRole('alert')).toHaveText(/That code is wrong/);
  await page.locator('[name="lang"]').selectOption('de');
  await page.getByLabel('Theme').selectOption('bank');
  await page.getByLabel('Scheme').selectOption('Dark');
  await page.getByLabel('Width').selectOption('320 px');
  await page.getByLabel('Direction').selectOption('Right to left');

  await expect(page).toHaveURL(/state=wrong&lang=de&theme=bank&scheme=dark&dir=rtl&width=320$/);
  await expect(page.getByRole('alert')).toHaveText(/Dieser Code ist falsch/);
  await expect(page.locator('#stage')).toHaveAttribute('dir', 'rtl');
  const { width } = (await page.locator('.exhibit').boundingBox()) ?? { width: 0 };
  expect(width).toBe(320);
});

test('the gallery has every error of the closed list', () => {
  const names = new Set(states.map(({ name }) => name));

  const others = errorCodes.filter((code) => !names.has(`error-${code}`));

  // These have names of their own: a number too short, a wrong code.
  expect(others).toEqual(['invalid_phone', 'invalid_code']);
  expect(names).toContain('rejected');
  expect(names).toContain('wrong');
});

test('all that the address can’t mean is left out', async ({ visitor: { page } }) => {
  await page.goto('/gallery.html?state=nothing&lang=xx&theme=../x&scheme=blue&width=9e9&dir=up');
  await page.locator('html[data-ready]').waitFor();

  await expect(page.locator('.exhibit')).toHaveCount(together.length);
  await expect(page.locator('#stage')).toHaveAttribute('lang', 'en');
});

for (const name of solitary)
  test(`the state that needs the page to itself comes about: ${name}`, async ({
    visitor: { page },
  }) => {
    await openGallery(page, { state: name });
    await expect(page.locator('.exhibit')).toHaveCount(1);
  });

const openTheme = async (page: Page, address = '') => {
  await page.goto(`/theme.html${address}`);
  await page.locator('html[data-ready]').waitFor();
};

const accentOf = (page: Page) =>
  page
    .locator('#stage [part="submit-button"]')
    .first()
    .evaluate((button) => getComputedStyle(button).backgroundColor);

test('what is chosen on the theme page shows at once, as CSS and in the address', async ({
  visitor: { page },
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openTheme(page);
  await expect(page.locator('#warnings')).toHaveText('Everything can be read, in both schemes.');

  await page.getByLabel('Accent, light').fill('#0a7d4f');
  await page.getByLabel('Radius').fill('1');
  await page.getByLabel('Font').selectOption('Serif');

  const css = page.locator('#css');
  await expect(css).toHaveText(/^passwordless-sms \{/);
  await expect(css).toContainText('--passwordless-sms-accent: light-dark(#0a7d4f, #a9c1ff);');
  await expect(css).toContainText('--passwordless-sms-radius: 1em;');
  await expect(css).toContainText('--passwordless-sms-font-family: Georgia, serif;');
  await expect.poll(() => accentOf(page)).toBe('rgb(10, 125, 79)');
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.locator('#copied')).toHaveText('Copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('#0a7d4f');

  await page.reload();
  await page.locator('html[data-ready]').waitFor();
  await expect(css).toContainText('#0a7d4f');
  await page.getByRole('button', { name: 'Start anew' }).click();
  await expect(css).toContainText('Nothing chosen');
});

test('the theme page warns of what can’t be read', async ({ visitor: { page } }) => {
  await openTheme(page);

  await page.getByLabel('Text, light', { exact: true }).fill('#c0c0c0');

  const warnings = page.locator('#warnings li');
  await expect(warnings.filter({ hasText: 'The title (light): 1.8 to 1' })).toBeVisible();
  await expect(warnings.filter({ hasText: '(dark)' })).toHaveCount(0);
  // The widget chooses its text by itself: no accent can be wrong.
  await page.getByLabel('Text, light', { exact: true }).fill('#191c22');
  for (const accent of ['#ffff00', '#0000ff', '#808080', '#777777'])
    for (const half of ['light', 'dark']) await page.getByLabel(`Accent, ${half}`).fill(accent);
  await expect(page.locator('#warnings')).toHaveText('Everything can be read, in both schemes.');
});

test('a ready theme is a beginning, and can be read', async ({ visitor: { page } }) => {
  for (const theme of ['bank', 'playful', 'dense', 'high-contrast']) {
    await openTheme(page, `?theme=${theme}`);

    await expect(page.locator('#css')).toContainText(`passwordless-sms/themes/${theme}.css`);
    await expect(page.locator('#warnings')).toHaveText('Everything can be read, in both schemes.');
  }
  await expect(page.getByLabel('Accent, dark')).toHaveValue('#ffe600');
});

test('nothing but values comes from the address into the style sheet', async ({
  visitor: { page },
}) => {
  const hostile = encodeURIComponent('red; } body { display: none } x {');

  await openTheme(page, `#accent%2Flight=${hostile}&nonsense=1&radius=1em`);

  await expect(page.locator('#css')).toHaveText(
    /^passwordless-sms \{\s*--passwordless-sms-radius: 1em;\s*\}$/,
  );
});

test('the compact, themed and dark widget still signs in', async ({ visitor: { page } }) => {
  await openGallery(page, { state: 'code', theme: 'playful', scheme: 'dark', density: 'compact' });

  await page.keyboard.type('123456');

  await expect(page.locator('[part="success"]')).toBeFocused();
});
