import { assert } from '@open-wc/testing';
import { active, activeCode, allRows, openList, options, search } from '../helpers/country-list.js';
import { mount, toCodeStep } from '../helpers/mount.js';
import { until } from '../helpers/until.js';
import {
  button,
  click,
  dialogOf,
  fill,
  focused,
  has,
  nameOf,
  part,
  parts,
  phoneField,
  press,
  textOf,
} from '../helpers/visitor.js';

describe('the list of countries', () => {
  it('opens by a click, at the country that is chosen', async () => {
    const mounted = await mount('default-country="NZ"');

    await openList(mounted);

    assert.equal(part(mounted.element, 'country-button').getAttribute('aria-expanded'), 'true');
    assert.equal(active(mounted), 'NZ New Zealand +64');
  });

  it('is not there before it opens, and then shows what is in sight first', async () => {
    const mounted = await mount('default-country="NZ"');
    assert.isEmpty(options(mounted));

    await openList(mounted);
    const first = parts(mounted.element, 'country-option');
    const [row] = first;
    const place = Number(row?.ariaPosInSet);

    assert.isBelow(first.length, 20);
    assert.isAbove(Number(row?.ariaSetSize), 200);
    const all = await allRows(mounted);
    assert.lengthOf(all, Number(row?.ariaSetSize));
    assert.equal(all[place - 1], textOf(row!), 'its position was the right one');
    assert.equal(active(mounted), 'NZ New Zealand +64');
  });

  it('holds the chosen country in the middle, also when the others have come', async () => {
    const mounted = await mount('default-country="NZ"');
    await openList(mounted);
    const middle = () => {
      const list = part(mounted.element, 'country-list').getBoundingClientRect();
      const option = part(mounted.element, 'active').getBoundingClientRect();
      return (option.top + option.bottom - list.top - list.bottom) / 2;
    };
    assert.closeTo(middle(), 0, 24);

    await allRows(mounted);

    assert.closeTo(middle(), 0, 24);
  });

  it('is as long from the start as it will be', async () => {
    const mounted = await mount('default-country="NZ"');
    await openList(mounted);
    const list = part(mounted.element, 'country-list');
    const before = list.scrollHeight;

    await allRows(mounted);

    assert.closeTo(list.scrollHeight, before, 100);
  });

  it('stays where the visitor scrolls it while the others come', async () => {
    const mounted = await mount('default-country="NZ"');
    await openList(mounted);
    const list = part(mounted.element, 'country-list');

    list.scrollTop = 0;
    await allRows(mounted);

    assert.equal(list.scrollTop, 0);
  });

  it('opens by Enter', async () => {
    const mounted = await mount();
    part(mounted.element, 'country-button').focus();

    await press('Enter');

    await until(() => focused(mounted.element) === 'country-search', 'the list is open');
  });

  it('closes by its button', async () => {
    const mounted = await mount();
    await openList(mounted);

    click(part(mounted.element, 'country-button'));
    await until(() => !has(mounted.element, 'country-panel'), 'the list is closed');

    assert.equal(focused(mounted.element), 'country-button');
  });

  for (const [text, found] of [
    ['new z', ['NZ New Zealand +64']],
    ['NZ', ['NZ New Zealand +64']],
    ['+64', ['NZ New Zealand +64']],
    ['cote', ['CI Côte d’Ivoire +225']],
  ] as const)
    it(`finds ${found.join()} by “${text}”`, async () => {
      const mounted = await mount();
      await openList(mounted);

      await search(mounted, text);

      assert.deepEqual(options(mounted).slice(0, found.length), [...found]);
    });

  it('says when nothing is found, and then chooses nothing', async () => {
    const mounted = await mount();
    await openList(mounted);
    await search(mounted, 'atlantis');

    await press('Enter');

    assert.equal(textOf(part(mounted.element, 'hint')), 'No country matches');
    assert.isEmpty(options(mounted));
    assert.isTrue(has(mounted.element, 'country-panel'));
    assert.isEmpty(mounted.backend.starts);
  });

  it('is walked through by arrows, and no further than its ends', async () => {
    const mounted = await mount('countries="AT DE NZ" default-country="AT"');
    await openList(mounted);
    const seen = [];

    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) {
      await press(key);
      await mounted.element.updateComplete;
      seen.push(activeCode(mounted));
    }

    assert.deepEqual(seen, ['AT', 'DE', 'NZ', 'NZ', 'DE']);
  });

  it('takes the country at Enter, and gives the focus to the phone field', async () => {
    const mounted = await mount();
    const { element, backend } = mounted;
    await openList(mounted);
    await search(mounted, 'new zea');

    await press('Enter');
    await until(() => focused(element) === 'phone-input', 'the phone field has the focus');

    assert.equal(nameOf(part(element, 'country-button')), 'Country: New Zealand +64');
    assert.isFalse(has(element, 'country-panel'));
    assert.isEmpty(backend.starts);
  });

  it('takes the country that is clicked', async () => {
    const mounted = await mount();
    await openList(mounted);
    await allRows(mounted);

    parts(mounted.element, 'country-option')
      .find((option) => textOf(option) === 'NZ New Zealand +64')
      ?.click();
    await until(() => focused(mounted.element) === 'phone-input', 'the phone field has the focus');

    assert.exists(button(mounted.element, 'Country: New Zealand +64'));
  });

  it('closes at Escape, and gives the focus back to its button', async () => {
    const mounted = await mount();
    await openList(mounted);

    await press('Escape');
    await until(() => !has(mounted.element, 'country-panel'), 'the list is closed');

    assert.equal(focused(mounted.element), 'country-button');
    assert.exists(button(mounted.element, 'Country: United States +1'));
  });

  it('leaves the dialog around it open at Escape', async () => {
    const mounted = await mount('mode="modal" open');
    await openList(mounted);

    await press('Escape');
    await until(() => !has(mounted.element, 'country-panel'), 'the list is closed');

    assert.isTrue(mounted.element.open);
    assert.isTrue(dialogOf(mounted.element).open);
  });

  it('keeps the number when another country is chosen for it, without the old calling code', async () => {
    const mounted = await mount();
    fill(phoneField(mounted.element), '+49 1511 2345678');
    await mounted.element.updateComplete;

    await openList(mounted);
    await search(mounted, 'austria');
    await press('Enter');
    await until(() => focused(mounted.element) === 'phone-input', 'the phone field has the focus');

    assert.equal(phoneField(mounted.element).value.replace(/\D/g, ''), '15112345678');
    assert.exists(button(mounted.element, 'Country: Austria +43'));
  });

  it('begins with the countries that the page prefers', async () => {
    const mounted = await mount('preferred-countries="nz DE"');

    await openList(mounted);
    const all = await allRows(mounted);

    assert.deepEqual(all.slice(0, 3), [
      'NZ New Zealand +64',
      'DE Germany +49',
      'AF Afghanistan +93',
    ]);
    assert.lengthOf(
      all.filter((text) => text.startsWith('NZ')),
      1,
    );
    const [, germany, afghanistan] = parts(mounted.element, 'country-option').map((option) =>
      option.getBoundingClientRect(),
    );
    assert.isAbove(afghanistan!.top - germany!.bottom, 4, 'there is a line between them');
  });

  it('is closed when the page begins anew', async () => {
    const mounted = await mount();
    await openList(mounted);

    mounted.element.reset();
    await mounted.element.updateComplete;

    assert.isFalse(has(mounted.element, 'country-panel'));
  });

  it('is closed when the visitor comes back from the code step', async () => {
    const mounted = await mount();
    await openList(mounted);
    await toCodeStep(mounted);

    click(button(mounted.element, 'Change number'));
    await mounted.element.updateComplete;

    assert.isFalse(has(mounted.element, 'country-panel'));
  });
});
