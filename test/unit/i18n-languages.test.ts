import { assert } from '@open-wc/testing';
import { lateMessages } from '../../src/i18n/late-messages.js';
import { direction, loaders, matchLocale } from '../../src/i18n/locales.js';
import { messages } from '../../src/i18n/messages.js';

const english: Record<string, string> = { ...messages, ...lateMessages };

/** Names, those of plurals included. */
const tokensOf = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort();

/** What translators edit. */
async function translations(
  locale: string,
): Promise<Map<string, { source: string; target: string }>> {
  const file = await fetch(new URL(`../../locales/${locale}.xlf`, import.meta.url));
  const xliff = new DOMParser().parseFromString(await file.text(), 'text/xml');
  return new Map(
    [...xliff.querySelectorAll('trans-unit')].map((unit) => [
      unit.id,
      {
        source: unit.querySelector('source')?.textContent ?? '',
        target: unit.querySelector('target')?.textContent ?? '',
      },
    ]),
  );
}

describe('the sentences', () => {
  it('are told apart by their ids', () => {
    const ids = [...Object.keys(messages), ...Object.keys(lateMessages)];

    assert.equal(new Set(ids).size, ids.length);
    for (const [id, text] of Object.entries(english)) assert.notEqual(text.trim(), '', id);
  });

  for (const locale of Object.keys(loaders)) {
    it(`are all there in ${locale}, with the same tokens`, async () => {
      const units = await translations(locale);

      assert.sameMembers([...units.keys()], Object.keys(english));
      for (const [id, { source, target }] of units) {
        assert.equal(source, english[id], id);
        assert.notEqual(target.trim(), '', id);
        assert.deepEqual(tokensOf(target), tokensOf(source), id);
      }
    });

    it(`are built as they are translated in ${locale}`, async () => {
      const units = await translations(locale);

      const { templates } = await loaders[locale]!();

      assert.sameMembers(Object.keys(templates), Object.keys(english));
      for (const [id, text] of Object.entries(templates))
        assert.equal(text, units.get(id)?.target, id);
    });

    it(`hold no markup in ${locale}`, async () => {
      for (const [id, { target }] of await translations(locale))
        assert.notMatch(target, /[<>]/, id);
    });
  }
});

describe('the choice of a language', () => {
  for (const [tags, locale] of [
    [['de'], 'de'],
    [['de-AT'], 'de'],
    [['AR-eg'], 'ar'],
    [['fi', 'de-DE'], 'de'],
    [['en-GB', 'de'], 'en'],
    [['fi', 'sv'], 'en'],
    [[], 'en'],
    [['constructor'], 'en'],
    [['', '-', 'de-'], 'de'],
  ] as const)
    it(`is ${locale} for [${tags.join()}]`, () => {
      assert.equal(matchLocale(tags), locale);
    });

  it('knows which languages are written from right to left', () => {
    assert.deepEqual(['ar', 'ar-EG', 'he', 'en', 'de'].map(direction), [
      'rtl',
      'rtl',
      'rtl',
      'ltr',
      'ltr',
    ]);
  });
});
