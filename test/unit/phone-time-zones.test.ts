import { assert } from '@open-wc/testing';
import { allCountries } from '../../src/phone/numbering-plan.js';
import { countryOfTimeZone } from '../../src/phone/time-zones.js';

interface WithTimeZones {
  getTimeZones?(): readonly string[] | undefined;
  readonly timeZones?: readonly string[];
}

/** Zones as the browser has them by country, which it may call by other names than it lists. */
function browsersZones(): Map<string, Set<string>> {
  const zones = new Map<string, Set<string>>();
  for (const country of [...allCountries, 'AQ', 'GS', 'PN', 'TF', 'UM']) {
    const locale = new Intl.Locale(`und-${country}`) as WithTimeZones;
    for (const zone of locale.getTimeZones?.() ?? locale.timeZones ?? [])
      zones.set(zone, (zones.get(zone) ?? new Set()).add(country));
  }
  return zones;
}

describe('the country of a time zone', () => {
  for (const [timeZone, country] of [
    ['Asia/Calcutta', 'IN'],
    ['Asia/Kolkata', 'IN'],
    ['Europe/Kiev', 'UA'],
    ['Europe/Kyiv', 'UA'],
    ['America/Buenos_Aires', 'AR'],
    ['America/Argentina/Buenos_Aires', 'AR'],
    ['America/Argentina/ComodRivadavia', 'AR'],
    ['US/Pacific', 'US'],
    ['US/Samoa', 'AS'],
    ['America/Indianapolis', 'US'],
    ['America/Indiana/Knox', 'US'],
    ['Asia/Saigon', 'VN'],
    ['Asia/Ho_Chi_Minh', 'VN'],
    ['Asia/Katmandu', 'NP'],
    ['Asia/Rangoon', 'MM'],
    ['Atlantic/Faeroe', 'FO'],
    ['America/Godthab', 'GL'],
    ['America/Nuuk', 'GL'],
    ['Africa/Asmera', 'ER'],
    ['Africa/Timbuktu', 'ML'],
    ['Atlantic/Jan_Mayen', 'SJ'],
    ['Arctic/Longyearbyen', 'SJ'],
    ['Pacific/Truk', 'FM'],
    ['America/Virgin', 'VI'],
    ['America/Bahia', 'BR'],
    ['America/Bahia_Banderas', 'MX'],
    ['Europe/Berlin', 'DE'],
    ['Europe/Busingen', 'DE'],
    ['Europe/Zurich', 'CH'],
    ['Europe/Brussels', 'BE'],
    ['Europe/Luxembourg', 'LU'],
    ['Europe/Belfast', 'GB'],
    ['Europe/Mariehamn', 'AX'],
    ['Asia/Hebron', 'PS'],
    ['Asia/Tel_Aviv', 'IL'],
    ['Antarctica/Macquarie', 'AU'],
    ['Australia/ACT', 'AU'],
    ['Canada/Newfoundland', 'CA'],
    ['Brazil/DeNoronha', 'BR'],
    ['Japan', 'JP'],
    ['GB', 'GB'],
    ['GB-Eire', 'GB'],
    ['Eire', 'IE'],
    ['Iceland', 'IS'],
    ['PRC', 'CN'],
    ['ROC', 'TW'],
    ['ROK', 'KR'],
    ['NZ-CHAT', 'NZ'],
  ] as const)
    it(`is ${country} for ${timeZone}`, () => {
      assert.equal(countryOfTimeZone(timeZone), country);
    });

  for (const timeZone of [
    'UTC',
    'GMT',
    'Etc/UTC',
    'Etc/GMT+3',
    'CET',
    'EST5EDT',
    'Factory',
    '+05:30',
    'Europe',
    'Europe/',
    'Europe/Atlantis',
    'Nowhere/Berlin',
    'Antarctica/McMurdo',
    'Antarctica/South_Pole',
    'Atlantic/South_Georgia',
    '',
    '/',
    '__proto__',
  ])
    it(`is none for ${JSON.stringify(timeZone)}`, () => {
      assert.isUndefined(countryOfTimeZone(timeZone));
    });

  it('is known for every zone of this browser that lies in one country', function () {
    const zones = browsersZones();
    // Firefox has not brought them yet.
    if (!zones.size) this.skip();
    for (const [zone, [country, another]] of zones) {
      if (another !== undefined || country === undefined) continue;
      // Nobody lives on Johnston Atoll, which has the time of Hawaii.
      if (zone === 'Pacific/Johnston') continue;
      const expected = allCountries.find((one) => one === country);
      assert.equal(countryOfTimeZone(zone), expected, zone);
    }
  });

  it('is known for every zone of this browser, but in Antarctica and on islands without phones', () => {
    const unknown = Intl.supportedValuesOf('timeZone').filter(
      (zone) => countryOfTimeZone(zone) === undefined,
    );

    const without =
      /^(Antarctica|Etc)\/|^(Indian\/Kerguelen|Pacific\/(Pitcairn|Midway|Wake)|Atlantic\/South_Georgia|UTC|GMT|[A-Z]{3}(\d[A-Z]{3})?)$/;
    assert.deepEqual(
      unknown.filter((zone) => !without.test(zone)),
      [],
    );
    const known = Intl.supportedValuesOf('timeZone').map(countryOfTimeZone);
    assert.isAbove(new Set(known).size, 230);
  });
});
