import { assert } from '@open-wc/testing';
import { formatAsTyped } from '../../src/phone/format-as-typed.js';
import { numberInText } from '../../src/phone/number-in-text.js';

const card = `BEGIN:VCARD
VERSION:3.0
PRODID:-//Example Corp.//Address Book 16.1//EN
REV:2026-01-02T10:15:00Z
N:Doe;Jane;;;
TEL;TYPE=CELL:+49 151 23456789
BDAY:1990-05-12
ADR:;;Main Street 12;Berlin;;10115;Germany
END:VCARD`;

describe('the number in a pasted text', () => {
  for (const [text, country, number] of [
    ['TEL;TYPE=CELL:+49 151 2345678', 'US', '+49 1512 345678'],
    ['item1.TEL;PREF=1:tel:+49-151-23456789', 'US', '+49 1512 3456789'],
    [card, 'US', '+49 1512 3456789'],
    [card.replace('1990-05-12', '19900512'), 'DE', '+49 1512 3456789'],
    [card.replaceAll('\n', '\r\n'), undefined, '+49 1512 3456789'],
    ['Mobile: (415) 555-0132', 'US', '(415) 555-0132'],
    ['Mobile: 07700 900123', 'GB', '07700 900123'],
    ['tel:+49-30-123456', 'US', '+49 30 123456'],
    ['tel:2015550123', 'US', '(201) 555-0123'],
    ['+49 (0)151 23456789', 'US', '+49 1512 3456789'],
    ['call me at +44 7700 900123 please', 'US', '+44 7700 900123'],
    ['call me at 0044 7700 900123, please', 'DE', '+44 7700 900123'],
    ['https://wa.me/447700900123', 'US', '+44 7700 900123'],
    ['https://wa.me/+447700900123', 'US', '+44 7700 900123'],
    ['https://api.whatsapp.com/send?phone=%2B447700900123', 'US', '+44 7700 900123'],
    ['sms:+12015550123', 'DE', '+1 201-555-0123'],
    ['<a href="tel:+14155550132">+1 (415) 555-0132</a>', 'DE', '+1 415-555-0132'],
    ['(415) 555-0132 / +1 415 555 0132', 'US', '+1 415-555-0132'],
    ['TEL;PREF=1:07700 900123', 'GB', '07700 900123'],
    ['[201] 555-0123', 'US', '(201) 555-0123'],
    [
      '\uFF0B\uFF14\uFF14 \uFF17\uFF17\uFF10\uFF10 \uFF19\uFF10\uFF10\uFF11\uFF12\uFF13',
      'US',
      '+44 7700 900123',
    ],
    ['\u0660\u0665\u0660 \u0661\u0662\u0663 \u0664\u0665\u0666\u0667', 'AE', '050 123 4567'],
    ['\u0968\u0966\u0967-\u096B\u096B\u096B-\u0966\u0967\u0968\u0969', 'US', '(201) 555-0123'],
    ['\u7535\u8BDD\uFF1A13123456789\uFF0C\u8C22\u8C22', 'CN', '131 2345 6789'],
    ['\u96FB\u8A7109012345678\u307E\u3067', 'JP', '090-1234-5678'],
    ['\u200E+44 7700 900123\u200F', 'US', '+44 7700 900123'],
    ['\u{1F4DE} 201-555-0123', 'US', '(201) 555-0123'],
    ['2026-01-02 10:15 call 07700 900123', 'GB', '07700 900123'],
    ['born 12.05.1990, mobile 07700 900123', 'GB', '07700 900123'],
    ['My code is 123456, my number 07700 900123', 'GB', '07700 900123'],
  ] as const)
    it(`is ${number} for ${JSON.stringify(text.slice(0, 60))} in ${country ?? 'no country'}`, () => {
      assert.equal(numberInText(text, country), number);
    });

  for (const [what, text, country] of [
    ['is plain', '415 555 0132', 'US'],
    ['is plain', ' +44 7700 900123 ', 'US'],
    ['is plain', '+44 (7700) 900123', 'US'],
    ['is empty', '', 'US'],
    ['holds none', 'Jane Doe', 'US'],
    ['holds a date', '2026-01-02', 'DE'],
    ['holds a date', 'on 12.05.1990', 'DE'],
    ['holds a date', '12/05/1990 at noon', 'DE'],
    ['holds a code', 'Your code is 123456', 'DE'],
    ['holds an identifier', 'a1b2c3d4155550132', 'US'],
    ['holds an identifier', '4155550132abc', 'US'],
    ['holds an address', '4155550132@example.com', 'US'],
    ['holds an address', 'jane@4155550132', 'US'],
    ['holds a card number', 'pay with 4111 1111 1111 1111', 'US'],
    ['holds a number of no known country', 'Mobile: (415) 555-0132', undefined],
    ['holds two', '201-555-0123, 201-555-0199', 'US'],
    ['holds two', 'home +44 20 7946 0018\nmobile +44 7700 900123', 'US'],
    ['holds two', card.replace('BDAY:1990-05-12', 'TEL:+49 30 123456'), 'US'],
    ['holds two', '201-555-0123 or 0199', 'US'],
    ['holds one torn apart', '0151\u00B723456789', 'DE'],
    ['holds one torn apart', '0151, 23456789', 'DE'],
    ['holds an extension', '201-555-0123 ext. 45', 'US'],
    ['holds an extension', '201-555-0123 x45', 'US'],
    ['holds an extension', '201-555-0123x45', 'US'],
    ['holds an extension', '2015550123#45', 'US'],
    ['holds an extension', 'tel:2015550123;ext=45', 'US'],
    ['holds an extension', '2015550123,,,,123', 'US'],
    ['holds an extension', '2015550123p123', 'US'],
    ['holds an extension', '+1 201 555 0123 poste 12', 'US'],
    ['holds an extension', '2015550123 \u5185\u7EBF 12', 'US'],
  ] as const)
    it(`is none when it ${what}: ${JSON.stringify(text)} in ${country ?? 'no country'}`, () => {
      assert.isUndefined(numberInText(text, country));
    });

  it('is formatted as the field formats it', () => {
    for (const [text, country] of [
      ['call +49 151 23456789 now', 'US'],
      ['call 06 12 34 56 78 now', 'FR'],
      ['call 011-961234567 now', 'BR'],
    ] as const) {
      const number = numberInText(text, country)!;

      assert.equal(formatAsTyped({ text: number, caret: 0 }, country).text, number);
      assert.isUndefined(numberInText(number, country), 'it is plain then');
    }
  });

  for (const piece of [
    'a',
    '1 ',
    '+1 ',
    '+49 151 2345678 ',
    '1234567a ',
    '\u0664',
    '(((((',
    '12.05.1990 ',
    '2026-01-',
    'wa.me/',
    '%2B',
    'phone=%2B',
    '\n',
    '+4 (0)',
  ])
    it(`is looked for in no time that grows faster than the text: ${JSON.stringify(piece)}`, () => {
      const time = (length: number) => {
        const text = piece.repeat(length / piece.length);
        const times = [1, 2, 3, 4, 5].map(() => {
          const started = performance.now();
          numberInText(text, 'DE');
          return performance.now() - started;
        });
        return Math.min(...times);
      };

      assert.isBelow(time(100_000), 20);
      // 4,800 is about as much as is read at all; clocks of browsers are coarse.
      assert.isBelow(time(4_800), 3 * time(2_400) + 10);
    });
});
