import { assert } from '@open-wc/testing';
import { mount, toCodeStep, type Mounted } from '../helpers/mount.js';
import { until } from '../helpers/until.js';
import {
  dialogOf,
  button,
  click,
  field,
  fill,
  focused,
  has,
  nameOf,
  part,
  parts,
  phoneField,
  press,
  textOf,
  type,
} from '../helpers/visitor.js';

async function openList(mounted: Mounted) {
  click(part(mounted.element, 'country-button'));
  await until(() => focused(mounted.element) === 'country-search', 'the list is open');
}

const options = ({ element }: Mounted) => parts(element, 'country-option').map(textOf);

const active = ({ element }: Mounted) =>
  textOf(element.shadowRoot!.querySelector('[part="country-option active"]')!);

async function search(mounted: Mounted, text: string) {
  await type(field(mounted.element, 'Search for a country'), text);
  await mounted.element.updateComplete;
}

describe('the list of countries', () => {
  it('opens by a click, at the country that is chosen', async () => {
    const mounted = await mount('default-country="NZ"');

    await openList(mounted);

    assert.equal(part(mounted.element, 'country-button').getAttribute('aria-expanded'), 'true');
    assert.equal(active(mounted), 'NZ New Zealand +64');
    assert.isAbove(options(mounted).length, 200);
  });

  it('opens by a key', async () => {
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

      assert.deepEqual(options(mounted), [...found]);
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
      seen.push(active(mounted).slice(0, 2));
    }

    assert.deepEqual(seen, ['AT', 'DE', 'NZ', 'NZ', 'DE']);
    const id = part(mounted.element, 'country-search').getAttribute('aria-activedescendant');
    assert.equal(
      mounted.element.shadowRoot
        ?.getElementById(id ?? '')
        ?.textContent.trim()
        .slice(0, 2),
      'DE',
    );
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

    assert.deepEqual(options(mounted).slice(0, 3), [
      'NZ New Zealand +64',
      'DE Germany +49',
      'AF Afghanistan +93',
    ]);
    assert.lengthOf(
      options(mounted).filter((text) => text.startsWith('NZ')),
      1,
    );
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
