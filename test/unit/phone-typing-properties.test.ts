import { assert } from '@open-wc/testing';
import { formatAsTyped } from '../../src/phone/format-as-typed.js';
import { allCountries, numberingPlan } from '../../src/phone/numbering-plan.js';

/** A linear congruential generator (Numerical Recipes): the same numbers each time. */
function generator(state: number): (below: number) => number {
  return (below) => Math.floor(((state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32) * below);
}

const signs = (text: string) => text.replace(/[^\d+]/g, '');

/** Formats once and again, and holds both to what must be true of any text. */
function format(text: string, caret: number, country: string) {
  const formatted = formatAsTyped({ text, caret }, country);
  const shown = `${country}: ${JSON.stringify(text)} at ${caret} is ${JSON.stringify(formatted)}`;
  assert.equal(signs(formatted.text), signs(text), shown);
  assert.equal(signs(formatted.text.slice(0, formatted.caret)), signs(text.slice(0, caret)), shown);
  assert.deepEqual(formatAsTyped(formatted, country), formatted, shown);
  return formatted;
}

/** Random digits behind what a number in the country may begin with. */
function randomNumber(random: (below: number) => number, country: string): string {
  const { callingCode, trunkPrefix = '', internationalPrefix = '' } = numberingPlan(country);
  const abroad = /^\d+/.exec(internationalPrefix)?.[0] ?? '00';
  const first = ['', trunkPrefix, `+${callingCode}`, `${abroad}44`, '+', '+1'][random(6)] ?? '';
  return first + Array.from({ length: 4 + random(11) }, () => random(10)).join('');
}

describe('random digits in a phone field', () => {
  for (const country of allCountries)
    it(`stay the same in ${country}, typed, put in between, taken away and pasted`, () => {
      const random = generator(country.charCodeAt(0) * 100 + country.charCodeAt(1));
      for (let run = 0; run < 12; run++) {
        const keys = randomNumber(random, country);
        let text = '';
        for (const key of keys) {
          const typed = format(text + key, text.length + 1, country);
          text = typed.text;
          assert.equal(typed.caret, text.length);
        }

        const place = random(text.length + 1);
        const digit = String(random(10));
        if (place || !text.startsWith('+'))
          format(text.slice(0, place) + digit + text.slice(place), place + 1, country);

        if (place) format(text.slice(0, place - 1) + text.slice(place), place - 1, country);

        const pasted = keys.replace(
          /\d/g,
          (one) => one + (['', ' ', '-', '.', ') ('][random(5)] ?? ''),
        );
        const { text: read } = format(pasted, pasted.length, country);
        // What no format is known for stays as it was pasted.
        if (text !== keys) assert.equal(read, text);
      }
    });
});
