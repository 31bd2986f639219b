import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { requestLanguage } from '../../demo/server/language.js';

describe('the language of a request', () => {
  const cases: [xRequestLanguage: string, acceptLanguage: string, language: string][] = [
    ['dutch', 'de', 'dutch'],
    ['fr-FR', 'de', 'fr-FR'],
    [' nl ', '', 'nl'],
    ['', 'pt-BR,pt;q=0.9,en;q=0.8', 'pt-BR'],
    ['', 'nl;q=0.5', 'nl'],
    ['', '*', 'en'],
    ['', '', 'en'],
    ['en @evil.example #1', 'de', 'de'],
    ['{{ code }}', '', 'en'],
    ['en\n@evil.example #1', '', 'en'],
    ['en\u202e', '', 'en'],
    ['<b>', '<b>,de', 'en'],
    ['a'.repeat(35), '', 'a'.repeat(35)],
    ['a'.repeat(36), '', 'en'],
    ['a'.repeat(10_000), 'b'.repeat(10_000), 'en'],
  ];
  for (const [xRequestLanguage, acceptLanguage, language] of cases) {
    const [asked, accepted] = [xRequestLanguage, acceptLanguage].map((text) =>
      JSON.stringify(text.slice(0, 40)),
    );
    it(`is ${language.slice(0, 40)} for ${asked}, accept-language ${accepted}`, () => {
      assert.equal(requestLanguage(xRequestLanguage, acceptLanguage), language);
    });
  }
});
