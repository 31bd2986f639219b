// Holds what a page loads from dist/cdn to its budgets (Brotli, as a CDN sends it).
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const root = new URL('../../dist/cdn/', import.meta.url);
const source = (file) => readFileSync(new URL(file, root), 'utf8');
const size = (files) =>
  [...files].reduce((sum, file) => sum + brotliCompressSync(source(file)).length, 0);

/** A file and everything that it imports at once. */
function withImports(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, from] of source(file).matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g))
    withImports(posix.join(posix.dirname(file), from), found);
  return found;
}

const scripts = readdirSync(root, { recursive: true }).filter((file) => file.endsWith('.js'));
const chunks = (name) =>
  scripts.filter((file) => new RegExp(`^chunks/${name}-[\\w-]{8}\\.js$`).test(file));
const locales = scripts.filter((file) => /^chunks\/locale-/.test(file));
const first = withImports('passwordless-sms.js');
/** By the backend that is built in, up to a verified id_token. */
const whole = new Set(first);
for (const file of ['late', 'auth0'].flatMap(chunks)) withImports(file, whole);
/** Those of the OTP grant bring along what the others share, and what verifies tokens. */
const adapters = readdirSync(new URL('../../src/backends/', import.meta.url))
  .map((file) => file.replace('.ts', ''))
  .filter((name) => !/^(auth0.*|oidc|named)$/.test(name) && chunks(name).length);

const budgets = [
  { name: 'before the phone field shows', bytes: size(first), max: 16_000 },
  { name: 'a whole sign-in', bytes: size(whole), max: 52_000 },
  // Loaded only where a page has sentences of its own.
  { name: 'the check of a page’s own sentences', bytes: size(chunks('check-messages')), max: 600 },
  // Loaded only where neither the page nor the browser's languages tell the country.
  { name: 'the time zones', bytes: size(chunks('time-zones')), max: 2_400 },
  // Loaded only where the visitor is about to open the list of countries.
  { name: 'the list of countries', bytes: size(chunks('country-list')), max: 4_800 },
  // Loaded only where the page asks for `history`.
  { name: 'the Back button', bytes: size(chunks('back-button')), max: 500 },
  // Loaded only where a backend asks whether the visitor is human.
  { name: 'the proof of work', bytes: size(chunks('proof-of-work')), max: 1_200 },
  { name: 'the place of a bot check', bytes: size(chunks('bot-check-place')), max: 600 },
  // Loaded only where the page names an adapter.
  {
    name: `the largest of ${adapters.length} adapters`,
    bytes: Math.max(...adapters.map((name) => size(chunks(name)))),
    max: 2_000,
  },
  { name: 'what these adapters share', bytes: size(chunks('server')), max: 1_900 },
  { name: 'the names of adapters', bytes: size(chunks('named')), max: 800 },
  {
    name: 'the largest language',
    bytes: Math.max(...locales.map((file) => size([file]))),
    max: 1_600,
  },
];

for (const { name, bytes, max } of budgets) {
  const isWithin = bytes <= max && bytes > 0;
  if (!isWithin) process.exitCode = 1;
  console.log(`${isWithin ? '✓' : '✗'} ${name}: ${bytes} of ${max} B`);
}
if (process.argv.includes('--files'))
  for (const file of scripts) console.log(`  ${file}: ${size([file])} B`);
