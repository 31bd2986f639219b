import { assert } from '@open-wc/testing';
import { codeStep } from '../helpers/element-code-step.js';
import {
  countMoves,
  entered,
  goBack,
  goForward,
  isOwn,
  leavePage,
  newPage,
  type PageState,
} from '../helpers/element-history.js';
import { listen } from '../helpers/events.js';
import { mount, toCodeStep, toSuccess, toVerifying } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { button, click, codeField, fill, focused, phoneField } from '../helpers/visitor.js';

const typed = '+1 415-555-0132';

/** The code step, once it has its entry. */
async function stepWithEntry() {
  const mounted = await codeStep('history');
  await entered();
  return mounted;
}

describe('the Back button, in the page', () => {
  let page: PageState;

  beforeEach(() => (page = newPage()));
  afterEach(leavePage);

  it('leads from the code to the number, which is kept', async () => {
    const { element } = await stepWithEntry();
    assert.isFalse(isOwn(page));

    await goBack();

    assert.isTrue(element.matches(':state(phone-entry)'));
    assert.equal(phoneField(element).value, typed);
    assert.equal(focused(element), 'phone-input');
    assert.isTrue(isOwn(page));
  });

  it('gives up a code that is being checked', async () => {
    const mounted = await stepWithEntry();
    const call = await toVerifying(mounted);

    await goBack();
    call.resolve({});
    await everythingDue();

    assert.isTrue(call.signal.aborted);
    assert.isTrue(mounted.element.matches(':state(phone-entry)'));
  });

  it('leads to the number again when another code was sent there', async () => {
    const mounted = await stepWithEntry();
    await goBack();

    await toCodeStep(mounted);
    await goBack();

    assert.isTrue(mounted.element.matches(':state(phone-entry)'));
    assert.isTrue(isOwn(page));
  });

  it('leads to the number also after the way forward, which leads nowhere', async () => {
    const mounted = await stepWithEntry();
    await goBack();
    await goForward();
    assert.isTrue(mounted.element.matches(':state(phone-entry)'));

    await toCodeStep(mounted);
    await goBack();

    assert.isTrue(mounted.element.matches(':state(phone-entry)'));
    assert.isTrue(isOwn(page));
  });

  it('finds nothing of the widget’s when the visitor has changed the number otherwise', async () => {
    const { element } = await stepWithEntry();

    click(button(element, 'Change number'));
    await until(() => isOwn(page), 'the entry is taken back');

    assert.isTrue(element.matches(':state(phone-entry)'));
    assert.equal(phoneField(element).value, typed);
  });

  it('finds nothing of the widget’s after a reset', async () => {
    const { element } = await stepWithEntry();

    element.reset();

    await until(() => isOwn(page), 'the entry is taken back');
    assert.isTrue(element.matches(':state(phone-entry)'));
  });

  it('takes nobody anywhere after a sign-in', async () => {
    const mounted = await mount('history');
    const moves = countMoves();

    await toSuccess(mounted);
    const present = () => JSON.stringify([history.length, history.state]);
    const before = present();
    await everythingDue();

    assert.equal(moves(), 0);
    assert.equal(present(), before);
    await goBack();
    assert.isTrue(mounted.element.matches(':state(authenticated)'));
  });

  it('leaves to the page what the page keeps in its entries', async () => {
    await stepWithEntry();

    assert.equal((history.state as PageState).own, page.own);
  });

  it('is not meant by a link to another place in the page', async () => {
    const { element } = await stepWithEntry();
    fill(codeField(element), '31');

    location.hash = `#${page.own}`;
    await everythingDue();
    assert.equal(codeField(element).value, '31');
    await goBack();
    assert.equal(codeField(element).value, '31');
    await goBack();

    assert.isTrue(element.matches(':state(phone-entry)'));
    assert.isTrue(isOwn(page));
  });

  it('is not meant by a step that the page’s own router takes', async () => {
    const { element } = await stepWithEntry();
    fill(codeField(element), '31');

    history.pushState({ own: 'elsewhere' }, '', '?elsewhere');
    await everythingDue();
    await goBack();
    assert.equal(codeField(element).value, '31');
    await goBack();

    assert.isTrue(element.matches(':state(phone-entry)'));
  });

  it('is left alone where the page doesn’t ask for it', async () => {
    const { length } = history;
    const { element } = await codeStep();

    assert.equal(history.length, length);
    assert.isTrue(isOwn(page));
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
    await everythingDue();

    assert.isTrue(element.matches(':state(code-entry)'));
  });

  it('has nothing to do with an element that has left the page', async () => {
    const { element } = await stepWithEntry();
    element.remove();
    await everythingDue();
    const heard = listen(element);

    dispatchEvent(new PopStateEvent('popstate', { state: null }));
    await everythingDue();

    assert.isEmpty(heard);
  });
});
