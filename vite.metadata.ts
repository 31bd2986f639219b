/**
 * Packs the numbering plans for script tags: without what a page has no use for, and in columns, which
 * compress better than rows. A third smaller.
 */
import { isDisjointWith, JS, NFA } from 'refa';
import type { Plugin } from 'vite';
import type { PackedMetadata } from './src/phone/unpack-metadata.js';

type Cell<Value> = Value | 0 | undefined;
type FormatRow = [string, string, Cell<string[]>?, Cell<string>?, unknown?, Cell<string>?];

/** Of a country, by position; `src/phone/numbering-plan.ts` says what they mean. */
interface CountryRow {
  [cell: number]: unknown;
  0: string;
  3: number[];
  4?: Cell<FormatRow[]>;
  11?: Cell<[fixedLine: unknown, mobile: Cell<[pattern: string, ...unknown[]]>]>;
}

export interface Metadata {
  country_calling_codes: Record<string, string[]>;
  countries: Record<string, CountryRow>;
  nonGeographic: unknown;
}

const automaton = (source: string): NFA => {
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source, flags: '' }).parse();
  return NFA.fromRegex(expression, { maxCharacter });
};

const filled = <Row>(cell: Cell<Row[]>): Row[] => (cell === 0 ? [] : (cell ?? []));

const mobilePattern = ({ 11: types }: CountryRow) => (types && types[1] ? types[1][0] : undefined);

/** All patterns by which a format is chosen but the last are coarser ones. */
const leadingDigits = ([, , leading]: FormatRow) => (leading ? (leading.at(-1) ?? '') : '');

/** Whether some mobile number is written in a format. */
function isForMobiles(format: FormatRow, mobiles: NFA[]): boolean {
  const begins = automaton(`(?:${leadingDigits(format)})\\d*`);
  const written = NFA.fromIntersection(begins, automaton(format[0]));
  return mobiles.some((mobile) => !isDisjointWith(written, mobile));
}

/** What patterns are full of, as single signs: `unpack` puts it back. */
const shortened = (text: string): string =>
  text
    .replaceAll('\\d', 'd')
    .replaceAll('(?:', '&')
    .replace(/\(d\{([1-9])\}\)/g, (_, count: string) => String.fromCharCode(100 + Number(count)));

/** Countries of one region have much in common, and calling codes go by region. */
const byCallingCode = ([, a]: [string, CountryRow], [, b]: [string, CountryRow]): number =>
  a[0] < b[0] ? -1 : Number(a[0] > b[0]);

/** A line a column, `~` between cells; first the countries, then their formats one after another. */
function pack({ country_calling_codes, countries }: Metadata): string {
  const mobilesOf = Object.values(country_calling_codes).flatMap((codes) => {
    const rows = codes.map((code) => countries[code]).filter((row) => row !== undefined);
    const mobiles = rows.map(mobilePattern).filter((pattern) => pattern !== undefined);
    const automata = mobiles.map(automaton);
    return rows.map((row) => [row, automata] as const);
  });
  const mobiles = new Map(mobilesOf);
  const sorted = Object.entries(countries).sort(byCallingCode);
  const rows = sorted.map(([, row]) => row);
  const formats = rows.map((row) =>
    filled(row[4]).filter((format) => isForMobiles(format, mobiles.get(row) ?? [])),
  );
  const plain = (value: unknown) => (typeof value === 'string' ? value : '');
  const column = (cell: number) => rows.map((row) => plain(row[cell]));
  const formatColumn = (cell: (format: FormatRow) => unknown) =>
    formats.flat().map((format) => plain(cell(format)));
  const columns = [
    sorted.map(([code]) => code),
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
  if (columns.flat().some((cell) => /[~`\n&]|\$\{|(?<!\\)[a-z]/.test(String(cell))))
    throw new Error('the metadata has a sign that packing needs for itself');
  return shortened(columns.map((cells) => cells.join('~')).join('\n'));
}

/** What `unpack` takes. */
export function packed(metadata: Metadata): PackedMetadata {
  const { country_calling_codes, countries, nonGeographic } = metadata;
  // Countries of a shared calling code stand in an order, and some codes belong to none.
  const isPlain = ([callingCode, codes]: [string, string[]]) =>
    codes.length === 1 && countries[codes[0] ?? '']?.[0] === callingCode;
  const shared = Object.entries(country_calling_codes).filter((entry) => !isPlain(entry));
  return [pack(metadata), Object.fromEntries(shared), nonGeographic];
}

const unpackFile = new URL('src/phone/unpack-metadata.ts', import.meta.url).pathname;

export const packMetadata: Plugin = {
  name: 'pack-metadata',
  transform: {
    filter: { id: /\/metadata\.mobile\.json\.js$/ },
    handler(code) {
      const [text, ...rest] = packed(JSON.parse(code.slice(code.indexOf('{'))) as Metadata);
      // Raw, or each backslash would be there twice.
      const data = [`String.raw\`${text}\``, ...rest.map((one) => JSON.stringify(one))];
      return {
        code: `import { unpack } from '${unpackFile}'; export default unpack(${data.join()});`,
        map: null,
      };
    },
  },
};
