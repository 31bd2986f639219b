/** What can be wrong with a translation so that it must not be built. */
import { hasStrayBraces, plural, tokensOf } from '../src/i18n/message-syntax.js';
import type { Unit } from './xliff.js';

/** The numbers that a sentence can be about; nobody gets a million tries. */
const numbers = Array.from({ length: 301 }, (_, n) => n);

/**
 * Each on a line of its own; none if all is well.
 *
 * @param english Sentences by id, as they are in the code.
 */
export function faults(
  locale: string,
  english: ReadonlyMap<string, string>,
  units: readonly Unit[],
): string[] {
  const ids = units.map(({ id }) => id);
  const missing = [...english.keys()]
    .filter((id) => !ids.includes(id))
    .map((id) => `${locale} ${id}: missing; run “npm run extract:i18n”`);
  const wrong = units.flatMap((unit) =>
    unitFaults(locale, english.get(unit.id), unit).map((what) => `${locale} ${unit.id}: ${what}`),
  );
  const twice = ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `${locale} ${id}: there twice`);
  return [...missing, ...wrong, ...twice];
}

function unitFaults(
  locale: string,
  english: string | undefined,
  { source, target, state }: Unit,
): string[] {
  if (english === undefined) return ['no longer used; run “npm run extract:i18n”'];
  if (!target?.trim()) return ['not translated'];
  if (source !== english) return [`made for “${source}”; run “npm run extract:i18n”`];
  if (state.startsWith('needs-')) return ['its English has changed: mend it and remove “state”'];
  return textFaults(locale, english, target);
}

function textFaults(locale: string, english: string, text: string): string[] {
  const found: string[] = [];
  const [wanted, got] = [english, text].map((one) => [...tokensOf(one)].sort().join());
  if (wanted !== got) found.push(`has the tokens {${got}} in place of {${wanted}}`);
  if (/[<>`\\\n]|\$\{/.test(text)) found.push('has one of < > ` \\ ${ or a line break');
  if (hasStrayBraces(text)) found.push('has braces that don’t match');
  const rules = new Intl.PluralRules(locale);
  const categories: readonly string[] = rules.resolvedOptions().pluralCategories;
  for (const [, , forms = ''] of text.matchAll(plural)) {
    const keys = Array.from(forms.matchAll(/(?:^|[ }])(=?\w+) \{/g), ([, key = '']) => key);
    const unknown = keys.find((key) => !key.startsWith('=') && !categories.includes(key));
    if (unknown)
      found.push(`has a form “${unknown}”, unlike its language: ${categories.join(' ')}`);
    const lacking = numbers.find((n) => !keys.includes(`=${n}`) && !keys.includes(rules.select(n)));
    if (lacking !== undefined)
      found.push(`lacks the form “${rules.select(lacking)}”, as for ${lacking}`);
    if (!keys.includes('other')) found.push('lacks the form “other”');
  }
  return found;
}
