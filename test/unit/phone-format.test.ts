import { assert } from '@open-wc/testing';
import { formatForReading, withoutCallingCode } from '../../src/phone/format.js';

describe('a phone number for reading', () => {
  for (const [phoneNumber, text] of [
    ['+14155550123', '+1 415-555-0123'],
    ['+447700900123', '+44 7700 900123'],
    ['+4915123456789', '+49 1512 3456789'],
    ['+5491123456789', '+54 9 11 2345-6789'],
    ['+393123456789', '+39 312 345 6789'],
    ['+881612345678', '+881 6 123 45678'],
    ['+9991234567', '+9991234567'],
    ['', ''],
    ['nonsense', 'nonsense'],
  ] as const)
    it(`is "${text}" for "${phoneNumber}"`, () => {
      const formatted = formatForReading(phoneNumber);

      assert.equal(formatted, text);
    });
});

describe('a text when another country is chosen', () => {
  for (const [text, country, rest] of [
    ['+44 7700 900123', 'US', '7700900123'],
    ['+447400123456', 'GB', '+447400123456'],
    [' +1 (415) 555-0123', 'DE', '4155550123'],
    ['+39 312 345 6789', 'DE', '3123456789'],
    ['+1', 'DE', ''],
    ['+', 'DE', '+'],
    ['07700 900123', 'DE', '07700 900123'],
    ['', 'DE', ''],
    ['text', 'DE', 'text'],
    ['+47 41 23 45 67', 'SJ', '+47 41 23 45 67'],
    ['+44 77', 'US', '77'],
  ] as const)
    it(`becomes "${rest}" from "${text}" in ${country}`, () => {
      const result = withoutCallingCode(text, country);

      assert.equal(result, rest);
    });

  for (const [text, from, country, rest] of [
    ['00 44 7700 900123', 'DE', 'US', '7700900123'],
    ['00 44 7400 123456', 'DE', 'GB', '+44 7400 123456'],
    ['011 44 7400 123456', 'US', 'GB', '+44 7400 123456'],
    ['011 44 7400 123456', 'US', 'FR', '7400123456'],
    ['00 44 7400 123456', undefined, 'GB', '+44 7400 123456'],
    ['00', 'DE', 'US', ''],
    ['011 2345', 'DE', 'US', '011 2345'],
    ['0151 23456789', 'DE', 'US', '0151 23456789'],
  ] as const)
    it(`becomes "${rest}" from "${text}", dialled in ${from ?? 'no country'}, in ${country}`, () => {
      assert.equal(withoutCallingCode(text, country, from), rest);
    });
});
