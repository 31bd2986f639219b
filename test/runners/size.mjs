// Holds what a page loads from dist/cdn to its budgets (Brotli, as a CDN sends it).
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const root = new URL('../../dist/cdn/', import.meta.url);
const source = (file) => readFileSync(new URL(file, root), 'utf8');
const size = (files) =>
  files.reduce((sum, file) => sum + brotliCompressSync(source(file)).length, 0);

/** A file and everything that it imports at once. */
function withImports(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, from] of source(file).matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g))
    withImports(posix.join(posix.dirname(file), from), found);
  return found;
}

const scripts = readdirSync(root, { recursive: true }).filter((file) => file.endsWith('.js'));
const locales = scripts.filter((file) => /^chunks\/locale-/.test(file));
const timeZones = scripts.filter((file) => /^chunks\/time-zones-/.test(file));
const checks = scripts.filter((file) => /^chunks\/check-messages-/.test(file));
const list = scripts.filter((file) => /^chunks\/country-list-/.test(file));
const backButton = scripts.filter((file) => /^chunks\/back-button-/.test(file));
const optional = [...locales, ...timeZones, ...checks, ...list, ...backButton];
const first = [...withImports('passwordless-sms.js')];

const budgets = [
  { name: 'before the phone field shows', bytes: size(first), max: 16_000 },
  {
    name: 'a whole sign-in',
    bytes: size(scripts.filter((file) => !optional.includes(file))),
    max: 52_000,
  },
  // Loaded only when the visitor is about to open it.
  { name: 'the list of countries', bytes: size(list), max: 4_800 },
  // Loaded only where a page asks for it.
  { name: 'the Back button', bytes: size(backButton), max: 500 },
  // Loaded only where a page has sentences of its own.
  { name: 'the check of a page’s own sentences', bytes: size(checks), max: 600 },
  // Loaded only where neither the page nor the browser's languages tell the country.
  { name: 'the time zones', bytes: size(timeZones), max: 2_400 },
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
