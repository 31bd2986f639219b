/** The built gallery in Firefox itself: axe in every state, in both schemes and directions, on a small screen. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { writeSettings } from '../../demo/pages/gallery/settings.js';
import { servePages } from '../../demo/server/pages.js';
import { axeSource, runAxe } from '../e2e/axe.js';
import { solitary } from '../e2e/gallery-page.js';
import { findFirefox } from '../runners/browsers.mjs';

const executablePath = findFirefox();
const skip = executablePath === undefined && 'no Firefox here (Debian: firefox-esr)';

let pages: Awaited<ReturnType<typeof servePages>>;
before(async () => {
  pages = await servePages({ port: 0, authOrigin: 'http://localhost:1' });
});
after(() => pages.close());

/** As a system with colours of its own has it, or not. */
const systems = {
  'its own colours': {},
  'forced colours': { 'browser.display.document_color_use': 2, 'ui.useAccessibilityTheme': 1 },
};

for (const [colors, extraPrefsFirefox] of Object.entries(systems))
  describe(`the gallery in Firefox, with ${colors}`, { skip }, () => {
    let browser: Browser;
    let page: Page;

    before(async () => {
      browser = await puppeteer.launch({
        browser: 'firefox',
        ...(executablePath && { executablePath }),
        extraPrefsFirefox,
      });
      page = await browser.newPage();
      await page.setViewport({ width: 320, height: 640 });
    });
    after(() => browser.close());

    async function faults(settings: Parameters<typeof writeSettings>[0]): Promise<string[]> {
      await page.goto(`${pages.url}/gallery.html${writeSettings({ bare: true, ...settings })}`);
      await page.waitForSelector('html[data-ready]');
      await page.evaluate(axeSource);
      return page.evaluate(runAxe);
    }

    it('is shown as such', async () => {
      await page.goto(`${pages.url}/gallery.html?bare&state=empty`);

      const seen = await page.evaluate(() => [
        innerWidth,
        matchMedia('(forced-colors: active)').matches,
      ]);

      assert.deepEqual(seen, [320, colors === 'forced colours']);
    });

    for (const scheme of ['light', 'dark'])
      for (const lang of ['en', 'ar'])
        it(`breaks no rule that axe knows (${scheme}, ${lang})`, async () => {
          const found = [...(await faults({ scheme, lang }))];
          for (const state of solitary.filter((one) => one !== 'countries'))
            found.push(...(await faults({ scheme, lang, state })));
          for (const state of ['empty', 'code'])
            found.push(...(await faults({ scheme, lang, state, mode: 'modal' })));

          assert.deepEqual(found, []);
        });
  });
