/**
 * Unpacks the numbering plans, which come in columns in the build for script tags; others read
 * libphonenumber-js's file as it is. `vite.metadata.ts` packs them.
 */

/**
 * - A line a column, `~` between cells: the countries by calling code and their eleven columns, then the
 *   five of their formats, one country's after the other's.
 * - The countries of calling codes that more than one has.
 * - The plans of no country.
 */
export type PackedMetadata = readonly [
  text: string,
  shared: Readonly<Record<string, readonly string[]>>,
  nonGeographic: unknown,
];

/** `d` for `\d`, `&` for `(?:`, and `e` to `m` for one to nine digits in parentheses. */
const restored = (text: string): string =>
  text
    .replace(/[e-m]/g, (sign) => `(d{${sign.charCodeAt(0) - 100}})`)
    .replaceAll('d', '\\d')
    .replaceAll('&', '(?:');

const filled = (cell = ''): string | 0 => cell || 0;

/** The metadata (version 4), as far as the widget reads it. */
export function unpack(...[text, shared, nonGeographic]: PackedMetadata) {
  const [codes = [], ...columns] = restored(text)
    .split('\n')
    .map((line) => line.split('~'));
  const countries: Record<string, unknown[]> = {};
  const callingCodes: Record<string, readonly string[]> = {};
  const formatRows: unknown[][] = (columns[11] ?? []).map((_, index) => {
    const cells = columns.slice(11).map((column) => filled(column[index]));
    const [pattern, template, leading, trunkRule, international] = cells;
    return [pattern, template, leading && [leading], trunkRule, 0, international];
  });
  codes.forEach((code, index) => {
    const cells = columns.slice(0, 11).map((column) => filled(column[index]));
    const [callingCode, idd, pattern, lengths, formats, ...trunk] = cells;
    const [prefix, rule, trunkPattern, transform, leading, mobile] = trunk;
    countries[code] = [
      ...[callingCode, idd, pattern, String(lengths).split(',').map(Number)],
      ...[formats && formatRows.splice(0, Number(formats))],
      ...[prefix, rule, trunkPattern, transform, 0, leading, mobile && [0, [mobile]]],
    ];
    callingCodes[String(callingCode)] = [code];
  });
  return { countries, country_calling_codes: { ...callingCodes, ...shared }, nonGeographic };
}
