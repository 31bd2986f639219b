import { assert, fixtureSync } from '@open-wc/testing';
import '../../src/define.js';
import { hit, isOpen, openList, touch } from '../helpers/country-list.js';
import { mount, type Mounted } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { click, fill, focused, has, part, phoneField, press, type } from '../helpers/visitor.js';

const closed = ({ element }: Mounted) =>
  until(() => !has(element, 'country-panel'), 'the list is closed');

describe('the list of countries is left', () => {
  it('by a press outside, and gives the focus back to its button', async () => {
    const mounted = await mount();
    await openList(mounted);

    touch(document.body, 'pointerdown', 'pointerup');
    await closed(mounted);

    assert.equal(focused(mounted.element), 'country-button');
  });

  it('not by a press that scrolls, or that selects text of the search', async () => {
    const mounted = await mount();
    await openList(mounted);

    touch(document.body, 'pointerdown', 'pointercancel');
    touch(part(mounted.element, 'country-search'), 'pointerdown');
    touch(document.body, 'pointerup');
    await everythingDue();

    assert.isTrue(has(mounted.element, 'country-panel'));
  });

  it('not by a press on its own pieces', async () => {
    const mounted = await mount();
    await openList(mounted);
    const pressed = new MouseEvent('mousedown', {
      bubbles: true,
      composed: true,
      cancelable: true,
    });

    touch(part(mounted.element, 'country-list'), 'pointerdown', 'pointerup');
    part(mounted.element, 'country-option').dispatchEvent(pressed);
    await everythingDue();

    assert.isTrue(has(mounted.element, 'country-panel'));
    assert.isTrue(pressed.defaultPrevented, 'the focus stays in the search');
  });

  it('when the focus goes on to something else', async () => {
    const mounted = await mount();
    const other = fixtureSync<HTMLButtonElement>('<button>Other</button>');
    await openList(mounted);

    other.focus();
    await closed(mounted);

    assert.equal(document.activeElement, other);
  });

  it('when the visitor goes on to the number', async () => {
    const mounted = await mount();
    await openList(mounted);

    await type(phoneField(mounted.element), '41');
    await closed(mounted);

    assert.equal(phoneField(mounted.element).value, '41');
    assert.equal(focused(mounted.element), 'phone-input');
  });

  it('when a code is being sent', async () => {
    const mounted = await mount();
    fill(phoneField(mounted.element), '4155550132');
    await openList(mounted);

    (part(mounted.element, 'form') as HTMLFormElement).requestSubmit();
    await mounted.element.updateComplete;

    assert.isFalse(has(mounted.element, 'country-panel'));
    assert.equal(focused(mounted.element), 'submit-button');
  });

  it('when the element is taken out of the page', async () => {
    const mounted = await mount();
    await openList(mounted);
    const place = mounted.element.parentElement;

    mounted.element.remove();
    place?.append(mounted.element);
    await closed(mounted);
  });

  it('by its button without opening again, wherever the focus goes by the press', async () => {
    const mounted = await mount();
    await openList(mounted);
    const button = part(mounted.element, 'country-button');
    const pressed = new MouseEvent('mousedown', {
      bubbles: true,
      composed: true,
      cancelable: true,
    });

    touch(button, 'pointerdown');
    button.dispatchEvent(pressed);
    touch(button, 'pointerup');
    await everythingDue();
    button.click();
    await closed(mounted);
    await everythingDue();

    assert.isTrue(pressed.defaultPrevented);
    assert.isFalse(has(mounted.element, 'country-panel'));
  });
});

describe('the list of countries, when the pointer comes to its button', () => {
  it('is rendered, so that pressing the button has less to do, and is there for nobody yet', async () => {
    const mounted = await mount();
    const button = part(mounted.element, 'country-button');

    touch(button, 'pointerover');
    await until(() => has(mounted.element, 'country-panel'), 'the list is rendered');
    const panel = part(mounted.element, 'country-panel');
    const search = part(mounted.element, 'country-search');
    assert.isFalse(hit(mounted, search), 'a finger goes through it');
    assert.equal(search.tabIndex, -1);
    assert.equal(panel.ariaHidden, 'true');
    assert.equal(button.ariaExpanded, 'false');
    click(button);
    await isOpen(mounted);

    assert.isTrue(part(mounted.element, 'country-panel') === panel, 'it is the same one');
    assert.isTrue(hit(mounted, search));
    assert.equal(search.tabIndex, 0);
    assert.isNull(panel.ariaHidden);
    assert.isAbove(panel.getBoundingClientRect().height, 150);
  });

  it('stays out of the page where the browser has no popovers', async () => {
    const { prototype } = HTMLElement;
    const own = Object.getOwnPropertyDescriptor(prototype, 'showPopover') ?? {};
    Object.defineProperty(prototype, 'showPopover', { ...own, value: undefined });
    const mounted = await mount();
    await openList(mounted);
    await press('Escape');
    await closed(mounted);

    touch(part(mounted.element, 'country-button'), 'pointerover');
    await mounted.element.updateComplete;
    Object.defineProperty(prototype, 'showPopover', own);

    assert.isFalse(has(mounted.element, 'country-panel'));
  });
});
