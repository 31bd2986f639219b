import { assert } from '@open-wc/testing';
import {
  countMoves,
  entered,
  goBack,
  isOwn,
  leavePage,
  newPage,
  type PageState,
} from '../helpers/element-history.js';
import { inShort, listen, named } from '../helpers/events.js';
import { mount, toCodeStep, toSuccess, type Mounted } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { button, click, phoneField } from '../helpers/visitor.js';

const typed = '+1 415-555-0132';

async function dialog(attributes = '') {
  const mounted = await mount(`mode="modal" history ${attributes}`);
  const { element } = mounted;
  const heard = listen(element);
  element.show();
  await element.updateComplete;
  if (!element.persistent) await entered();
  const closed = () => until(() => named(heard, 'passwordless-close').length, 'the dialog closes');
  return { ...mounted, mounted, heard, closed };
}

describe('the Back button, in a dialog', () => {
  let page: PageState;

  beforeEach(() => (page = newPage()));
  afterEach(leavePage);

  it('closes it', async () => {
    const { element, heard, closed } = await dialog();

    await goBack();
    await closed();

    assert.deepEqual(inShort(heard), ['open', 'close dismissed']);
    assert.isFalse(element.open);
    assert.isTrue(isOwn(page));
  });

  it('leads from the code to the number, and then out', async () => {
    const { element, heard, mounted, closed } = await dialog();
    await toCodeStep(mounted);

    await goBack();
    assert.isTrue(element.matches(':state(phone-entry)'));
    assert.equal(phoneField(element).value, typed);
    assert.isTrue(element.open);
    await goBack();
    await closed();

    assert.equal(inShort(heard).at(-1), 'close dismissed');
    assert.isTrue(isOwn(page));
  });

  it('leads out at once when it is held down', async () => {
    const { mounted, heard, closed } = await dialog();
    await toCodeStep(mounted);

    await goBack(2);
    await closed();

    assert.lengthOf(named(heard, 'passwordless-close'), 1);
    assert.isTrue(isOwn(page));
  });

  const ways: readonly (readonly [what: string, close: (mounted: Mounted) => unknown])[] = [
    ['its button', ({ element }) => click(button(element, 'Close'))],
    ['the page', ({ element }) => element.close()],
  ];

  for (const [what, close] of ways)
    it(`finds nothing of the widget’s when the dialog was closed by ${what}`, async () => {
      const { mounted, closed } = await dialog();
      await toCodeStep(mounted);

      close(mounted);
      await closed();

      await until(() => isOwn(page), 'the entries are taken back');
    });

  it('leads one step back when the dialog was opened again', async () => {
    const { element, mounted, closed } = await dialog();
    await toCodeStep(mounted);
    element.close();
    await closed();
    await until(() => isOwn(page), 'the entries are taken back');
    element.show();
    await element.updateComplete;
    assert.isTrue(element.matches(':state(code-entry)'));

    await goBack();

    assert.isTrue(element.matches(':state(phone-entry)'));
    assert.isTrue(element.open);
    await goBack();
    assert.isFalse(element.open);
    assert.isTrue(isOwn(page));
  });

  it('doesn’t close one that is persistent', async () => {
    const { element, heard, mounted } = await dialog('persistent');
    assert.isTrue(isOwn(page));
    await toCodeStep(mounted);
    await entered();

    await goBack();
    await everythingDue();

    assert.isTrue(element.matches(':state(phone-entry)'));
    assert.isTrue(element.open);
    assert.isEmpty(named(heard, 'passwordless-close'));
    assert.isTrue(isOwn(page));
  });

  it('takes nobody anywhere when the dialog closes after a sign-in', async () => {
    const { mounted, closed } = await dialog('autoclose');
    const moves = countMoves();

    await toSuccess(mounted);
    await closed();
    await everythingDue();

    assert.equal(moves(), 0);
  });
});
