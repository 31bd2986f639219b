import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { inShort, listen, named } from '../helpers/events.js';
import {
  code,
  mount,
  phoneNumber,
  toCodeStep,
  toSending,
  toVerifying,
  type Mounted,
} from '../helpers/mount.js';
import { stopSystemClock } from '../helpers/system-clock.js';
import { everythingDue, until } from '../helpers/until.js';
import {
  button,
  click,
  codeField,
  errorText,
  fill,
  part,
  phoneField,
  submit,
} from '../helpers/visitor.js';

const tokens = { id_token: 'a.b.c', access_token: 'secret-of-the-server' };
const anotherNumber = '+14155550199';
const refused = () => new PasswordlessError('invalid_code');

/** What a page is told from now on, and what the element shows. */
function watch({ element }: Mounted) {
  const heard = listen(element);
  return {
    heard,
    isLeftAlone: async (step: string) => {
      heard.splice(0);
      await everythingDue();
      await element.updateComplete;
      assert.deepEqual(inShort(heard), []);
      assert.equal(element.flowState.step, step);
    },
  };
}

const changeNumber = async ({ element }: Mounted) => {
  click(button(element, 'Change number'));
  await element.updateComplete;
};

async function resent(mounted: Mounted) {
  const { element, backend } = mounted;
  const before = backend.starts.length;
  await until(
    () => part(element, 'resend-button').getAttribute('aria-disabled') !== 'true',
    'a code can be sent again',
  );
  click(part(element, 'resend-button'));
  await until(() => backend.starts.length > before, 'a code is asked for again');
  backend.starts.at(-1)?.resolve({ resendInSeconds: 0 });
  await everythingDue();
}

