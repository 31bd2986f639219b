/**
 * Brings the XLIFF files up to the sentences in the code: new ones come, unused ones go, and a translation
 * whose English has changed is marked, so that nobody ships it unread.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configFile, languages } from './languages.js';
import { fileOf, markForReview, readUnits } from './xliff.js';

const sources = (locale: string) =>
  new Map(readUnits(locale).map(({ id, source }) => [id, source]));

const before = new Map(languages.map((locale) => [locale, sources(locale)]));

execFileSync('lit-localize', ['extract', '--config', fileURLToPath(configFile)], {
  stdio: ['ignore', 'ignore', 'inherit'],
});

for (const [locale, old] of before) {
  const changed = [...sources(locale)]
    .filter(([id, source]) => old.has(id) && old.get(id) !== source)
    .map(([id]) => id);
  if (changed.length) {
    const file = fileOf(locale);
    writeFileSync(file, markForReview(readFileSync(file, 'utf8'), changed));
  }
}
