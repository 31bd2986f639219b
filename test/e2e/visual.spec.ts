/** Whether everything still looks as it did: `npm run test:visual`, outside of `npm test`, since fonts differ between machines. */
import { themes } from '../../demo/pages/gallery/settings.js';
import { expect, test } from './fixtures.js';
import { openGallery, solitary, together } from './gallery-page.js';

test.use({ viewport: { width: 1180, height: 800 }, trace: 'off' });

/** A minute that never passes shows the same times in all pictures; of errors, one looks like the others. */
const still = together.filter((name) => name !== 'expired' && !/^(error|phone)-/.test(name));

/** What there is to see of a theme. */
const few = [
  'empty',
  'typed',
  'rejected',
  'doubtful',
  'sending',
  'code-typed',
  'wrong',
  'channels',
  'done',
];

test.beforeEach(({ page }) => page.clock.setFixedTime('2026-01-01T12:00:00Z'));

const looks = [
  { name: 'light', shown: still, settings: {} },
  { name: 'dark', shown: still, settings: { scheme: 'dark' } },
  { name: 'arabic', shown: still, settings: { lang: 'ar' } },
  { name: 'narrow', shown: few, settings: { lang: 'en-XA', width: '280' } },
  { name: 'compact', shown: few, settings: { density: 'compact' } },
  ...themes.flatMap((theme) => [
    { name: theme, shown: few, settings: { theme } },
    { name: `${theme}-dark`, shown: few, settings: { theme, scheme: 'dark' } },
  ]),
];

for (const { name, shown, settings } of looks)
  test(
    `all states look as they did: ${name}`,
    { tag: '@visual' },
    async ({ visitor: { page } }) => {
      test.slow();
      await openGallery(page, { state: shown.join(), ...settings });
      await expect(page).toHaveScreenshot(`${name}.png`, { fullPage: true });
    },
  );

for (const state of solitary)
  test(`it looks as it did: ${state}`, { tag: '@visual' }, async ({ visitor: { page } }) => {
    await page.setViewportSize({ width: 390, height: 640 });
    await openGallery(page, { state });
    await expect(page).toHaveScreenshot(`${state}.png`);
  });

for (const state of ['empty', 'code'])
  test(
    `the dialog looks as it did: ${state}`,
    { tag: '@visual' },
    async ({ visitor: { page } }) => {
      await page.setViewportSize({ width: 390, height: 640 });
      await openGallery(page, { state, mode: 'modal' });
      await expect(page).toHaveScreenshot(`dialog-${state}.png`);
    },
  );
