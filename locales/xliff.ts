/** What translators edit (XLIFF 1.2: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html). */
import { DOMParser } from '@xmldom/xmldom';
import { existsSync, readFileSync } from 'node:fs';

/** A sentence in one language. */
export interface Unit {
  readonly id: string;
  /** English, as it was when the translation was made or last looked at. */
  readonly source: string;
  readonly target?: string | undefined;
  /** Empty, unless somebody has to look at the translation again. */
  readonly state: string;
  /** For translators. */
  readonly note: string;
}

export const fileOf = (locale: string): URL => new URL(`${locale}.xlf`, import.meta.url);

export function parseUnits(xliff: string): Unit[] {
  const units = new DOMParser()
    .parseFromString(xliff, 'text/xml')
    .getElementsByTagName('trans-unit');
  return Array.from(units, (unit) => {
    const only = (name: string) => unit.getElementsByTagName(name)[0];
    const target = only('target');
    return {
      id: unit.getAttribute('id') ?? '',
      source: only('source')?.textContent ?? '',
      target: target?.textContent ?? undefined,
      state: target?.getAttribute('state') ?? '',
      note: only('note')?.textContent ?? '',
    };
  });
}

/** None for a language that has no file yet. */
export const readUnits = (locale: string): Unit[] =>
  existsSync(fileOf(locale)) ? parseUnits(readFileSync(fileOf(locale), 'utf8')) : [];

/** The same file, with translations marked whose English has changed since. */
export const markForReview = (xliff: string, ids: readonly string[]): string =>
  xliff.replace(/<trans-unit id="([^"]+)">[^]*?<\/trans-unit>/g, (unit, id: string) =>
    ids.includes(id)
      ? unit.replace(/<target(?! state="needs-)[^>]*>/, '<target state="needs-review-translation">')
      : unit,
  );
