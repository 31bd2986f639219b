import { assert, fixtureSync } from '@open-wc/testing';
import '../../src/define.js';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { allRows, isOpen, openList, search } from '../helpers/country-list.js';
import { mount, type Mounted } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { click, fill, focused, has, part, parts, phoneField, type } from '../helpers/visitor.js';

const closed = ({ element }: Mounted) =>
  until(() => !has(element, 'country-panel'), 'the list is closed');

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

const boxOf = (mounted: Mounted, name: string) =>
  part(mounted.element, name).getBoundingClientRect();

/** What a press without a mouse's help would be. */
const touch = (target: EventTarget, ...types: string[]) => {
  for (const name of types)
    target.dispatchEvent(new PointerEvent(name, { bubbles: true, composed: true }));
};

/** Of the rows, which one a finger would hit in its middle. */
function hit({ element }: Mounted, row: HTMLElement): boolean {
  const { left, top, width, height } = row.getBoundingClientRect();
  const found = element.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2);
  return row.contains(found ?? null);
}

/** The element inside of a piece of the page. */
async function mountIn(page: string, attributes = ''): Promise<Mounted> {
  const mounted = await mount(attributes);
  const around = fixtureSync<HTMLElement>(page);
  around.append(mounted.element);
  await mounted.element.updateComplete;
  return mounted;
}

describe('the list of countries, above the page', () => {
  it('is cut off by nothing around it', async () => {
    const mounted = await mountIn(
      '<div style="overflow: hidden; height: 150px; transform: translate(3px, 2px)"></div>',
    );

    await openList(mounted);

    const list = boxOf(mounted, 'country-list');
    const seen = parts(mounted.element, 'country-option').filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= list.top && bottom <= list.bottom;
    });
    assert.isAbove(seen.length, 4);
    for (const row of seen) assert.isTrue(hit(mounted, row), row.textContent);
  });

  it('is above the dialog, and can be used there', async () => {
    const mounted = await mount('mode="modal" open');
    await openList(mounted);
    await search(mounted, 'new zea');
    const [row] = parts(mounted.element, 'country-option');

    assert.isTrue(hit(mounted, row!));
    row?.click();
    await until(() => focused(mounted.element) === 'phone-input', 'the country is taken');

    assert.isTrue(mounted.element.open);
  });

  it('stands below the phone field, as wide as it', async () => {
    const mounted = await mountIn('<div style="width: 400px; margin: 20px"></div>');

    await openList(mounted);

    const [panel, field] = [boxOf(mounted, 'country-panel'), boxOf(mounted, 'phone-field')];
    assert.closeTo(panel.left, field.left, 1);
    assert.closeTo(panel.width, field.width, 1);
    assert.isAtLeast(panel.top, field.bottom);
    assert.isAtMost(panel.top, field.bottom + 12);
  });

  it('stands above the phone field where there is no room below', async () => {
    const mounted = await mountIn(
      '<div style="position: fixed; bottom: 0; left: 20px; width: 400px"></div>',
    );

    await openList(mounted);
    const [panel, field] = [boxOf(mounted, 'country-panel'), boxOf(mounted, 'phone-field')];
    await search(mounted, 'new z');
    await frame();

    assert.isAtMost(panel.bottom, field.top);
    assert.isAtLeast(panel.bottom, field.top - 12);
    assert.isAtLeast(panel.top, 0);
    const now = boxOf(mounted, 'country-search');
    assert.closeTo(now.top - boxOf(mounted, 'country-panel').top, 7, 8);
    assert.closeTo(boxOf(mounted, 'country-panel').top, panel.top, 1, 'the search stays in place');
  });

  it('goes along when the page is scrolled', async () => {
    const mounted = await mountIn('<div style="padding-block: 60px 3000px"></div>');
    await openList(mounted);
    const before = boxOf(mounted, 'country-panel').top;

    scrollTo(0, 40);
    await frame();
    await frame();

    assert.closeTo(before - boxOf(mounted, 'country-panel').top, 40, 1);
    scrollTo(0, 0);
  });

  it('ends where the field ends, from right to left', async () => {
    const mounted = await mountIn('<div style="width: 240px; margin: 0 auto"></div>', 'lang="ar"');
    await until(() => mounted.element.shadowRoot?.querySelector('[dir="rtl"]'), 'Arabic shows');

    await openList(mounted);

    const [panel, field] = [boxOf(mounted, 'country-panel'), boxOf(mounted, 'phone-field')];
    assert.closeTo(panel.right, field.right, 1);
    assert.closeTo(panel.width, 288, 1);
  });

  it('stays in the page where the browser has no popovers', async () => {
    const { prototype } = HTMLElement;
    const own = Object.getOwnPropertyDescriptor(prototype, 'showPopover') ?? {};
    Object.defineProperty(prototype, 'showPopover', { ...own, value: undefined });
    try {
      const mounted = await mount();
      await openList(mounted);

      const [panel, button] = [boxOf(mounted, 'country-panel'), boxOf(mounted, 'submit-button')];
      assert.isAtLeast(panel.top, boxOf(mounted, 'phone-field').bottom);
      assert.isAtMost(panel.bottom, button.top);
      assert.isAbove(panel.height, 150);
      parts(mounted.element, 'country-option')[0]?.click();
      await closed(mounted);
    } finally {
      Object.defineProperty(prototype, 'showPopover', own);
    }
  });
});

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
    await mounted.element.updateComplete;
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

    touch(part(mounted.element, 'country-button'), 'pointerover');
    await mounted.element.updateComplete;
    Object.defineProperty(prototype, 'showPopover', own);

    assert.isFalse(has(mounted.element, 'country-panel'));
  });
});

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
    await until(
      () => getComputedStyle(mounted.element).getPropertyValue('--_success'),
      'all is loaded',
    );
    await everythingDue();

    assert.equal(focused(mounted.element), 'phone-input');
    assert.isFalse(has(mounted.element, 'country-panel'));
  });
});
