// Pictures of the gallery, to be looked at: every state in all widths, schemes and directions. `npm run shots -- --state
// wrong --lang de --theme bank` takes some of them, `npm run shots -- --readme` the README's picture, from the demo.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium as browserType } from 'playwright';
import { writeSettings } from '../../demo/pages/gallery/settings.js';
import { states } from '../../demo/pages/gallery/states.js';
import { servePages } from '../../demo/server/pages.js';
import { chromium } from './browsers.mjs';
import { takeReadmeShot } from './shot-readme.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    readme: { type: 'boolean' },
    state: { type: 'string' },
    lang: { type: 'string', multiple: true, default: ['en', 'ar'] },
    theme: { type: 'string', default: '' },
    width: { type: 'string', multiple: true, default: ['320', '390', '1280'] },
  },
});

/** States that look otherwise in a dialog. */
const inDialog = new Set(['empty', 'countries', 'code', 'wrong']);

async function all(browser) {
  const folder = `${root}test-results/shots`;
  await mkdir(folder, { recursive: true });
  const pages = await servePages({ port: 0, authOrigin: 'http://localhost:1' });
  const named = states.filter(({ name }) => !values.state || values.state === name);
  let count = 0;
  for (const width of values.width.map(Number))
    for (const scheme of ['light', 'dark'])
      for (const lang of values.lang) {
        const context = await browser.newContext({
          viewport: { width, height: 640 },
          colorScheme: scheme,
          locale: 'en-US',
          reducedMotion: 'reduce',
        });
        const page = await context.newPage();
        for (const { name: state } of named)
          for (const mode of inDialog.has(state) ? ['', 'modal'] : ['']) {
            const settings = { state, mode, lang, theme: values.theme, bare: true };
            await page.goto(`${pages.url}/gallery.html${writeSettings(settings)}`);
            await page.locator('html[data-ready]').waitFor();
            const name = [state, mode, values.theme, width, scheme, lang].filter(Boolean).join('-');
            await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
            count++;
          }
        await context.close();
      }
  await pages.close();
  console.log(`${count} pictures in ${folder}`);
}

const browser = await browserType.launch(await chromium());
try {
  await (values.readme ? takeReadmeShot(browser, root) : all(browser));
} finally {
  await browser.close();
}
