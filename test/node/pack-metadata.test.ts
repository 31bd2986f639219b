import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { unpack } from '../../src/phone/unpack-metadata.js';
import { packed, type Metadata } from '../../vite.metadata.js';

const { resolve } = createRequire(import.meta.url);
const read = (file: string): unknown =>
  JSON.parse(readFileSync(resolve(`libphonenumber-js/${file}`), 'utf8'));

type Row = readonly unknown[];
interface Plans {
  readonly countries: Readonly<Record<string, Row>>;
}

const original = read('metadata.mobile.json') as Metadata & Plans;
const metadata = unpack(...packed(original)) as ReturnType<typeof unpack> & Plans;

/** Empty cells are written in several ways. */
const filled = (cell: unknown): unknown => (cell === 0 || cell === null ? undefined : cell);
const list = (cell: unknown): Row => (filled(cell) as Row | undefined) ?? [];
const mobilePattern = (row: Row) => list(list(row[11])[1])[0];
const leadingDigits = (format: Row) => (list(format[2]).at(-1) ?? '') as string;
const cellsOf = (format: Row) =>
  JSON.stringify([
    format[0],
    format[1],
    leadingDigits(format),
    filled(format[3]),
    filled(format[5]),
  ]);

describe('packed metadata', () => {
  it('keeps the countries and their calling codes', () => {
    assert.deepEqual(Object.keys(metadata.countries).sort(), Object.keys(original.countries));
    assert.deepEqual(metadata.country_calling_codes, original.country_calling_codes);
    assert.deepEqual(metadata.nonGeographic, original.nonGeographic);
  });

  it('keeps every cell of every plan that the widget reads', () => {
    for (const [country, row] of Object.entries(original.countries)) {
      const kept = metadata.countries[country] ?? [];
      for (const cell of [0, 1, 2, 3, 5, 6, 7, 8, 10])
        assert.deepEqual(filled(kept[cell]), filled(row[cell]), `${country}, cell ${cell}`);
      assert.equal(mobilePattern(kept), mobilePattern(row), country);
    }
  });

  it('keeps formats in their order, and drops many that are for no mobile number', () => {
    let dropped = 0;

    for (const [country, row] of Object.entries(original.countries)) {
      const before = list(row[4]).map((format) => cellsOf(format as Row));
      const after = list(metadata.countries[country]?.[4]).map((format) => cellsOf(format as Row));
      assert.deepEqual(
        after,
        before.filter((format) => after.includes(format)),
        country,
      );
      dropped += before.length - after.length;
    }
    assert.ok(dropped > 300, `${dropped} formats were dropped`);
  });

  it("keeps the format of every country's example of a mobile number", () => {
    const formatOf = (row: Row | undefined, digits: string) =>
      list(row?.[4])
        .map((format) => format as Row)
        .find(
          (format) =>
            new RegExp(`^(?:${leadingDigits(format)})`).test(digits) &&
            new RegExp(`^(?:${String(format[0])})$`).test(digits),
        )?.[1];

    for (const [country, digits] of Object.entries(read('examples.mobile.json') as object))
      assert.equal(
        formatOf(metadata.countries[country], digits as string),
        formatOf(original.countries[country], digits as string),
        country,
      );
  });
});
