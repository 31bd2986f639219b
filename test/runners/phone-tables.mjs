// Writes the tables that src/phone/ holds in a shorter form than their sources have: example numbers from
// libphonenumber-js, and time zones from the tz database as the system has it (Debian: tzdata). To be run
// again when either is updated: node test/runners/phone-tables.mjs
import examples from 'libphonenumber-js/examples.mobile.json';
import metadata from 'libphonenumber-js/metadata.mobile.json';
import { readFileSync, writeFileSync } from 'node:fs';

const countries = Object.keys(metadata.countries);

/** @param {string} file @param {string} head @param {string} name @param {string} table */
function write(file, head, name, table) {
  const path = new URL(`../../src/phone/${file}`, import.meta.url);
  writeFileSync(
    path,
    `/**\n * ${head}\n * Written by test/runners/phone-tables.mjs.\n */\nexport const ${name} = ${table};\n`,
  );
}

/** @template Item @param {Item[]} items @param {(item: Item) => string} keyOf */
function groupBy(items, keyOf) {
  /** @type {Map<string, Item[]>} */
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

// Examples end in digits that count up, which the table leaves to its reader.
function firstDigits(country) {
  const [, , , lengths, , , , , , , , types] = metadata.countries[country];
  const length = Math.min(...((types || [])[1]?.[1] ?? lengths));
  const filled = (digits) => {
    while (digits.length < length) digits += (Number(digits.at(-1)) + 1) % 10;
    return digits;
  };
  const example = examples[country];
  let digits = example;
  while (digits.length > 1 && filled(digits.slice(0, -1)) === example) digits = digits.slice(0, -1);
  return digits;
}

write(
  'example-table.ts',
  'First digits of an example of each country, in the order of the numbering plans.',
  'exampleTable',
  `'${countries.map(firstDigits).join(' ')}'`,
);

const zoneinfo = '/usr/share/zoneinfo/';
const rows = (file, separator) =>
  readFileSync(zoneinfo + file, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split(separator));

/** The present name of a zone; the tz database itself links names of several countries. */
function canonical(zone) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return zone;
  }
}

const countryOf = new Map(rows('zone.tab', '\t').map(([country, , zone]) => [zone, country]));
const byCanonical = groupBy([...countryOf.keys()], canonical);
for (const [kind, , zone] of rows('tzdata.zi', ' ')) {
  if (kind !== 'L' || countryOf.has(zone)) continue;
  const found = new Set(byCanonical.get(canonical(zone))?.map((one) => countryOf.get(one)));
  if (found.size === 1) countryOf.set(zone, [...found][0]);
}

const zones = [...countryOf].map(([zone, country]) => {
  const [, area, city] = /^(?:(\w+)\/)?(.+)$/.exec(zone);
  // Nobody has a phone number of Antarctica; but its zones must not be taken for others.
  return { area: area ?? '', city, country: countries.includes(country) ? country : '' };
});

/** As many letters of a city as tell its country, and enough that none that is yet to come has them. */
function shortened({ city, country }, neighbours) {
  if (neighbours.every((other) => other.country === country)) return '';
  let length = Math.min(5, city.length);
  const isShared = (other) =>
    other.country !== country && other.city.startsWith(city.slice(0, length));
  while (length < city.length && neighbours.some(isShared)) length++;
  return city.slice(0, length);
}

const areas = [...groupBy(zones, ({ area }) => area)].map(([area, neighbours]) => {
  const groups = [...groupBy(neighbours, ({ country }) => country)]
    .filter(([country]) => country)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([country, its]) => {
      const names = new Set(its.map((zone) => shortened(zone, neighbours)));
      return country + [...names].sort().join(',');
    });
  return `${area}/${groups.join(';')}`;
});

write(
  'time-zone-table.ts',
  'An area a line: its countries (ISO 3166-1 alpha-2), each with how the names of its zones begin.',
  'timeZoneTable',
  `\`${areas.sort().join('\n')}\``,
);
