import { assert } from '@open-wc/testing';
import type { MessageOverrides } from '../../src/i18n/i18n.js';
import { mount } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { button } from '../helpers/visitor.js';

/** What the console says; each page says each thing once, so every test has ids or tokens of its own. */
async function complaints(messages: unknown): Promise<string[]> {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => void said.push(text);
  try {
    const { element } = await mount('', { properties: { messages: messages as MessageOverrides } });
    // Loaded only now.
    await import('../../src/i18n/check-messages.js');
    await everythingDue();
    assert.exists(button(element, 'Country: United States +1'));
  } finally {
    console.warn = warn;
  }
  return said;
}

describe('sentences of the page’s own', () => {
  it('stand in place of the element’s, with their tokens', async () => {
    const { element } = await mount('', {
      properties: {
        messages: { 'phone.submit': 'Go', 'country.chosen': 'You are in {country}, right?' },
      },
    });

    await until(() => button(element, 'Go'), 'the button says so');

    assert.exists(button(element, 'You are in United States +1, right?'));
  });

  it('are right without a word on the console', async () => {
    const said = await complaints({
      'phone.submit': 'Go',
      'code.description': 'Look at your phone.',
      'code.attempts-left': '{n, plural, one {# left} other {# left}}',
      'code.label': 'Your {n} digits',
      'error.network': '',
    });

    assert.deepEqual(said, []);
  });

  for (const [what, messages, ...parts] of [
    ['of an unknown id', { 'phone.sumbit': 'Go' }, "messages['phone.sumbit']", 'another id'],
    ['of an id of JavaScript’s own', { constructor: 'Go' }, "['constructor']", 'another id'],
    ['with an unknown token', { 'code.description': 'To {nubmer}' }, '{nubmer}', 'It has {number}'],
    ['with a token where there is none', { 'phone.title': 'Hi {name}' }, '{name}', 'has none'],
    ['with an unknown plural', { 'code.label': '{x, plural, other {#}}' }, '{x}', 'It has {n}'],
    ['with a brace too many', { 'phone.label': 'Number}' }, 'braces'],
    ['with an unfinished plural', { 'country.found': '{n, plural, one {#}' }, 'braces'],
    ['with a plural for some only', { 'country.found': '{n, plural, one {#}}' }, '“other”'],
    ['that is no text', { 'phone.submit': 5 }, 'is not a text'],
  ] as const)
    it(`are told of on the console when there is one ${what}`, async () => {
      const said = await complaints(messages);

      assert.lengthOf(said, 1);
      for (const text of parts) assert.include(said[0], text);
    });

  it('are told of once, also by frameworks that set them again', async () => {
    const first = await complaints({ 'phone.titel': 'Hi' });
    const second = await complaints({ 'phone.titel': 'Hi' });

    assert.deepEqual([first.length, second.length], [1, 0]);
  });

  for (const messages of [null, undefined, 'text', 5, [], { 'phone.title': null }])
    it(`never fail the element, whatever they are: ${JSON.stringify(messages)}`, async () => {
      await complaints(messages);
    });
});
