/** Writes `src/i18n/generated/` from what translators edit, unless anything about that is wrong. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { lateMessages } from '../src/i18n/late-messages.js';
import { messages } from '../src/i18n/messages.js';
import { faults } from './faults.js';
import { languages } from './languages.js';
import { pseudo, pseudoLocale } from './pseudo.js';
import { readUnits } from './xliff.js';

const english = new Map(Object.entries<string>({ ...messages, ...lateMessages }));

const translations = languages.map((locale) => ({
  locale,
  units: readUnits(locale),
}));

const found = translations.flatMap(({ locale, units }) => faults(locale, english, units));
if (found.length) {
  console.error(found.join('\n'));
  process.exit(1);
}

const folder = new URL('../src/i18n/generated/', import.meta.url);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);

const write = (name: string, text: string) =>
  writeFileSync(new URL(`${name}.ts`, folder), `/* eslint-disable */\n${text}\n`);

/** One text, since ids would be a third of what is loaded: the sentences in the order of the English ones. */
const writeLanguage = (locale: string, sentences: readonly string[]) =>
  write(locale, `export default \`${sentences.join('\n')}\`;`);

for (const { locale, units } of translations) {
  const targets = new Map(units.map(({ id, target = '' }) => [id, target]));
  writeLanguage(
    locale,
    Array.from(english.keys(), (id) => targets.get(id) ?? ''),
  );
}
writeLanguage(pseudoLocale, Array.from(english.values(), pseudo));

const loaders = [...languages, pseudoLocale]
  .map((locale) => `  '${locale}': () => import('./${locale}.js'),`)
  .join('\n');
write('loaders', `export const loaders = {\n${loaders}\n};`);
console.log(`${languages.length + 1} languages, ${english.size} sentences each`);
