import type { Page } from '@playwright/test';
import { violations } from './axe.js';
import { expect, test } from './fixtures.js';
import { openGallery, solitary } from './gallery-page.js';

/** Whoever comes: in each scheme, each direction, with the system's own colours, on a small screen. */
const visitors = ['light', 'dark', 'forced colours'].flatMap((colors) =>
  ['en', 'ar'].map((lang) => ({ colors, lang })),
);

for (const { colors, lang } of visitors)
  test(`axe finds nothing in any state (${colors}, ${lang}, 320 px)`, async ({
    visitor: { page },
  }) => {
    test.slow();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({
      colorScheme: colors === 'dark' ? 'dark' : 'light',
      forcedColors: colors === 'forced colours' ? 'active' : 'none',
      reducedMotion: 'reduce',
    });
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