describe('W3 an answer that comes out of order', () => {
  for (const [what, settle] of [
    ['a success', (call: Awaited<ReturnType<typeof toVerifying>>) => call.resolve(tokens)],
    ['a failure', (call: Awaited<ReturnType<typeof toVerifying>>) => call.reject(refused())],
  ] as const) {
    it(`changes nothing: ${what} for a number since changed`, async () => {
      const mounted = await mount();
      await toCodeStep(mounted);
      const call = await toVerifying(mounted);
      await changeNumber(mounted);
      const sending = await toSending(mounted, anotherNumber);
      sending.resolve({});
      await until(() => mounted.element.matches(':state(code-entry)'), 'the code step shows');
      const { isLeftAlone } = watch(mounted);

      settle(call);

      await isLeftAlone('code-entry');
      assert.equal(
        part(mounted.element, 'description').textContent.match(/\d/g)?.join(''),
        '14155550199',
      );
    });

    it(`changes nothing: ${what} after the visitor went back`, async () => {
      const mounted = await mount();
      await toCodeStep(mounted);
      const call = await toVerifying(mounted);
      await changeNumber(mounted);
      const { isLeftAlone } = watch(mounted);

      settle(call);

      await isLeftAlone('phone-entry');
      assert.isTrue(call.signal.aborted);
      assert.equal(errorText(mounted.element), '');
    });

    it(`changes nothing: ${what} after the element left the page`, async () => {
      const mounted = await mount();
      await toCodeStep(mounted);
      const call = await toVerifying(mounted);
      const { isLeftAlone } = watch(mounted);
      mounted.element.remove();
      await everythingDue();

      settle(call);

      await isLeftAlone('closed');
    });

    it(`changes nothing: ${what} of an old code after a new one was sent`, async () => {
      const mounted = await mount();
      await toCodeStep(mounted, { resendInSeconds: 0 });
      const call = await toVerifying(mounted);
      mounted.element.reset();
      await mounted.element.updateComplete;
      await toCodeStep(mounted, { resendInSeconds: 0 });
      await resent(mounted);
      const { isLeftAlone } = watch(mounted);

      settle(call);

      await isLeftAlone('code-entry');
      assert.equal(errorText(mounted.element), '');
    });
  }

  for (const [what, settle] of [
    ['a success', (call: Awaited<ReturnType<typeof toSending>>) => call.resolve({})],
    [
      'a failure',
      (call: Awaited<ReturnType<typeof toSending>>) =>
        call.reject(new PasswordlessError('network')),
    ],
  ] as const)
    it(`changes nothing: ${what} of sending after a reset`, async () => {
      const mounted = await mount();
      const call = await toSending(mounted);
      mounted.element.reset();
      const { isLeftAlone } = watch(mounted);

      settle(call);

      await isLeftAlone('phone-entry');
    });

  it('counts although the page was frozen meanwhile', async () => {
    const mounted = await mount();
    await toCodeStep(mounted);
    const call = await toVerifying(mounted);
    const { heard } = watch(mounted);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    document.dispatchEvent(new Event('freeze'));

    call.resolve(tokens);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    document.dispatchEvent(new Event('resume'));
    await everythingDue();

    assert.isAtMost(named(heard, 'passwordless-authenticated').length, 1);
    assert.include(['authenticated', 'code-entry'], mounted.element.flowState.step);
    assert.isFalse(mounted.element.matches(':state(pending)'));
  });

  it('is told of once when the tab slept for ten minutes and the answer came late', async () => {
    const clock = stopSystemClock();
    try {
      const mounted = await mount();
      await toCodeStep(mounted);
      const call = await toVerifying(mounted);
      const { heard, isLeftAlone } = watch(mounted);
      clock.advance(600_000);
      await everythingDue();
      const errors = named(heard, 'passwordless-error').map(({ detail }) => detail.error.code);
      assert.deepEqual(errors, ['timeout']);

      call.resolve(tokens);

      await isLeftAlone('code-entry');
      assert.equal(codeField(mounted.element).value, code);
    } finally {
      clock.restore();
    }
  });

  it('counts when it comes at the click itself', async () => {
    const backend = {
      start: () => Promise.resolve({}),
      verify: () => Promise.resolve(tokens),
    };
    const mounted = await mount('', { properties: { backend } });
    const { element } = mounted;
    const { heard } = watch(mounted);

    fill(phoneField(element), phoneNumber);
    submit(element);
    await until(() => element.matches(':state(code-entry)'), 'the code step shows');
    await element.updateComplete;
    fill(codeField(element), code);
    await until(() => element.matches(':state(authenticated)'), 'the visitor is signed in');

    assert.lengthOf(named(heard, 'passwordless-authenticated'), 1);
    assert.lengthOf(named(heard, 'passwordless-error'), 0);
  });

  it('signs in once when something between asks again by itself', async () => {
    const mounted = await mount();
    await toCodeStep(mounted);
    const { heard } = watch(mounted);
    const call = await toVerifying(mounted);

    call.reject(refused());
    call.resolve(tokens);
    await everythingDue();

    assert.equal(mounted.element.flowState.step, 'code-entry');
    (await toVerifying(mounted, '271828')).resolve(tokens);
    await until(() => mounted.element.matches(':state(authenticated)'), 'the visitor is signed in');
    assert.lengthOf(named(heard, 'passwordless-authenticated'), 1);
    assert.lengthOf(named(heard, 'passwordless-error'), 1);
  });

  it('belongs to the element that asked, however two of them cross', async () => {
    const one = await mount();
    const two = await mount();
    const first = await toSending(one);
    const second = await toSending(two, anotherNumber);

    second.resolve({ codeLength: 4 });
    await until(() => two.element.matches(':state(code-entry)'), 'the code step shows');
    assert.equal(one.element.flowState.step, 'sending');
    first.reject(new PasswordlessError('send_failed'));
    await until(() => errorText(one.element) !== '', 'an error shows');

    assert.equal(one.element.flowState.step, 'phone-entry');
    assert.equal(two.element.flowState.step, 'code-entry');
    assert.equal(errorText(two.element), '');
  });
});
