/**
 * Packs the numbering plans for script tags: without what a page has no use for, and in columns, which
 * compress better than rows. A third smaller.
 */
import { isDisjointWith, JS, NFA } from 'refa';
import type { Plugin } from 'vite';

type Cell<Value> = Value | 0 | undefined;
type FormatRow = [string, string, Cell<string[]>?, Cell<string>?, unknown?, Cell<string>?];

/** Of a country, by position; `src/phone/numbering-plan.ts` says what they mean. */
interface CountryRow {
  [cell: number]: unknown;
  3: number[];
  4?: Cell<FormatRow[]>;
  11?: Cell<[fixedLine: unknown, mobile: Cell<[pattern: string, ...unknown[]]>]>;
}

interface Metadata {
  country_calling_codes: Record<string, string[]>;
  countries: Record<string, CountryRow>;
  nonGeographic: unknown;
}

const automaton = (source: string): NFA => {
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source, flags: '' }).parse();
  return NFA.fromRegex(expression, { maxCharacter });
};

const mobilePattern = ({ 11: types }: CountryRow) => (types && types[1] ? types[1][0] : undefined);

/** All patterns by which a format is chosen but the last are coarser ones. */
const leadingDigits = ([, , leading]: FormatRow) => (leading ? (leading.at(-1) ?? '') : '');

/** Whether some mobile number is written in a format. */
function isForMobiles(format: FormatRow, mobiles: NFA[]): boolean {
  const begins = automaton(`(?:${leadingDigits(format)})\\d*`);
  const written = NFA.fromIntersection(begins, automaton(format[0]));
  return mobiles.some((mobile) => !isDisjointWith(written, mobile));
}

/** A line a column, `~` between cells; first the countries, then their formats one after another. */
function pack({ country_calling_codes, countries }: Metadata): string {
  const mobilesOf = Object.values(country_calling_codes).flatMap((codes) => {
    const rows = codes.map((code) => countries[code]).filter((row) => row !== undefined);
    const mobiles = rows.map(mobilePattern).filter((pattern) => pattern !== undefined);
    const automata = mobiles.map(automaton);
    return rows.map((row) => [row, automata] as const);
  });
  const mobiles = new Map(mobilesOf);
  const rows = Object.values(countries);
  const formats = rows.map((row) =>
    (row[4] ? row[4] : []).filter((format) => isForMobiles(format, mobiles.get(row) ?? [])),
  );
  const plain = (value: unknown) => (typeof value === 'string' ? value : '');
  const column = (cell: number) => rows.map((row) => plain(row[cell]));
  const formatColumn = (cell: (format: FormatRow) => unknown) =>
    formats.flat().map((format) => plain(cell(format)));
  const columns = [
    Object.keys(countries),
    column(0),
    column(1),
    column(2),
    rows.map((row) => row[3].join()),
    formats.map(({ length }) => length || ''),
    ...[5, 6, 7, 8, 10].map(column),
    rows.map((row) => mobilePattern(row) ?? ''),
    formatColumn((format) => format[0]),
    formatColumn((format) => format[1]),
    formatColumn(leadingDigits),
    formatColumn((format) => format[3]),
    formatColumn((format) => format[5]),
  ];
  if (columns.flat().some((cell) => /[~`\n]|\$\{/.test(String(cell))))
    throw new Error('the metadata has a sign that packing needs for itself');
  return columns.map((cells) => cells.join('~')).join('\n');
}

/** Becomes part of the page's script, as it stands. */
function unpack(
  text: string,
  shared: Record<string, string[]>,
  nonGeographic: unknown,
): { countries: object; country_calling_codes: object; nonGeographic: unknown } {
  const [codes = [], ...columns] = text.split('\n').map((line) => line.split('~'));
  const filled = (cell: string | undefined) => (cell ? cell : 0);
  const countries: Record<string, unknown> = {};
  const callingCodes: Record<string, string[]> = {};
  let next = 0;
  codes.forEach((code, index) => {
    const cells = columns.slice(0, 11).map((column) => filled(column[index]));
    const [callingCode, idd, pattern, lengths, formats, ...trunk] = cells;
    const [prefix, rule, trunkPattern, transform, leading, mobile] = trunk;
    const formatRows = Array.from({ length: Number(formats) }, () => {
      const at = next++;
      const [groups, template, begins, trunkRule, international] = columns
        .slice(11)
        .map((column) => filled(column[at]));
      return [groups, template, begins && [begins], trunkRule, 0, international];
    });
    countries[code] = [
      ...[callingCode, idd, pattern, String(lengths).split(',').map(Number)],
      ...[formatRows.length ? formatRows : 0, prefix, rule, trunkPattern, transform],
      ...[0, leading, mobile ? [0, [mobile]] : 0],
    ];
    callingCodes[String(callingCode)] = [code];
  });
  return {
    countries,
    country_calling_codes: Object.assign(callingCodes, shared),
    nonGeographic,
  };
}

export const packMetadata: Plugin = {
  name: 'pack-metadata',
  transform: {
    filter: { id: /\/metadata\.mobile\.json\.js$/ },
    handler(code) {
      const metadata = JSON.parse(code.slice(code.indexOf('{'))) as Metadata;
      // Countries of a shared calling code stand in an order, and some codes belong to none.
      const shared = Object.fromEntries(
        Object.entries(metadata.country_calling_codes).filter(
          ([callingCode, codes]) =>
            codes.length !== 1 || metadata.countries[codes[0] ?? '']?.[0] !== callingCode,
        ),
      );
      const data = [
        `String.raw\`${pack(metadata)}\``,
        JSON.stringify(shared),
        JSON.stringify(metadata.nonGeographic),
      ];
      return { code: `${unpack.toString()}\nexport default unpack(${data.join()})`, map: null };
    },
  },
};
