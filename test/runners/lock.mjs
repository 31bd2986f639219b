// A registry that lacks a platform's package when the lock is written leaves it out of the lock, and then
// `npm ci` refuses the lock everywhere.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
);
const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
for (const [path, { version, optionalDependencies = {} }] of Object.entries(packages)) {
  const absent = Object.keys(optionalDependencies).filter((name) => !names.has(name));
  if (!absent.length) continue;
  process.exitCode = 1;
  console.error(`${path} ${version}: not in the lock: ${absent.join(', ')}`);
}
