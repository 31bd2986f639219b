/* global customElements, requestAnimationFrame -- in the page */
// Pictures of the widget. `npm run shots` writes every state in all widths, schemes and directions, to be looked at;
// `npm run shots -- --only wrong` one state, `npm run shots -- --readme` the README's picture, from the demo.
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium as browserType } from 'playwright';
import { chromium } from './browsers.mjs';
import { takeReadmeShot } from './shot-readme.mjs';
import { part, states } from './shot-states.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const origin = 'http://localhost:9';
const { values } = parseArgs({
  options: { readme: { type: 'boolean' }, only: { type: 'string' } },
});

/** States that look otherwise in a dialog. */
const inDialog = new Set(['empty', 'countries', 'code', 'wrong']);

const page = (lang) => `<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <meta name="color-scheme" content="light dark" />
  <style>
    body { font-family: system-ui, sans-serif; margin: 0; padding: 1.5rem 1rem; }
    passwordless-sms { margin-inline: auto; }
  </style>
  <script type="module" src="/passwordless-sms.js"></script>
</html>`;

/** Serves the built widget without a server. */
async function answer(route) {
  const { pathname, searchParams } = new URL(route.request().url());
  if (pathname === '/')
    return route.fulfill({ contentType: 'text/html', body: page(searchParams.get('lang')) });
  const body = await readFile(`${root}dist/cdn${pathname}`).catch(() => undefined);
  return body ? route.fulfill({ contentType: 'text/javascript', body }) : route.abort();
}

/** In the page: puts the widget there, in front of a backend that answers as it is told. */
function mount({ attributes, answers }) {
  const template = document.createElement('div');
  template.innerHTML = `<passwordless-sms default-country="US" ${attributes}></passwordless-sms>`;
  const element = template.firstElementChild;
  const reply = (about) => () => {
    const { error: code, ...rest } = about ?? {};
    if (about === null) return new Promise(() => {});
    if (!code) return Promise.resolve(rest);
    return Promise.reject(
      Object.assign(new Error(code), { name: 'PasswordlessError', code, ...rest }),
    );
  };
  if (answers) element.backend = { start: reply(answers.start), verify: reply(answers.verify) };
  document.body.append(element);
}

async function shoot(context, { name, attributes = '', backend = {}, reach }, { lang, path }) {
  const tab = await context.newPage();
  await tab.clock.install();
  await tab.goto(`${origin}/?lang=${lang}`);
  await tab.evaluate(() => customElements.whenDefined('passwordless-sms'));
  await tab.evaluate(mount, { attributes, answers: backend });
  if (name !== 'misconfigured') {
    await part(tab, 'phone-input').waitFor();
    await tab.waitForFunction(() => {
      const { shadowRoot } = document.querySelector('passwordless-sms');
      return /\d/.test(shadowRoot.querySelector('[part="phone-field"]').textContent);
    });
    await part(tab, 'phone-input').focus();
  }
  await reach?.(tab);
  // Lets the last render and what it scrolls come to rest.
  await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
  await tab.screenshot({ path, fullPage: true });
  await context.setOffline(false);
  await tab.close();
}

async function all(browser) {
  const folder = `${root}test-results/shots`;
  await mkdir(folder, { recursive: true });
  const named = Object.entries(states).filter(([name]) => !values.only || values.only === name);
  let count = 0;
  for (const width of [320, 390, 1280])
    for (const colorScheme of ['light', 'dark'])
      for (const lang of ['en', 'ar']) {
        const context = await browser.newContext({
          viewport: { width, height: 640 },
          colorScheme,
          locale: 'en-US',
          reducedMotion: 'reduce',
        });
        await context.route(`${origin}/**`, answer);
        for (const [name, state] of named)
          for (const mode of inDialog.has(name) ? ['inline', 'modal'] : ['inline']) {
            const attributes = `${state.attributes ?? ''} ${mode === 'modal' ? 'mode="modal" open' : ''}`;
            const path = `${folder}/${name}-${mode}-${width}-${colorScheme}-${lang}.png`;
            await shoot(context, { ...state, name, attributes }, { lang, path });
            count++;
          }
        await context.close();
      }
  console.log(`${count} pictures in ${folder}`);
}

const browser = await browserType.launch(await chromium());
try {
  await (values.readme ? takeReadmeShot(browser, root) : all(browser));
} finally {
  await browser.close();
}
