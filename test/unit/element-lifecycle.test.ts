import { assert, fixtureSync } from '@open-wc/testing';
import { inShort, listen } from '../helpers/events.js';
import {
  code,
  mount,
  phoneNumber,
  ready,
  toCodeStep,
  toSending,
  toSuccess,
  toVerifying,
} from '../helpers/mount.js';
import { stopSystemClock } from '../helpers/system-clock.js';
import { everythingDue } from '../helpers/until.js';
import { codeField, errorText, fill, phoneField } from '../helpers/visitor.js';

const elsewhere = () => fixtureSync<HTMLElement>('<div></div>');

describe('an element that leaves the page', () => {
  it('aborts what is being sent, and ignores its answer', async () => {
    const mounted = await mount();
    const call = await toSending(mounted);
    const heard = listen(mounted.element);

    mounted.element.remove();
    await everythingDue();
    call.resolve({});
    await everythingDue();

    assert.isTrue(call.signal.aborted);
    assert.equal(mounted.element.flowState.step, 'closed');
    assert.isEmpty(heard);
  });

  it('aborts what is being checked, and never signs in', async () => {
    const mounted = await mount();
    await toCodeStep(mounted);
    const call = await toVerifying(mounted);
    const heard = listen(mounted.element);

    mounted.element.remove();
    await everythingDue();
    call.resolve({ id_token: 'a.b.c' });
    await everythingDue();

    assert.isTrue(call.signal.aborted);
    assert.isEmpty(heard);
  });

  it('leaves no timer behind', async () => {
    const clock = stopSystemClock();
    try {
      const mounted = await mount();
      await toCodeStep(mounted);
      const before = clock.pending;

      mounted.element.remove();
      await everythingDue();

      assert.isAbove(before, 0);
      assert.equal(clock.pending, 0);
    } finally {
      clock.restore();
    }
  });

  it('starts at the phone step when it comes back, without what was typed', async () => {
    const mounted = await mount();
    const { element } = mounted;
    const { parentElement } = element;
    await toCodeStep(mounted);
    fill(codeField(element), '31');
    element.remove();
    await everythingDue();

    parentElement?.append(element);
    await element.updateComplete;

    assert.isTrue(element.matches(':state(phone-entry)'));
    assert.equal(phoneField(element).value, '');
    assert.equal(errorText(element), '');
  });

  it('works again when it comes back', async () => {
    const mounted = await mount();
    const { parentElement } = mounted.element;
    mounted.element.remove();
    await everythingDue();

    parentElement?.append(mounted.element);
    await mounted.element.updateComplete;
    await toSuccess(mounted);

    assert.lengthOf(mounted.backend.verifies, 1);
  });

  it('has the number again that its page gave, when it comes back', async () => {
    const mounted = await mount(`phone-number="${phoneNumber}"`);
    const { parentElement } = mounted.element;
    mounted.element.remove();
    await everythingDue();

    parentElement?.append(mounted.element);
    await mounted.element.updateComplete;

    assert.equal(phoneField(mounted.element).value.replace(/\D/g, ''), '14155550132');
  });
});

describe('an element that is moved in the page', () => {
  it('goes on with what it does', async () => {
    const mounted = await mount();
    const heard = listen(mounted.element);
    const call = await toSending(mounted);

    elsewhere().append(mounted.element);
    await everythingDue();
    call.resolve({});
    await everythingDue();

    assert.isFalse(call.signal.aborted);
    assert.isTrue(mounted.element.matches(':state(code-entry)'));
    assert.deepEqual(inShort(heard), ['step sending', 'step code-entry', 'code-sent']);
  });

  it('keeps the digits that were entered', async () => {
    const mounted = await mount(`phone-number="${phoneNumber}"`);
    await toCodeStep(mounted);
    fill(codeField(mounted.element), '31');

    elsewhere().append(mounted.element);
    await everythingDue();

    assert.equal(codeField(mounted.element).value, '31');
  });

  it('keeps the number that was typed, also where its page gave one', async () => {
    const mounted = await mount('phone-number="+14155550199"');
    fill(phoneField(mounted.element), phoneNumber);

    elsewhere().append(mounted.element);
    await everythingDue();

    assert.equal(phoneField(mounted.element).value, '+1 415-555-0132');
  });
});

describe('several elements on a page', () => {
  it('have nothing to do with each other', async () => {
    const first = await mount();
    const second = await mount();

    await toCodeStep(first);
    fill(phoneField(second.element), '+49 1511 2345678');

    assert.isTrue(first.element.matches(':state(code-entry)'));
    assert.isTrue(second.element.matches(':state(phone-entry)'));
    assert.isEmpty(second.backend.starts);
    await toVerifying(first, code);
    assert.isEmpty(second.backend.verifies);
  });
});

describe('an element that nobody has put into a page', () => {
  it('does nothing, and works once it is there', async () => {
    const { element: template, backend } = await mount();
    const element = document.createElement('passwordless-sms');

    Object.assign(element, { backend, lang: 'en', defaultCountry: 'US' });
    element.reset();
    element.close();
    element.focus();
    template.after(element);
    await ready(element);

    assert.isTrue(element.matches(':state(phone-entry)'));
    element.remove();
  });
});
