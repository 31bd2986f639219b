/** Which languages there are, and which of them suits a reader best. */
import type { LocaleModule } from '@lit/localize';

/** Everything but English, which is inside. Each is a file of its own, loaded when it is needed. */
export const loaders: Readonly<Record<string, () => Promise<LocaleModule>>> = {
  ar: () => import('./generated/ar.js'),
  de: () => import('./generated/de.js'),
};

export const sourceLocale = 'en';

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

export const direction = (locale: string): 'ltr' | 'rtl' =>
  rightToLeft.has(locale.split('-', 1)[0] ?? '') ? 'rtl' : 'ltr';

/**
 * The first tag that there is a language for, else English: by shortening, as BCP 47 lookup does
 * (RFC 4647 §3.4), so that `de-AT` gets `de`.
 */
export function matchLocale(tags: readonly string[]): string {
  for (const tag of tags) {
    for (
      let part = tag.toLowerCase();
      part;
      part = part.slice(0, Math.max(0, part.lastIndexOf('-')))
    ) {
      const locale = [sourceLocale, ...Object.keys(loaders)].find(
        (one) => one.toLowerCase() === part,
      );
      if (locale) return locale;
    }
  }
  return sourceLocale;
}
