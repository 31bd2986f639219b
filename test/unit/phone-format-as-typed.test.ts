import { assert } from '@open-wc/testing';
import { countries } from '../../src/phone/countries.js';
import { formatAsTyped } from '../../src/phone/format-as-typed.js';

const digitsOf = (text: string) => text.replace(/\D/g, '');
const countedBefore = (text: string, caret: number) =>
  text.slice(0, caret).replace(/[^\d+]/g, '').length;

interface Typist {
  text: string;
  country: string | undefined;
}

/** As a field would: a key at the end, then what the formatter makes of it. */
function type(typist: Typist, key: string): void {
  const text = typist.text + key;
  const formatted = formatAsTyped({ text, caret: text.length }, typist.country);
  typist.text = formatted.text;
  typist.country = formatted.country ?? typist.country;
}

function typed(keys: string, country?: string): Typist {
  const typist = { text: '', country };
  for (const key of keys) type(typist, key);
  return typist;
}

const numbers: readonly (readonly [country: string, keys: string, text: string])[] = [
  ['US', '4155550123', '(415) 555-0123'],
  ['CA', '4165550123', '(416) 555-0123'],
  ['GB', '07700900123', '07700 900123'],
  ['GB', '+447700900123', '+44 7700 900123'],
  ['GB', '02079460123', '020 7946 0123'],
  ['DE', '015123456789', '01512 3456789'],
  ['DE', '+4915123456789', '+49 1512 3456789'],
  ['IN', '09123456789', '091234 56789'],
  ['IN', '+919123456789', '+91 91234 56789'],
  ['FR', '0612345678', '06 12 34 56 78'],
  ['FR', '+33612345678', '+33 6 12 34 56 78'],
  ['BR', '11961234567', '(11) 96123-4567'],
  ['BR', '011961234567', '011 96123-4567'],
  ['CL', '221234567', '(2) 2123 4567'],
  ['DE', '+881612345678', '+881 6 123 45678'],
  ['DE', '00447700900123', '00 44 7700 900123'],
  ['', '00447700900123', '00 44 7700 900123'],
  ['US', '011447700900123', '011 44 7700 900123'],
  ['RU', '810447700900123', '810 44 7700 900123'],
  ['JP', '010447700900123', '010 44 7700 900123'],
  ['KR', '001447700900123', '001 44 7700 900123'],
  ['KR', '01012345678', '010-1234-5678'],
  ['AU', '0011447700900123', '0011 44 7700 900123'],
  ['BR', '0021447700900123', '0021 44 7700 900123'],
  ['DE', '004915123456789', '00 49 1512 3456789'],
  ['US', '0044', '0044'],
  ['DE', '+00447700900123', '+00 44 7700 900123'],
  ['RU', '89123456789', '8 (912) 345-67-89'],
  ['AR', '+5491123456789', '+54 9 11 2345-6789'],
  ['JP', '09012345678', '090-1234-5678'],
  ['IT', '3123456789', '312 345 6789'],
  ['AU', '0412345678', '0412 345 678'],
  ['ES', '612345678', '612 34 56 78'],
  ['CH', '0781234567', '078 123 45 67'],
  ['SE', '0701234567', '070-123 45 67'],
];

/** Each is also typed where it has no form of its own. */
const journeys = [
  ...numbers.map(([country, keys]) => [country, keys] as const),
  ['AR', '01115234567890'],
  ['MX', '5512345678'],
  ['CN', '13123456789'],
  ['KZ', '87710009998'],
  ['NZ', '0211234567'],
  ['US', '999999999999999'],
  ['US', '+999999999999999'],
  ['US', '+14155550123'],
  ['ZZ', '123456789'],
  ['', '0123456789'],
] as const;

