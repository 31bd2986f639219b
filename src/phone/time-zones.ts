/** The country that a time zone of the tz database lies in: a guess for browsers that name no region. */
import { timeZoneTable } from './time-zone-table.js';

/**
 * ISO 3166-1 alpha-2; undefined for zones of no country, such as `UTC`, and of none that has phones.
 *
 * @param timeZone Its present name or an old one, such as `Europe/Kyiv` or `Europe/Kiev`.
 */
export function countryOfTimeZone(timeZone: string): string | undefined {
  const [, area = '', city = ''] = /^(?:(\w+)\/)?(.*)$/.exec(timeZone) ?? [];
  const row = timeZoneTable.split('\n').find((line) => line.startsWith(`${area}/`));
  let country: string | undefined;
  let longest = -1;
  for (const group of row?.slice(area.length + 1).split(';') ?? [])
    for (const { length } of group
      .slice(2)
      .split(',')
      .filter((name) => city.startsWith(name)))
      if (length > longest) {
        longest = length;
        country = group.slice(0, 2);
      }
  return country;
}
