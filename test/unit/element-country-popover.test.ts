import { assert, fixtureSync } from '@open-wc/testing';
import '../../src/define.js';
import { hit, openList, search } from '../helpers/country-list.js';
import { mount, type Mounted } from '../helpers/mount.js';
import { until } from '../helpers/until.js';
import { focused, has, part, parts } from '../helpers/visitor.js';

const closed = ({ element }: Mounted) =>
  until(() => !has(element, 'country-panel'), 'the list is closed');

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

const boxOf = (mounted: Mounted, name: string) =>
  part(mounted.element, name).getBoundingClientRect();

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