describe('a phone number as it is typed', () => {
  for (const [country, keys, text] of numbers)
    it(`becomes ${text} in ${country}`, () => {
      const typist = typed(keys, country);

      assert.equal(typist.text, text);
    });

  for (const [country, keys] of journeys) {
    it(`never loses, adds or moves a digit of ${keys} in ${country || 'no country'}`, () => {
      const typist: Typist = { text: '', country };
      for (let count = 1; count <= keys.length; count++) {
        type(typist, keys.charAt(count - 1));

        const soFar = keys.slice(0, count);
        assert.equal(typist.text.replace(/[^\d+]/g, ''), soFar);
        assert.match(typist.text, /^\+?[\d ()./-]*$/);
      }
    });

    it(`keeps the caret behind the same digit of ${keys} in ${country || 'no country'}, wherever one is put in or taken away`, () => {
      for (let length = 1; length <= keys.length; length++) {
        const { text, country: home } = typed(keys.slice(0, length), country);
        for (let place = 0; place <= text.length; place++) {
          const longer = `${text.slice(0, place)}7${text.slice(place)}`;
          const put = formatAsTyped({ text: longer, caret: place + 1 }, home);
          assert.equal(digitsOf(put.text), digitsOf(longer));
          assert.equal(put.text.charAt(put.caret - 1), '7', `${longer} ${put.text}`);
          assert.equal(countedBefore(put.text, put.caret), countedBefore(longer, place + 1));

          if (!place) continue;
          const shorter = text.slice(0, place - 1) + text.slice(place);
          const taken = formatAsTyped({ text: shorter, caret: place - 1 }, home);
          assert.equal(digitsOf(taken.text), digitsOf(shorter));
          assert.equal(countedBefore(taken.text, taken.caret), countedBefore(shorter, place - 1));
          assert.isTrue(taken.caret <= taken.text.length);
        }
      }
    });

    it(`is the same when it is formatted again: ${keys} in ${country || 'no country'}`, () => {
      for (let length = 0; length <= keys.length; length++) {
        const { text, country: home } = typed(keys.slice(0, length), country);

        const again = formatAsTyped({ text, caret: text.length }, home);

        assert.equal(again.text, text);
        assert.equal(again.caret, text.length);
      }
    });
  }

  for (const [country, text, formatted] of [
    ['US', '(415) ', '415'],
    ['US', '(415', '415'],
    ['US', '(415) 5', '(415) 5'],
    ['US', '(45) 555-0123', '(455) 550-123'],
    ['BR', '(11) 96', '(11) 96'],
    ['BR', '(11) ', '11'],
    ['GB', '0770 900123', '07709 00123'],
    ['GB', '+44 700 900123', '+44 70 0900 123'],
    ['FR', '06 2 34 56 78', '06 23 45 67 8'],
  ] as const)
    it(`is grouped anew when a digit was taken from its middle: ${text} in ${country}`, () => {
      assert.equal(formatAsTyped({ text, caret: 2 }, country).text, formatted);
    });

  it('keeps its digits in every country', () => {
    for (const { code, callingCode } of countries('en'))
      for (const keys of ['0123456789012', '9876543210', `${callingCode}5123456789`]) {
        const typist = typed(keys, code);

        assert.equal(typist.text.replace(/[^\d+]/g, ''), keys, code);
      }
  });

  for (const text of [
    'abc',
    '415 555 HELP',
    '\u0664\u0661\u0665 555 0123',
    '\uFF14\uFF11\uFF15',
    '(415) 555-0123 ext. 9',
    '1+415',
    '++1',
    '415;555',
    'tel:+14155550123',
    '\u200E+14155550123',
  ])
    it(`comes back unchanged with other characters: ${JSON.stringify(text)}`, () => {
      for (let caret = 0; caret <= text.length; caret++)
        assert.deepEqual(formatAsTyped({ text, caret }, 'US'), { text, caret });
    });

  it('is grouped when it was pasted with other punctuation', () => {
    const text = ' 415.555-0123';

    const formatted = formatAsTyped({ text, caret: text.length }, 'US');

    assert.deepEqual(formatted, { text: '(415) 555-0123', caret: 14 });
  });

  for (const text of ['', '+', ' '])
    it(`has no country in "${text}"`, () => {
      const formatted = formatAsTyped({ text, caret: text.length }, 'US');

      assert.equal(digitsOf(formatted.text), '');
      assert.notProperty(formatted, 'country');
    });
});

describe('the country of a number as it is typed', () => {
  for (const [chosen, text, country] of [
    ['US', '+49', 'DE'],
    ['US', '+4915', 'DE'],
    ['US', '+383', 'XK'],
    ['DE', '+1', 'US'],
    ['CA', '+1', 'CA'],
    ['CA', '+14', 'CA'],
    ['SX', '+1', 'SX'],
    ['US', '+14165550123', 'CA'],
    ['CA', '+14155550123', 'US'],
    ['US', '+17215205555', 'SX'],
    ['US', '+12684641234', 'AG'],
    ['DE', '+7', 'RU'],
    ['KZ', '+7', 'KZ'],
    ['RU', '+77710009998', 'KZ'],
    ['KZ', '+79123456789', 'RU'],
    ['GB', '+44', 'GB'],
    ['GG', '+44', 'GG'],
    ['GG', '+4477', 'GG'],
    ['GB', '+447781123456', 'GG'],
    ['GG', '+447400123456', 'GB'],
    ['DE', '+442079460123', 'GB'],
  ] as const)
    it(`is ${country} for ${text} when ${chosen} was chosen`, () => {
      const formatted = formatAsTyped({ text, caret: text.length }, chosen);

      assert.equal(formatted.country, country);
    });

  for (const [text, chosen] of [
    ['4155550123', 'US'],
    ['0044', 'US'],
    ['+999', 'US'],
    ['+0', 'US'],
    ['011447700900123', 'US'],
    ['0044 7700 900123', 'DE'],
    ['+0044 7700 900123', 'DE'],
    ['+8816', 'US'],
  ] as const)
    it(`is not told by ${text} in ${chosen}`, () => {
      const formatted = formatAsTyped({ text, caret: text.length }, chosen);

      assert.notProperty(formatted, 'country');
    });
});
