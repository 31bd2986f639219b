// Pictures of the widget in the demo's pages, from a real sign-in: `npm run shots` for the README's one,
// `npm run shots -- --all` for every state in all widths, schemes and directions, to be looked at.
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium as browserType } from 'playwright';
import { chromium } from './browsers.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ports = { DEMO_PORT: '5373', AUTH_PORT: '3373' };
const pages = `http://localhost:${ports.DEMO_PORT}`;
const server = `http://localhost:${ports.AUTH_PORT}`;

const demo = spawn(process.execPath, ['--import', 'tsx', 'demo/server/start.ts'], {
  cwd: root,
  env: { ...process.env, ...ports, DEMO_DATA: 'memory' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise((resolve, reject) => {
  demo.stdout.on('data', (data) => String(data).includes(pages) && resolve());
  demo.once('exit', () => reject(new Error('the demo ended')));
});

const newestCode = async (to) => {
  const response = await fetch(`${server}/outbox?to=${encodeURIComponent(to)}`);
  const [{ code }] = await response.json();
  return code;
};

const phone = (page) => page.locator('input[type="tel"]');
const code = (page) => page.locator('input[autocomplete="one-time-code"]');
const submit = (page) => page.locator('[part="submit-button"]');

async function toCode(page) {
  await phone(page).pressSequentially('+1 415 555 0134');
  await submit(page).click();
  await code(page).waitFor();
}

/** How to reach each state, from an open page. */
const states = {
  phone: async (page) => phone(page).focus(),
  typed: async (page) => phone(page).pressSequentially('+1 415 555 0134'),
  rejected: async (page) => {
    await phone(page).pressSequentially('12');
    await submit(page).click();
    await page.locator('[part="error-message"] span').waitFor();
  },
  doubtful: async (page) => {
    await phone(page).pressSequentially('+44 20 7946 0018');
    await submit(page).click();
    await page.locator('[part="doubt"]').waitFor();
  },
  countries: async (page) => {
    await page.locator('[part="country-button"]').click();
    await page.locator('[part="country-search"]').waitFor();
  },
  code: toCode,
  wrong: async (page) => {
    await toCode(page);
    const right = await newestCode('+14155550134');
    await code(page).pressSequentially(right === '123456' ? '654321' : '123456');
    await page.locator('[part="error-message"] span').waitFor();
  },
  done: async (page) => {
    await toCode(page);
    await code(page).pressSequentially(await newestCode('+14155550134'));
    await page.locator('[part="success"]').waitFor();
  },
};

async function open(browser, { width, colorScheme, lang, path }) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme,
    locale: lang === 'ar' ? 'ar-EG' : 'en-US',
    reducedMotion: 'reduce',
    deviceScaleFactor: 2,
  });
  const page = await context.newPage();
  await page.goto(pages + path, { waitUntil: 'networkidle' });
  await page.evaluate((tag) => {
    document.documentElement.lang = tag;
    document.documentElement.dir = tag === 'ar' ? 'rtl' : 'ltr';
  }, lang);
  if (path !== '/') await page.locator('#login').click();
  await phone(page).waitFor();
  return page;
}

async function all(browser) {
  const folder = `${root}test-results/shots`;
  await mkdir(folder, { recursive: true });
  for (const path of ['/', '/modal.html'])
    for (const [name, reach] of Object.entries(states))
      for (const width of [280, 320, 390, 1280])
        for (const colorScheme of ['light', 'dark'])
          for (const lang of ['en', 'de', 'ar']) {
            if (name === 'done' && path !== '/') continue;
            const page = await open(browser, { width, colorScheme, lang, path });
            await reach(page);
            const shown = path === '/' ? page.locator('.card') : page;
            const kind = path === '/' ? 'inline' : 'modal';
            await shown.screenshot({
              path: `${folder}/${kind}-${name}-${width}-${colorScheme}-${lang}.png`,
            });
            await page.context().close();
          }
  console.log(folder);
}

async function readme(browser) {
  const page = await open(browser, { width: 1180, colorScheme: 'light', lang: 'en', path: '/' });
  await toCode(page);
  await code(page).pressSequentially((await newestCode('+14155550134')).slice(0, 3));
  const path = `${root}demo/screenshot.png`;
  const { x, y, width, height } = await page.locator('.stage').boundingBox();
  const margin = 28;
  await page.screenshot({
    path,
    clip: { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin },
  });
  console.log(path);
}

const browser = await browserType.launch(await chromium());
try {
  await (process.argv.includes('--all') ? all : readme)(browser);
} finally {
  await browser.close();
  demo.kill();
}
