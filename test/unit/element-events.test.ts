import { assert, fixtureSync } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { eventNames, inShort, listen, named } from '../helpers/events.js';
import { code, mount, phoneNumber, toCodeStep, toSuccess, toVerifying } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { button, click, errorText, fill, phoneField, submit } from '../helpers/visitor.js';

/** A whole sign-in in a dialog, with an error on the way. */
async function eventfulSignIn(target: (element: PasswordlessSmsElement) => EventTarget) {
  const mounted = await mount('mode="modal" autoclose');
  const heard = listen(target(mounted.element));
  mounted.element.show();
  await mounted.element.updateComplete;
  await toCodeStep(mounted);
  (await toVerifying(mounted, '000000')).reject(new PasswordlessError('invalid_code'));
  await until(() => errorText(mounted.element), 'an error shows');
  (await toVerifying(mounted)).resolve({ id_token: 'a.b.c' });
  await until(() => named(heard, 'passwordless-close').length, 'the dialog is closed');
  return { mounted, heard };
}

describe('the events of the element', () => {
  it('come by their documented names, in the order of what happens', async () => {
    const { heard } = await eventfulSignIn((element) => element);

    assert.deepEqual(inShort(heard), [
      'open',
      'step sending',
      'step code-entry',
      'code-sent',
      'step verifying',
      'step code-entry',
      'error invalid_code',
      'step verifying',
      'authenticated',
      'step authenticated',
      'close authenticated',
    ]);
    assert.sameMembers([...new Set(heard.map(({ type }) => type))], [...eventNames]);
  });

  it('bubble, leave shadow roots, and can’t be cancelled', async () => {
    const { heard, mounted } = await eventfulSignIn(() => document);

    assert.lengthOf(heard, 11);
    for (const event of heard) {
      assert.isTrue(event.bubbles, event.type);
      assert.isTrue(event.composed, event.type);
      assert.isFalse(event.cancelable, event.type);
      assert.equal(event.target, mounted.element, event.type);
    }
  });

  it('hold what is documented, and never the code', async () => {
    const { heard } = await eventfulSignIn((element) => element);

    assert.deepEqual(
      { ...named(heard, 'passwordless-code-sent')[0]?.detail },
      {
        phoneNumber,
        resend: false,
      },
    );
    assert.deepEqual(named(heard, 'passwordless-step')[0]?.detail, { step: 'sending' });
    assert.deepEqual(named(heard, 'passwordless-close')[0]?.detail, { reason: 'authenticated' });
    assert.isNull(named(heard, 'passwordless-open')[0]?.detail);
    const { error } = named(heard, 'passwordless-error')[0]!.detail;
    assert.instanceOf(error, PasswordlessError);
    const all = JSON.stringify(heard.map(({ detail }) => detail as unknown)) + String(error.stack);
    assert.notInclude(all, code);
    assert.notInclude(all, '000000');
  });

  it('are not told of a flow that was taken off the page', async () => {
    const mounted = await mount();
    const heard = listen(mounted.element);

    mounted.element.remove();
    await everythingDue();

    assert.isEmpty(heard);
  });
});

describe('a page that acts inside its listener', () => {
  for (const [name, reach] of [
    ['passwordless-step', toCodeStep],
    ['passwordless-code-sent', toCodeStep],
    ['passwordless-authenticated', toSuccess],
  ] as const) {
    it(`may reset at ${name}`, async () => {
      const mounted = await mount();
      const { element } = mounted;
      const step = new Promise((resolve) => {
        element.addEventListener(
          name,
          () => {
            element.reset();
            queueMicrotask(() => resolve(element.flowState.step));
          },
          { once: true },
        );
      });

      // Where it leads to is another matter, now that it is reset on the way.
      void reach(mounted).catch(() => undefined);

      assert.equal(await step, 'phone-entry');
      await everythingDue();
      assert.isTrue(element.matches(':state(phone-entry)'));
    });

    it(`may remove the element at ${name}`, async () => {
      const mounted = await mount();
      const { element } = mounted;
      element.addEventListener(name, () => element.remove());

      void reach(mounted).catch(() => undefined);
      await until(() => element.flowState.step === 'closed', 'the flow is closed');

      assert.isFalse(element.isConnected);
    });
  }

  it('may reset at an error', async () => {
    const { element } = await mount();
    element.addEventListener('passwordless-error', () => element.reset());

    fill(phoneField(element), '12');
    submit(element);
    await until(() => phoneField(element).value === '', 'the form is empty');

    assert.equal(errorText(element), '');
    assert.isTrue(element.matches(':state(phone-entry)'));
  });

  it('may close the dialog when the code is sent, and open it again', async () => {
    const mounted = await mount('mode="modal" open');
    const { element } = mounted;
    const heard = listen(element);
    element.addEventListener('passwordless-code-sent', () => element.close());

    await toCodeStep(mounted);
    await until(() => named(heard, 'passwordless-close').length, 'the dialog is closed');
    element.show();
    await element.updateComplete;

    assert.isTrue(element.matches(':state(code-entry)'));
    assert.exists(button(element, 'Change number'));
  });

  it('hears of everything when it wraps the element in a shadow root of its own', async () => {
    const mounted = await mount();
    const wrapper = fixtureSync<HTMLElement>('<div></div>');
    const heard = listen(wrapper);
    wrapper.attachShadow({ mode: 'open' }).append(mounted.element);

    fill(phoneField(mounted.element), '12');
    click(button(mounted.element, 'Send code'));
    await until(() => heard.length > 2, 'the page is told');

    assert.deepEqual(inShort(heard), ['step sending', 'step phone-entry', 'error invalid_phone']);
    assert.equal(heard[0]?.target, wrapper);
  });
});
