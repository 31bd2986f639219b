import { assert } from '@open-wc/testing';
import { readSms } from '../../src/code/web-otp.js';
import { settled } from '../helpers/fake-clock.js';
import { FakeWebOtp } from '../helpers/fake-web-otp.js';

/** Whether a promise has settled by now, and what with. */
function watch<Value>(promise: Promise<Value>): { isSettled: boolean; value?: Value } {
  const watched: { isSettled: boolean; value?: Value } = { isSettled: false };
  void promise.then((value) => Object.assign(watched, { isSettled: true, value }));
  return watched;
}

describe('reading a code from an SMS', () => {
  let browser: FakeWebOtp;

  beforeEach(() => {
    browser = new FakeWebOtp();
  });
  afterEach(() => browser.restore());

  it('asks for SMS, and passes the signal', async () => {
    const { signal } = new AbortController();

    const code = readSms(signal);
    browser.answer({ code: '123456' });

    assert.equal(await code, '123456');
    assert.deepEqual<readonly object[]>(browser.asked, [{ otp: { transport: ['sms'] } }]);
    assert.isTrue(browser.signals[0] === signal);
  });

  // The cases of WPT's credential-management/otpcredential-get-basics.https.html.
  it('gives two requests their codes in order', async () => {
    const first = readSms(new AbortController().signal);
    const second = readSms(new AbortController().signal);

    browser.answer({ code: 'ABC1' });
    browser.answer({ code: 'ABC2' });

    assert.deepEqual(await Promise.all([first, second]), ['ABC1', 'ABC2']);
  });

  it('gives two requests their codes, whichever is awaited first', async () => {
    const first = readSms(new AbortController().signal);
    const second = readSms(new AbortController().signal);

    browser.answer({ code: 'ABC1' });
    browser.answer({ code: 'ABC2' });

    assert.equal(await second, 'ABC2');
    assert.equal(await first, 'ABC1');
  });

  it('gives a request its code though the one before was cancelled', async () => {
    const cancelled = readSms(new AbortController().signal);
    const code = readSms(new AbortController().signal);

    browser.refuse(new DOMException('cancelled', 'AbortError'));
    browser.answer({ code: 'ABC2' });

    assert.isUndefined(await cancelled);
    assert.equal(await code, 'ABC2');
  });

  it('gives a request its code though the one before was aborted', async () => {
    const request = new AbortController();
    const aborted = readSms(request.signal);
    const code = readSms(new AbortController().signal);

    request.abort();
    browser.answer({ code: 'ABC2' });

    assert.isUndefined(await aborted);
    assert.equal(await code, 'ABC2');
  });

  it('gives none when the visitor refuses', async () => {
    const code = readSms(new AbortController().signal);

    browser.refuse(new DOMException('refused', 'AbortError'));

    assert.isUndefined(await code);
  });

  it('gives none when it was aborted before it was asked', async () => {
    assert.isUndefined(await readSms(AbortSignal.abort()));
    assert.equal(browser.pending, 0);
  });

  it('ends the wait when it is aborted, and leaves nothing waiting', async () => {
    const request = new AbortController();
    const code = watch(readSms(request.signal));
    await settled();
    assert.isFalse(code.isSettled);

    request.abort(new Error('of the page'));
    await settled();

    assert.deepEqual(code, { isSettled: true, value: undefined });
    assert.equal(browser.pending, 0);
  });

  it('gives none when it was aborted as the SMS came', async () => {
    const request = new AbortController();
    const code = readSms(request.signal);

    browser.answer({ code: '123456' });
    request.abort();

    assert.isUndefined(await code);
  });

  for (const [what, credential] of [
    ['null', null],
    ['nothing', undefined],
    ['a credential without a code', {}],
  ] as const)
    it(`gives none when the browser answers ${what}`, async () => {
      const code = readSms(new AbortController().signal);

      browser.answer(credential);

      assert.isUndefined(await code);
    });

  for (const [what, reason] of [
    ['it is not supported', new DOMException('no', 'NotSupportedError')],
    ['the policy forbids it', new DOMException('no', 'NotAllowedError')],
    ['the frame is no secure one', new DOMException('no', 'SecurityError')],
    ['the transport is unknown', new TypeError('no')],
    ['of nothing', undefined],
  ] as const)
    it(`gives none when the browser rejects, since ${what}`, async () => {
      const code = readSms(new AbortController().signal);

      browser.refuse(reason);

      assert.isUndefined(await code);
    });

  for (const [what, credentials] of [
    ['has no credentials', undefined],
    ['can get none', {}],
    [
      'throws at once',
      {
        get: () => {
          throw new TypeError('no such member: otp');
        },
      },
    ],
    ['answers no promise', { get: () => null }],
  ] as const)
    it(`gives none when the browser ${what}`, async () => {
      Object.assign(navigator, { credentials });

      assert.isUndefined(await readSms(new AbortController().signal));
    });

  for (const text of ['ABC', '', '123', '#MUAHAHAHA', '<img src=x>', '0'.repeat(5000)])
    it(`gives “${text.slice(0, 12)}” as it came: what can be a code others know`, async () => {
      const code = readSms(new AbortController().signal);

      browser.answer({ code: text });

      assert.equal(await code, text);
    });
});
