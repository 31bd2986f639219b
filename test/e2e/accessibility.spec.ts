import type { Page } from '@playwright/test';
import { violations } from './axe.js';
import { expect, test } from './fixtures.js';
import { openGallery, solitary } from './gallery-page.js';

// A record of pages as full as these takes longer than the tests.
test.use({ trace: 'off' });

/** Whoever comes: in each scheme, each direction, with the system's own colours or without, on a small screen. */
const visitors = (['light', 'dark'] as const).flatMap((colorScheme) =>
  (['none', 'active'] as const).flatMap((forcedColors) =>
    ['en', 'ar'].map((lang) => ({ colorScheme, forcedColors, lang })),
  ),
);

for (const { colorScheme, forcedColors, lang } of visitors)
  test(`axe finds nothing in any state (${colorScheme}, forced colours: ${forcedColors}, ${lang}, 320 px)`, async ({
    visitor: { page },
  }) => {
    test.slow();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const settings of [
      { state: '' },
      ...solitary.map((state) => ({ state })),
      ...['empty', 'code', 'wrong', 'done'].map((state) => ({ state, mode: 'modal' })),
    ]) {
      await openGallery(page, { lang, ...settings });
      // All countries would keep axe busy for half a minute.
      if (settings.state === 'countries') await fewCountries(page);
      found.push(...(await violations(page)).map((one) => `${settings.state || 'all'}: ${one}`));
    }
    expect(found).toEqual([]);
  });

const fewCountries = (page: Page) =>
  page.locator('passwordless-sms').evaluate((widget) => {
    const options = widget.shadowRoot?.querySelectorAll('[part~="country-option"]') ?? [];
    for (const one of [...options].slice(8)) one.remove();
  });

for (const theme of ['bank', 'playful', 'dense', 'high-contrast'])
  for (const scheme of ['light', 'dark'])
    test(`axe finds nothing in the ${theme} theme (${scheme})`, async ({ visitor: { page } }) => {
      test.slow();
      await openGallery(page, { theme, scheme });
      expect(await violations(page)).toEqual([]);
    });

test('axe finds nothing in the compact widget', async ({ visitor: { page } }) => {
  await openGallery(page, { density: 'compact' });
  expect(await violations(page)).toEqual([]);
});

for (const path of ['/gallery.html', '/theme.html'])
  test(`axe finds nothing on ${path}`, async ({ visitor: { page } }) => {
    test.slow();
    await page.goto(path);
    await page.locator('html[data-ready]').waitFor();
    expect(await violations(page)).toEqual([]);
  });

test('forced colours show where the focus is, in every field and on every button', async ({
  visitor: { page },
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  /** In the page: whether the piece with the focus has an outline of another colour than what it stands on. */
  const isMarked = (selector = ':focus') =>
    page.locator('passwordless-sms').evaluate((widget, own) => {
      const { shadowRoot } = widget;
      const focused = shadowRoot?.querySelector(own);
      if (!focused) return 'nothing has the focus';
      const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(focused);
      const { backgroundColor } = getComputedStyle(document.body);
      return (
        outlineStyle !== 'none' &&
        parseFloat(outlineWidth) >= 1.5 &&
        outlineColor !== backgroundColor
      );
    }, selector);

  await openGallery(page, { state: 'empty' });
  expect(await isMarked('[part="phone-field"]')).toBe(true);
  await page.keyboard.press('Shift+Tab');
  expect(await isMarked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await isMarked()).toBe(true);
  await openGallery(page, { state: 'code' });
  expect(await isMarked('[part~="code-digit"][part~="active"]')).toBe(true);
  await page.keyboard.press('Shift+Tab');
  expect(await isMarked()).toBe(true);
});
