import { assert, fixtureSync } from '@open-wc/testing';
import { stopElementClock, type ElementClock } from '../helpers/element-clock.js';
import { codeStep } from '../helpers/element-code-step.js';
import { SmsBrowser } from '../helpers/element-web-otp.js';
import { FakeBackend } from '../helpers/fake-backend.js';
import { code, toCodeStep, toVerifying, type Mounted } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { button, click, codeField, press, submit, type } from '../helpers/visitor.js';

let browser: SmsBrowser;

beforeEach(() => (browser = new SmsBrowser()));
afterEach(() => browser.restore());

describe('the wait for the message', () => {
  const ends: readonly (readonly [what: string, end: (mounted: Mounted) => unknown])[] = [
    ['a code is typed', (mounted) => toVerifying(mounted)],
    ['the visitor changes the number', ({ element }) => click(button(element, 'Change number'))],
    ['the page resets the element', ({ element }) => element.reset()],
    ['the page takes the element out', ({ element }) => element.remove()],
    ['the backend is another one', ({ element }) => (element.backend = new FakeBackend())],
  ];

  for (const [what, end] of ends)
    it(`ends when ${what}`, async () => {
      const mounted = await codeStep();
      const { signal } = browser.waiting;

      await end(mounted);
      await everythingDue();

      assert.isTrue(signal.aborted);
      assert.lengthOf(browser.waits, 1);
    });

  it('ends with the sign-in', async () => {
    const mounted = await codeStep();
    (await toVerifying(mounted)).resolve({});
    await until(() => mounted.element.matches(':state(authenticated)'), 'all is done');
    await everythingDue();

    assert.isTrue(browser.waits.every(({ signal }) => signal.aborted));
    assert.lengthOf(browser.waits, 1);
  });

  it('ends when the visitor sends the code that was typed', async () => {
    const { element, backend } = await codeStep('auto-submit="false"');
    await type(codeField(element), code);
    await everythingDue();
    assert.isFalse(browser.waiting.signal.aborted);

    submit(element);
    await until(() => backend.verifies.length, 'the code is checked');
    await element.updateComplete;

    assert.isTrue(browser.waits.every(({ signal }) => signal.aborted));
  });

  it('takes nothing any more when it has ended, whatever the browser still brings', async () => {
    const { element, backend } = await codeStep();
    const wait = browser.waiting;

    click(button(element, 'Change number'));
    wait.arrive(code);
    await everythingDue();

    assert.isEmpty(backend.verifies);
    assert.isTrue(element.matches(':state(phone-entry)'));
  });

  it('goes on when the element is moved in the page', async () => {
    const { element, backend } = await codeStep();

    fixtureSync<HTMLElement>('<div></div>').append(element);
    await everythingDue();
    browser.waiting.arrive(code);
    await until(() => backend.verifies.length, 'the code is checked');

    assert.lengthOf(backend.verifies, 1);
  });

  it('ends with the dialog, and begins again with it', async () => {
    const mounted = await codeStep('mode="modal" open');
    const { element, backend } = mounted;
    const { signal } = browser.waiting;

    await press('Escape');
    await until(() => !element.open, 'the dialog is closed');
    await everythingDue();
    assert.isTrue(signal.aborted);
    assert.lengthOf(browser.waits, 1);
    element.show();
    await element.updateComplete;
    browser.waiting.arrive(code);
    await until(() => backend.verifies.length, 'the code is checked');

    assert.lengthOf(backend.verifies, 1);
  });
});

describe('two elements that wait for a message', () => {
  let clock: ElementClock;

  beforeEach(() => (clock = stopElementClock()));
  afterEach(() => clock.restore());

  async function two() {
    const first = await codeStep();
    const wait = browser.waiting;
    clock.jump(5);
    const second = await codeStep();
    return { first, second, wait };
  }

  it('leave it to the one that had a code sent last', async () => {
    const { first, second, wait } = await two();

    assert.isTrue(wait.signal.aborted);
    assert.lengthOf(browser.waits, 2);
    browser.waiting.arrive(code);
    await until(() => second.backend.verifies.length, 'the code is checked');

    assert.isEmpty(first.backend.verifies);
    assert.equal(codeField(first.element).value, '');
  });

  it('don’t take it from each other while the seconds pass', async () => {
    const { first, second } = await two();

    for (let seconds = 0; seconds < 5; seconds++) {
      await clock.pass(first.element, 1);
      await second.element.updateComplete;
    }

    assert.lengthOf(browser.waits, 2);
    assert.isFalse(browser.waiting.signal.aborted);
  });

  it('take it back when the other one goes', async () => {
    const { first, second } = await two();

    second.element.remove();
    await everythingDue();
    await clock.pass(first.element, 1);
    browser.waiting.arrive(code);
    await until(() => first.backend.verifies.length, 'the code is checked');

    assert.lengthOf(browser.waits, 3);
  });

  it('begin anew at another sign-in', async () => {
    const { first, second } = await two();
    second.element.reset();
    await second.element.updateComplete;
    await clock.pass(first.element, 1);

    await toCodeStep(second);
    browser.waiting.arrive(code);
    await until(() => second.backend.verifies.length, 'the code is checked');

    assert.isEmpty(first.backend.verifies);
  });
});
