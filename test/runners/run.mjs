// Everything that must hold, the fastest first; ends with how many tests passed and failed.
import { spawn } from 'node:child_process';
import { findFirefox, findMiniBrowser } from './browsers.mjs';

/** @typedef {{ name: string, command: string, counts?: RegExp[], unless?: string | false }} Step */

const wtr = [/^web-test-runner: (\d+) passed/m, /^web-test-runner: \d+ passed, (\d+) failed/m];
const node = [/^(?:ℹ|#) pass (\d+)/m, /^(?:ℹ|#) fail (\d+)/m];
const playwright = [/^ *(\d+) passed \(/m, /^ *(\d+) failed$/m];

/** @type {(Step | Step[])[]} Those in a list of their own run side by side: a browser keeps one core busy. */
const steps = [
  { name: 'lock file', command: 'node test/runners/lock.mjs' },
  { name: 'languages', command: 'npm run check:i18n' },
  [
    { name: 'types', command: 'npm run check:types' },
    { name: 'lint', command: 'eslint .' },
    { name: 'format', command: 'prettier --check --log-level warn .' },
    { name: 'unit tests in Node', command: 'npm run test:node', counts: node },
  ],
  { name: 'unit tests in Chromium', command: 'npm run test:unit', counts: wtr },
  { name: 'proofs in Chromium', command: 'npm run test:proofs', counts: wtr },
  [
    {
      name: 'unit tests in Firefox',
      command: 'npm run test:firefox',
      counts: wtr,
      unless: !findFirefox() && 'no Firefox here (Debian: firefox-esr)',
    },
    {
      name: 'unit tests in WebKit',
      command: 'npm run test:webkit',
      counts: wtr,
      unless: !findMiniBrowser() && 'no WebKitGTK here (Debian: webkit2gtk-driver, xvfb)',
    },
  ],
  { name: 'build and size', command: 'npm run build && npm run build:demo' },
  [
    { name: 'server tests', command: 'npm run test:server', counts: node },
    {
      name: 'the gallery in Firefox',
      command: 'npm run test:engines',
      counts: node,
      unless: !findFirefox() && 'no Firefox here (Debian: firefox-esr)',
    },
  ],
  { name: 'servers of others', command: 'npm run test:consumers', counts: node },
  { name: 'end-to-end tests', command: 'npm run test:e2e', counts: playwright },
];

/**
 * @param {(data: string | Buffer) => void} write
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run(command, write) {
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const from of [child.stdout, child.stderr])
    from.on('data', (data) => {
      output += data;
      write(data);
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

// Colours would stand between the words that are counted.
Object.assign(process.env, { NO_COLOR: '1', FORCE_COLOR: '0' });
// By then they are.
process.env.DEMO_BUILT = '1';

/** How what has failed begins, in the words of all runners, compilers and linters. */
const sign = String.raw`(?:❌|✖|✗|not ok |\d+\) |\d+:\d+ +error|(?:\S+: )?error\b)`;

/** With the lines after it, which say why. */
const failure = new RegExp(`^ *${sign}.*(?:\\n(?! *${sign}).*){0,3}`, 'gim');

/** @param {string} output */
const failuresIn = (output) => output.match(failure) ?? output.trimEnd().split('\n').slice(-10);

const total = { passed: 0, failed: 0 };
const broken = [];

/** @param {Step} step */
async function take({ name, command, counts, unless }, isAlone) {
  if (unless) {
    console.log(`\n▷ ${name}: left out, ${unless}`);
    return;
  }
  if (isAlone) console.log(`\n▶ ${name}`);
  const started = Date.now();
  const { code, output } = await run(command, (data) => isAlone && process.stdout.write(data));
  if (!isAlone) console.log(`\n▶ ${name}\n${output}`);
  const [passed = 0, failed = 0] = (counts ?? []).map((count) =>
    Number(count.exec(output)?.[1] ?? 0),
  );
  total.passed += passed;
  total.failed += failed;
  // A runner that closes on no test at all has not tested anything.
  if (code !== 0 || (counts && !passed)) {
    broken.push({ name, failures: failuresIn(output) });
    if (!failed) total.failed++;
  }
  console.log(`  ${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

for (const step of steps) {
  const group = Array.isArray(step) ? step : [step];
  await Promise.all(group.map((one) => take(one, group.length === 1)));
}

// Once more at the end: a log may be kept by its last lines alone.
for (const { name, failures } of broken)
  console.log(`\nBroken: ${name}\n${failures.slice(0, 20).join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = broken.length ? 1 : 0;
