/** Which languages there are, and which of them suits a reader best. */
import { loaders as generated } from './generated/loaders.js';

/** The sentences of a language, one a line, in the order of the English ones. */
export interface LanguageModule {
  readonly default: string;
}

/**
 * Everything but English, which is inside. Each is a file of its own, loaded when it is needed.
 * `again`: how often that failed; Firefox would only remember the failure of the same address.
 */
export const loaders: Readonly<Record<string, (again: number) => Promise<LanguageModule>>> =
  generated;

export const sourceLocale = 'en';

/** By their tags in small letters, as they are asked for. */
const locales = new Map(
  [sourceLocale, ...Object.keys(loaders)].map((locale) => [locale.toLowerCase(), locale]),
);

/**
 * Tags that shortening would lead astray, as in CLDR's likely subtags and parent locales: Chinese by its
 * script or where that is written, the Spanish of America, Norwegian, and codes from before 1989.
 */
const closest: readonly (readonly [RegExp, string])[] = [
  [/^(zh-(?!hans).*\b(hant|tw|hk|mo)|yue)\b/, 'zh-hant'],
  [/^zh\b/, 'zh-hans'],
  [/^es-(?!(es|gq|ea|ic|ph)\b)[a-z\d]{2,3}\b/, 'es-419'],
  [/^no\b/, 'nb'],
  [/^iw\b/, 'he'],
  [/^in\b/, 'id'],
  [/^tl\b/, 'fil'],
];

/**
 * The first tag that there is a language for, else English: by shortening, as BCP 47 lookup does
 * (RFC 4647 §3.4), so that `de-AT` gets `de`.
 */
export function matchLocale(tags: readonly string[]): string {
  for (const tag of tags) {
    const asked = tag.toLowerCase();
    let part = closest.find(([pattern]) => pattern.test(asked))?.[1] ?? asked;
    for (; part; part = part.slice(0, Math.max(0, part.lastIndexOf('-')))) {
      const locale = locales.get(part);
      if (locale) return locale;
    }
  }
  return sourceLocale;
}
