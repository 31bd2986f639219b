import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { codeStep, fail, refuse, sentAgain } from '../helpers/element-code-step.js';
import { SmsBrowser } from '../helpers/element-web-otp.js';
import { listen } from '../helpers/events.js';
import { code, mount, toCodeStep, toSending } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { click, codeField, errorText, fill, part, parts, textOf } from '../helpers/visitor.js';

describe('a browser that can read the message', () => {
  let browser: SmsBrowser;

  beforeEach(() => (browser = new SmsBrowser()));
  afterEach(() => browser.restore());

  it('is asked for it once, when the code step shows', async () => {
    const mounted = await mount();
    const call = await toSending(mounted);
    assert.isEmpty(browser.waits);

    call.resolve({});
    await until(() => mounted.element.matches(':state(code-entry)'), 'the code step shows');
    for (let renders = 0; renders < 3; renders++) {
      mounted.element.requestUpdate();
      await everythingDue();
    }

    assert.lengthOf(browser.waits, 1);
    assert.deepEqual(browser.waiting.options.otp, { transport: ['sms'] });
  });

  it('fills the code in, which is checked once', async () => {
    const { element, backend } = await codeStep();

    browser.waiting.arrive(code);
    await until(() => backend.verifies.length, 'the code is checked');
    await everythingDue();

    assert.equal(codeField(element).value, code);
    assert.equal(backend.verifies[0]?.request.code, code);
    assert.lengthOf(backend.verifies, 1);
    assert.lengthOf(browser.waits, 1);
  });

  it('only fills the code in where the page leaves the rest to the visitor', async () => {
    const { element, backend } = await codeStep('auto-submit="false"');

    browser.waiting.arrive(code);
    await until(() => codeField(element).value, 'the code is filled in');
    await everythingDue();
    assert.isEmpty(backend.verifies);
    assert.lengthOf(browser.waits, 1);
    click(part(element, 'submit-button'));
    await until(() => backend.verifies.length, 'the code is checked');

    assert.equal(backend.verifies[0]?.request.code, code);
  });

  for (const [what, text] of [
    ['half a code', code.slice(0, 3)],
    ['more digits than a code has', `${code}2`],
    ['no code', 'abcdef'],
  ] as const)
    it(`fills nothing in, and says nothing, when it brings ${what}`, async () => {
      const { element, backend } = await codeStep();

      browser.waiting.arrive(text);
      await everythingDue();

      assert.equal(codeField(element).value, '');
      assert.isEmpty(parts(element, 'hint').map(textOf).join(''));
      assert.isEmpty(backend.verifies);
    });

  it('replaces what the visitor had typed so far', async () => {
    const { element, backend } = await codeStep();
    fill(codeField(element), '27');

    browser.waiting.arrive(code);
    await until(() => backend.verifies.length, 'the code is checked');

    assert.equal(backend.verifies[0]?.request.code, code);
  });

  for (const text of ['', 'hello', '31415926', '314159 or 271828'])
    it(`changes nothing by a text that is no code: “${text}”`, async () => {
      const { element, backend } = await codeStep();
      fill(codeField(element), '27');
      const heard = listen(element);

      browser.waiting.arrive(text);
      await everythingDue();

      assert.equal(codeField(element).value, '27');
      assert.equal(errorText(element), '');
      assert.isEmpty(backend.verifies);
      assert.isEmpty(heard);
    });

  it('is asked again after a refused code', async () => {
    const mounted = await codeStep();
    await refuse(mounted);
    assert.lengthOf(browser.waits, 2);

    browser.waiting.arrive('271828');
    await until(() => mounted.backend.verifies.length === 2, 'the other code is checked');

    assert.equal(mounted.backend.verifies[1]?.request.code, '271828');
  });

  it('gives a refused code no second try, however often it brings that one', async () => {
    const mounted = await codeStep();
    browser.waiting.arrive(code);
    await until(() => mounted.backend.verifies.length, 'the code is checked');
    await fail(mounted, new PasswordlessError('invalid_code'), mounted.backend.verifies[0]!);

    browser.waiting.arrive(code);
    await everythingDue();

    assert.lengthOf(mounted.backend.verifies, 1);
    assert.lengthOf(browser.waits, 2);
  });

  for (const name of ['NotAllowedError', 'AbortError', 'InvalidStateError', 'UnknownError'])
    it(`is not asked again for the same code after a refusal (${name}), which nobody sees`, async () => {
      const mounted = await codeStep('resend-delay="0"');
      const { element, backend } = mounted;
      const heard = listen(element);

      browser.waiting.refuse(name);
      await everythingDue();
      element.requestUpdate();
      await everythingDue();
      assert.equal(errorText(element), '');
      assert.isEmpty(heard);
      await refuse(mounted);
      assert.lengthOf(browser.waits, 1);

      click(part(element, 'resend-button'));
      await until(() => backend.starts.length === 2, 'another code is asked for');
      await sentAgain(mounted);
      assert.lengthOf(browser.waits, 2);
      assert.isFalse(browser.waiting.signal.aborted);
    });

  it('waits on while another code is asked for, which may have another length', async () => {
    const mounted = await codeStep('resend-delay="0"');
    const { element, backend } = mounted;
    click(part(element, 'resend-button'));
    await until(() => backend.starts.length === 2, 'another code is asked for');
    await sentAgain(mounted, { codeLength: 4 });

    browser.waiting.arrive('3141');
    await until(() => backend.verifies.length, 'the code is checked');

    assert.equal(backend.verifies[0]?.request.code, '3141');
    assert.lengthOf(browser.waits, 1);
  });

  it('waits on while another code is asked for, and refuses that one too', async () => {
    const mounted = await codeStep('resend-delay="0"');
    const { element, backend } = mounted;
    click(part(element, 'resend-button'));
    await until(() => backend.starts.length === 2, 'another code is asked for');
    await sentAgain(mounted);
    assert.lengthOf(browser.waits, 1);

    browser.waiting.refuse('NotAllowedError');
    await everythingDue();
    element.requestUpdate();
    await everythingDue();

    assert.lengthOf(browser.waits, 1);
    assert.equal(errorText(element), '');
  });
});

