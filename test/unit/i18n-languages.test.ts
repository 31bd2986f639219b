import { assert } from '@open-wc/testing';
import { lateMessages } from '../../src/i18n/late-messages.js';
import { loaders } from '../../src/i18n/locales.js';
import { messages } from '../../src/i18n/messages.js';

const english = Object.entries<string>({ ...messages, ...lateMessages });

describe('the sentences', () => {
  it('are told apart by their ids', () => {
    const ids = [...Object.keys(messages), ...Object.keys(lateMessages)];

    assert.equal(new Set(ids).size, ids.length);
    for (const [id, text] of english) assert.notEqual(text.trim(), '', id);
  });

  it('are there in 55 languages, and in one for tests', () => {
    assert.lengthOf(Object.keys(loaders), 54 + 1);
  });

  for (const locale of Object.keys(loaders))
    it(`are all there in ${locale}`, async () => {
      const { default: sentences } = await loaders[locale]!(0);

      const texts = sentences.split('\n');

      assert.lengthOf(texts, english.length);
      for (const [index, text] of texts.entries()) assert.notEqual(text.trim(), '', `${index}`);
    });
});
