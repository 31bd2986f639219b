import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  active,
  activeCode,
  isOpen,
  openList,
  options,
  search,
  sizeOf,
} from '../helpers/country-list.js';
import { mount } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import {
  button,
  dialogOf,
  focused,
  has,
  part,
  phoneField,
  press,
  pressPage,
  pressWith,
  textOf,
} from '../helpers/visitor.js';

const searchField = (element: Parameters<typeof part>[0]) =>
  part(element, 'country-search') as HTMLInputElement;

describe('the country button, by keys', () => {
  for (const key of ['Enter', ' ', 'ArrowDown', 'ArrowUp'])
    it(`opens the list by ${key === ' ' ? 'Space' : key}`, async () => {
      const mounted = await mount('default-country="NZ"');
      part(mounted.element, 'country-button').focus();

      await press(key);
      await isOpen(mounted);

      assert.equal(activeCode(mounted), 'NZ');
      assert.equal(searchField(mounted.element).value, '');
      assert.isEmpty(mounted.backend.starts);
    });

  it('opens the list by Alt and ArrowDown', async () => {
    const mounted = await mount();
    part(mounted.element, 'country-button').focus();

    await pressWith('Alt', 'ArrowDown');

    await isOpen(mounted);
  });

  it('opens the list with what is typed on it as the search', async () => {
    const mounted = await mount();
    part(mounted.element, 'country-button').focus();

    await sendKeys({ type: 'new z' });
    await isOpen(mounted);
    await until(() => searchField(mounted.element).value === 'new z', 'all keys have come');

    assert.equal(active(mounted), 'NZ New Zealand +64');
    assert.isAtMost(options(mounted).length, 3);
  });

  it('leaves shortcuts to the browser', async () => {
    const mounted = await mount();
    part(mounted.element, 'country-button').focus();

    await pressWith('Control', 'b');
    await mounted.element.updateComplete;

    assert.isFalse(has(mounted.element, 'country-panel'));
  });

  it('closes the list by Escape when it has the focus itself, and not the dialog', async () => {
    const mounted = await mount('mode="modal" open');
    await openList(mounted);
    part(mounted.element, 'country-button').focus();

    await press('Escape');
    await until(() => !has(mounted.element, 'country-panel'), 'the list is closed');

    assert.isTrue(dialogOf(mounted.element).open);
    assert.equal(focused(mounted.element), 'country-button');
  });
});

describe('the list of countries, by keys', () => {
  it('goes on by what is in sight at PageDown, and back at PageUp', async () => {
    const mounted = await mount('default-country="AF"');
    await openList(mounted);
    const place = () => Number(part(mounted.element, 'active').ariaPosInSet);
    const seen = [place()];

    for (const key of ['PageDown', 'PageDown', 'PageUp', 'PageUp', 'PageUp'] as const) {
      await pressPage(key);
      await mounted.element.updateComplete;
      seen.push(place());
    }

    const [first = 0, second = 0, third = 0, ...back] = seen;
    assert.equal(first, 1);
    assert.isAbove(second - first, 3);
    assert.equal(third - second, second - first);
    assert.deepEqual(back, [second, first, first]);
  });

  it('leaves Home and End to the text that is searched for', async () => {
    const mounted = await mount();
    await openList(mounted);
    await search(mounted, 'an');
    await press('ArrowDown');
    await mounted.element.updateComplete;
    const before = active(mounted);

    await press('Home');
    await mounted.element.updateComplete;
    const caret = searchField(mounted.element).selectionStart;

    assert.equal(caret, 0);
    assert.equal(active(mounted), before);
    await press('End');
    assert.equal(searchField(mounted.element).selectionStart, 2);
  });

  it('jumps to its ends by Control with Home and End', async () => {
    const mounted = await mount('default-country="NZ"');
    await openList(mounted);
    const size = sizeOf(mounted);

    await pressWith('Control', 'End');
    await mounted.element.updateComplete;
    const last = Number(part(mounted.element, 'active').ariaPosInSet);
    await pressWith('Control', 'Home');
    await mounted.element.updateComplete;

    assert.equal(last, size);
    assert.equal(Number(part(mounted.element, 'active').ariaPosInSet), 1);
  });

  it('shows the country that the keys have come to', async () => {
    const mounted = await mount('default-country="AF"');
    await openList(mounted);

    for (let presses = 0; presses < 3; presses++) await pressPage('PageDown');
    await mounted.element.updateComplete;

    const list = part(mounted.element, 'country-list').getBoundingClientRect();
    const option = part(mounted.element, 'active').getBoundingClientRect();
    assert.isAtLeast(option.top, list.top - 1);
    assert.isAtMost(option.bottom, list.bottom + 1);
  });

  it('closes by Alt and ArrowUp, and gives the focus back to its button', async () => {
    const mounted = await mount();
    await openList(mounted);

    await pressWith('Alt', 'ArrowUp');
    await until(() => !has(mounted.element, 'country-panel'), 'the list is closed');

    assert.equal(focused(mounted.element), 'country-button');
  });

  it('closes by Tab, on the way to the number', async () => {
    const mounted = await mount();
    await openList(mounted);

    await press('Tab');
    await until(() => !has(mounted.element, 'country-panel'), 'the list is closed');

    assert.equal(focused(mounted.element), 'phone-input');
    assert.exists(button(mounted.element, 'Country: United States +1'));
  });

  it('closes by Shift and Tab, on the way back to its button', async () => {
    const mounted = await mount();
    await openList(mounted);

    await pressWith('Shift', 'Tab');
    await until(() => !has(mounted.element, 'country-panel'), 'the list is closed');

    assert.equal(focused(mounted.element), 'country-button');
  });

  it('chooses nothing by Enter where nothing is chosen yet', async () => {
    const mounted = await mount('default-country="" countries="AT CH"');
    await openList(mounted);
    assert.equal(active(mounted), '');

    await press('Enter');
    await mounted.element.updateComplete;
    assert.isTrue(has(mounted.element, 'country-panel'));
    await press('ArrowDown');
    await press('Enter');
    await until(() => focused(mounted.element) === 'phone-input', 'a country is chosen');

    assert.exists(button(mounted.element, 'Country: Austria +43'));
    assert.isEmpty(mounted.backend.starts);
  });

  it('takes no key that an input method has', async () => {
    const mounted = await mount();
    await openList(mounted);
    await search(mounted, 'new z');

    searchField(mounted.element).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }),
    );
    await everythingDue();

    assert.isTrue(has(mounted.element, 'country-panel'));
  });

  it('goes back to the chosen country when nothing is searched for any more', async () => {
    const mounted = await mount('default-country="NZ"');
    await openList(mounted);
    const size = sizeOf(mounted);
    await search(mounted, 'g');
    assert.notEqual(activeCode(mounted), 'NZ');

    await press('Backspace');
    await mounted.element.updateComplete;

    assert.equal(activeCode(mounted), 'NZ');
    assert.equal(sizeOf(mounted), size);
  });

  it('says how many countries a search finds, and when it finds none', async () => {
    const mounted = await mount('countries="AT AU NZ US"');
    const news = () => {
      const place = part(mounted.element, 'country-panel').querySelector('[role="status"]');
      return place ? textOf(place) : undefined;
    };
    await openList(mounted);
    const said = [news()];

    for (const key of ['a', 'u', 's', 't', 'x']) {
      await sendKeys({ type: key });
      await mounted.element.updateComplete;
      said.push(news());
    }

    assert.equal(said[0], '');
    assert.include(said, '2 countries');
    assert.equal(said.at(-1), 'No country matches');
    assert.equal(phoneField(mounted.element).value, '');
  });
});
