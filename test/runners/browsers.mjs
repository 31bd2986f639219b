// Finds the browsers that the tests drive, or installs Chromium. Run it alone to see what was found.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const isRunnable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function onPath(names) {
  const extensions = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const directory of (process.env.PATH ?? '').split(delimiter).filter(Boolean))
    for (const name of names)
      for (const extension of extensions) {
        const file = join(directory, name + extension);
        if (isRunnable(file)) return file;
      }
  return undefined;
}

const windows = (...path) =>
  [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']]
    .filter(Boolean)
    .map((root) => join(root, ...path));

const usual = {
  chromium: {
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    win32: windows('Google', 'Chrome', 'Application', 'chrome.exe'),
    linux: ['/usr/bin/chromium', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  },
  firefox: {
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: windows('Mozilla Firefox', 'firefox.exe'),
    linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
  },
};

/** A path that the environment asks for must be right: a silent other choice would test the wrong thing. */
function asked(variable) {
  const file = process.env[variable];
  if (file && !isRunnable(file))
    throw new Error(`${variable} is not a program that can run: ${file}`);
  return file;
}

/** Path of a Chromium; '' when Playwright's own is there; undefined when there is none. */
async function findChromium() {
  const file = asked('CHROME_PATH');
  if (file) return file;
  const { chromium } = await import('playwright');
  if (existsSync(chromium.executablePath())) return '';
  const names = [
    // The same engine without a browser's windows, as Playwright's own: it takes half the time.
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'chrome',
  ];
  return onPath(names) ?? (usual.chromium[process.platform] ?? []).find(isRunnable);
}

/** Path of a Firefox, if there is one. */
export const findFirefox = () =>
  asked('FIREFOX_PATH') ??
  onPath(['firefox-esr', 'firefox']) ??
  (usual.firefox[process.platform] ?? []).find(isRunnable);

/** Path of WebKitGTK's own browser, if it, its driver and a display are there. */
export function findMiniBrowser() {
  const file = asked('WEBKIT_PATH');
  if (file) return file;
  if (!onPath(['WebKitWebDriver']) || !(process.env.DISPLAY || onPath(['Xvfb']))) return undefined;
  const libraries = existsSync('/usr/lib')
    ? readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu'))
    : [];
  return ['/usr/libexec', '/usr/lib', ...libraries.map((name) => `/usr/lib/${name}`)]
    .flatMap((root) =>
      ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].map(
        (api) => `${root}/${api}/MiniBrowser`,
      ),
    )
    .find(isRunnable);
}

function run(command, args) {
  console.log(`> ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

function installChromium() {
  const cli = fileURLToPath(new URL('../../node_modules/playwright/cli.js', import.meta.url));
  if (run(process.execPath, [cli, 'install', 'chromium'])) return;
  if (process.platform !== 'linux' || !onPath(['apt-get'])) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !onPath(['sudo'])) return;
  const apt = (...args) =>
    isRoot ? run('apt-get', args) : run('sudo', ['-n', 'apt-get', ...args]);
  apt('update');
  for (const name of ['chromium-headless-shell', 'chromium'])
    if (apt('install', '-y', '--no-install-recommends', name)) return;
}

/** Launch options that Playwright, and WTR's launcher for it, take. */
export async function chromium() {
  let path = await findChromium();
  if (path === undefined && !process.env.NO_BROWSER_INSTALL) {
    installChromium();
    path = await findChromium();
  }
  if (path === undefined)
    throw new Error(
      'No Chromium was found. Set CHROME_PATH, or install Chrome, Chromium or `npx playwright install chromium`.',
    );
  return {
    ...(path && { executablePath: path }),
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { executablePath } = await chromium();
  console.log(`Chromium  ${executablePath ?? "Playwright's own"}`);
  console.log(`Firefox   ${findFirefox() ?? 'none'}`);
  console.log(`WebKit    ${findMiniBrowser() ?? 'none'}`);
}
