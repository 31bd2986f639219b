import { assert } from '@open-wc/testing';
import { asciiDigits, withoutInvisible } from '../../src/basics/text.js';

const zeros: Readonly<Record<string, number>> = {
  'Arabic-Indic': 0x0660,
  'extended Arabic-Indic': 0x06f0,
  "N'Ko": 0x07c0,
  Devanagari: 0x0966,
  Bengali: 0x09e6,
  Gurmukhi: 0x0a66,
  Gujarati: 0x0ae6,
  Odia: 0x0b66,
  Tamil: 0x0be6,
  Telugu: 0x0c66,
  Kannada: 0x0ce6,
  Malayalam: 0x0d66,
  Thai: 0x0e50,
  Lao: 0x0ed0,
  Tibetan: 0x0f20,
  Myanmar: 0x1040,
  Khmer: 0x17e0,
  Mongolian: 0x1810,
  'full-width': 0xff10,
  'Osmanya, which is astral': 0x104a0,
  'Brahmi, which is astral': 0x11066,
  'Adlam, which is astral': 0x1e950,
  'mathematical bold': 0x1d7ce,
  'mathematical double-struck': 0x1d7d8,
  'mathematical sans-serif': 0x1d7e2,
  'mathematical bold sans-serif': 0x1d7ec,
  'mathematical monospace': 0x1d7f6,
};

describe('the digits of a text', () => {
  for (const [script, zero] of Object.entries(zeros))
    it(`become ASCII from ${script}`, () => {
      const digits = Array.from({ length: 10 }, (_, value) => String.fromCodePoint(zero + value));

      const ascii = asciiDigits(`+${digits.join('')}-${[...digits].reverse().join('')}x`);

      assert.equal(ascii, '+0123456789-9876543210x');
    });

  it('stay when they are ASCII', () => {
    assert.equal(asciiDigits('0123456789'), '0123456789');
  });

  for (const text of [
    '',
    'abc',
    '\u00B2\u00BD\u2163\u2460\u4E09\u{1F51F}',
    '\uD800',
    '\uDC00x',
    '\u{1F600}',
  ])
    it(`are none in ${JSON.stringify(text)}`, () => {
      assert.equal(asciiDigits(text), text);
    });
});

describe('the invisible characters of a text', () => {
  for (const point of [
    0x00ad, 0x034f, 0x061c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c,
    0x202d, 0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xfe0e, 0xfe0f, 0xfeff,
  ])
    it(`go when they are U+${point.toString(16).toUpperCase().padStart(4, '0')}`, () => {
      const character = String.fromCodePoint(point);

      const visible = withoutInvisible(`${character}1${character}${character}2${character}`);

      assert.equal(visible, '12');
    });

  for (const text of ['', ' 1 2 ', 'a\tb\n', '\u00A0\u2003', '\u05D0\u0639', '\u{1F600}', '\u0301'])
    it(`are none in ${JSON.stringify(text)}`, () => {
      assert.equal(withoutInvisible(text), text);
    });
});
