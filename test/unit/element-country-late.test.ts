import { assert, fixtureSync } from '@open-wc/testing';
import '../../src/define.js';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { active, allRows, isOpen, openList } from '../helpers/country-list.js';
import { isLoaded, mount, type Mounted } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { click, focused, has, part, phoneField } from '../helpers/visitor.js';

const listLoaded = () => import('../../src/views/phone/country-list.js');

describe('the list of countries that isn’t loaded yet', () => {
  const unloaded = () => {
    const element = fixtureSync<PasswordlessSmsElement>(
      '<passwordless-sms domain="localhost" client-id="c" default-country="NZ"></passwordless-sms>',
    );
    return { element } as Mounted;
  };

  it('opens as soon as it is, when its button was pressed', async () => {
    const mounted = unloaded();
    await mounted.element.updateComplete;

    click(part(mounted.element, 'country-button'));
    assert.equal(part(mounted.element, 'country-button').ariaExpanded, 'false');

    await isOpen(mounted);
    assert.isAbove((await allRows(mounted)).length, 200);
  });

  it('doesn’t take the focus from who has begun to type a number', async () => {
    const mounted = unloaded();
    await mounted.element.updateComplete;

    click(part(mounted.element, 'country-button'));
    phoneField(mounted.element).focus();
    await until(() => isLoaded(mounted.element), 'all is loaded');
    await everythingDue();

    assert.equal(focused(mounted.element), 'phone-input');
    assert.isFalse(has(mounted.element, 'country-panel'));
  });
});

describe('the list of countries that is under way', () => {
  const keys = (mounted: Mounted, ...pressed: string[]) =>
    pressed.map((key) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      part(mounted.element, 'country-button').dispatchEvent(event);
      return event.defaultPrevented;
    });

  it('searches for all that was typed on its button meanwhile', async () => {
    const mounted = await mount();
    part(mounted.element, 'country-button').focus();

    const taken = keys(mounted, 'n', 'e', 'w', ' ', 'z');
    assert.isFalse(has(mounted.element, 'country-panel'));
    await isOpen(mounted);

    assert.deepEqual(taken, [true, true, true, true, true]);
    assert.equal((part(mounted.element, 'country-search') as HTMLInputElement).value, 'new z');
    assert.equal(active(mounted), 'NZ New Zealand +64');
  });

  it('keeps what was typed when its button is pressed, too', async () => {
    const mounted = await mount();
    part(mounted.element, 'country-button').focus();

    keys(mounted, 'n', 'z');
    await openList(mounted);

    assert.equal((part(mounted.element, 'country-search') as HTMLInputElement).value, 'nz');
  });

  it('leaves the space bar to the button until something is typed', async () => {
    const mounted = await mount();
    part(mounted.element, 'country-button').focus();

    assert.deepEqual(keys(mounted, ' '), [false]);
  });

  for (const [what, goOn] of [
    ['to the number', ({ element }: Mounted) => phoneField(element).focus()],
    ['to something else', ({ element }: Mounted) => part(element, 'submit-button').focus()],
    ['out of the element', ({ element }: Mounted) => part(element, 'country-button').blur()],
    ['to the beginning', ({ element }: Mounted) => element.reset()],
  ] as const)
    it(`doesn’t open for who has gone on ${what}`, async () => {
      const mounted = await mount();
      click(part(mounted.element, 'country-button'));
      assert.isFalse(has(mounted.element, 'country-panel'));

      goOn(mounted);
      const now = focused(mounted.element);
      await listLoaded();
      await everythingDue();

      assert.isFalse(has(mounted.element, 'country-panel'));
      assert.equal(focused(mounted.element), now);
      assert.equal(part(mounted.element, 'country-button').ariaExpanded, 'false');
    });
});
