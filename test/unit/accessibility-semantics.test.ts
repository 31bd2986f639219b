import { assert } from '@open-wc/testing';
import { scenes, visit } from '../helpers/tour.js';
import { mount, toCodeStep } from '../helpers/mount.js';
import { until } from '../helpers/until.js';
import { nameOf, part, parts, phoneField, textOf } from '../helpers/visitor.js';

const scene = (name: string) => {
  const found = scenes.find((one) => one.name === name);
  if (!found) throw new Error(`there is no scene “${name}”`);
  return found;
};

describe('what assistive technology is told', () => {
  it('is a form with a labelled phone field, for password managers too', async () => {
    const { element } = await mount();

    const input = phoneField(element);

    assert.equal(input.type, 'tel');
    assert.equal(input.autocomplete, 'tel');
    assert.isTrue(input.required);
    assert.equal(textOf(input.labels![0]!), 'Mobile number');
    assert.equal(input.form?.querySelectorAll('[type="submit"]').length, 1);
    assert.isTrue(input.form?.noValidate);
  });

  it('is where errors come, before one comes', async () => {
    const { element } = await mount();

    const message = part(element, 'error-message');

    assert.equal(message.getAttribute('role'), 'alert');
    assert.equal(textOf(message), '');
    assert.equal(phoneField(element).getAttribute('aria-invalid'), 'false');
  });

  it('is nothing at all of a doubt that nobody has', async () => {
    const { element } = await mount();

    const [warning] = [
      ...element.shadowRoot!.querySelectorAll<HTMLElement>('[role="alert"]'),
    ].filter((one) => !one.part.contains('error-message'));

    assert.equal(getComputedStyle(warning!).display, 'none');
  });

  for (const [name, hints] of [
    ['phone step', ['hint']],
    ['sending', ['hint']],
    // What holds no code is told of below its field.
    ['code step', ['hint', 'hint']],
    ['verifying', ['hint', 'hint']],
    ['success', ['hint']],
  ] as const)
    it(`is news in polite places that take no room, the last but one for the connection (${name})`, async () => {
      const { element } = await visit(scene(name));

      const places = [...element.shadowRoot!.querySelectorAll('[role="status"]')];

      assert.deepEqual(
        places.map((place) => place.part.value),
        [...hints, ''],
      );
      for (const place of places) assert.isAtMost(place.getBoundingClientRect().height, 1);
    });

  it('is each sentence in one place only', async () => {
    for (const one of scenes) {
      const { element } = await visit(one);
      const places = element.shadowRoot!.querySelectorAll(
        '[role="status"]:not(.visually-hidden), [role="alert"], [part="hint"]:not([role])',
      );
      const texts = [...places].map(textOf).filter(Boolean);
      assert.equal(new Set(texts).size, texts.length, `${one.name}: ${texts.join(' | ')}`);
    }
  }).timeout(30_000);

  it('is that a button has to wait, which it says and which it can be reached for', async () => {
    const { element } = await visit(scene('code by a call'));

    for (const one of parts(element, 'channel-button')) {
      assert.equal(one.getAttribute('aria-disabled'), 'true');
      assert.isFalse((one as HTMLButtonElement).disabled);
    }
  });

  it('is the list of countries as a combobox with its options', async () => {
    const { element } = await visit(scene('list of countries'));

    const search = part(element, 'country-search');
    const list = part(element, 'country-list');
    const options = [...list.children];

    assert.equal(search.getAttribute('role'), 'combobox');
    assert.equal(search.getAttribute('aria-controls'), list.id);
    assert.equal(search.getAttribute('aria-expanded'), 'true');
    assert.equal(list.getAttribute('role'), 'listbox');
    assert.equal(list.getAttribute('aria-label'), 'Countries');
    assert.deepEqual(
      options.map((option) => option.getAttribute('role')),
      Array<string>(5).fill('option'),
    );
    assert.deepEqual(options.filter((option) => option.ariaSelected === 'true').map(nameOf), [
      'United States +1',
    ]);
    assert.equal(search.getAttribute('aria-activedescendant'), 'country-US');
  });

  it('is a dialog with a heading for its name', async () => {
    const { element } = await visit(scene('dialog at the code step'));

    const dialog = part(element, 'dialog');
    const name = element.shadowRoot!.getElementById(dialog.getAttribute('aria-labelledby')!);

    assert.equal(name?.localName, 'h2');
    assert.equal(textOf(name!), 'Enter your code');
    assert.equal(nameOf(part(element, 'close-button')), 'Close');
  });

  it('is the language of the texts, and phone numbers from left to right', async () => {
    const { element } = await visit(scene('code step'), 'lang="ar"');

    await until(() => element.shadowRoot!.querySelector('[dir="rtl"]'), 'Arabic shows');
    const number = element.shadowRoot!.querySelector('bdi');

    assert.equal(number?.dir, 'ltr');
    assert.equal(number?.textContent, '+1 415-555-0132');
    assert.equal(part(element, 'code-field').getAttribute('dir'), 'ltr');
    assert.equal(element.shadowRoot!.querySelector('.root')?.getAttribute('dir'), 'rtl');
  });

  it('is a heading, a form and names for all buttons in every state', async () => {
    for (const one of scenes) {
      const { element } = await visit(one);
      for (const button of element.shadowRoot!.querySelectorAll('button'))
        assert.notEqual(nameOf(button), '', `${one.name}: ${button.part.value}`);
      const ids = [...element.shadowRoot!.querySelectorAll('[id]')].map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, `${one.name}: ids`);
    }
  }).timeout(30_000);

  it('is big enough to be hit by a finger', async () => {
    const mounted = await mount();
    const small = ({ shadowRoot }: HTMLElement) =>
      [...shadowRoot!.querySelectorAll('button, input')]
        .map((one) => ({ part: one.part.value, height: one.getBoundingClientRect().height }))
        .filter(({ height }) => height < 24);
    assert.deepEqual(small(mounted.element), []);

    await toCodeStep(mounted);

    assert.deepEqual(small(mounted.element), []);
  });
});