describe('a browser that can’t read the message', () => {
  let browser: SmsBrowser | undefined;
  const { error } = console;
  let complaints: unknown[] = [];

  beforeEach(() => {
    complaints = [];
    console.error = (...what: unknown[]) => complaints.push(what);
  });
  afterEach(() => {
    browser?.restore();
    browser = undefined;
    console.error = error;
  });

  it('is not asked in a frame that lacks the permission', async () => {
    browser = new SmsBrowser([]);

    await codeStep();
    await everythingDue();

    assert.isEmpty(browser.waits);
    assert.isEmpty(complaints);
  });

  it('is asked on a page of its own, if it can’t tell what a page may do', async () => {
    browser = new SmsBrowser(null);

    await codeStep();

    assert.lengthOf(browser.waits, globalThis.top === globalThis.self ? 1 : 0);
  });

  it('is left alone where the interface is absent', async () => {
    browser = new SmsBrowser();
    Reflect.deleteProperty(globalThis, 'OTPCredential');

    const mounted = await mount();
    await toCodeStep(mounted);
    await everythingDue();

    assert.isEmpty(browser.waits);
    assert.isEmpty(complaints);
    assert.equal(errorText(mounted.element), '');
  });

  it('is left alone where it has the name and nothing behind it', async () => {
    browser = new SmsBrowser();
    Object.defineProperty(navigator, 'credentials', { configurable: true, value: undefined });

    const mounted = await mount();
    await toCodeStep(mounted);
    await everythingDue();

    assert.isEmpty(complaints);
    assert.equal(errorText(mounted.element), '');
  });
});
