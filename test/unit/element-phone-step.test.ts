import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { mount, phoneNumber, toSending } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import {
  announced,
  button,
  click,
  field,
  fill,
  focused,
  has,
  nameOf,
  part,
  phoneField,
  press,
  submit,
  textOf,
  type,
} from '../helpers/visitor.js';

describe('typing a phone number', () => {
  it('groups the digits while they are typed', async () => {
    const { element } = await mount();

    await type(field(element, 'Mobile number'), '4155550132');

    assert.equal(phoneField(element).value, '(415) 555-0132');
  });

  it('keeps the caret behind the same digit', async () => {
    const { element } = await mount();
    const input = phoneField(element);
    fill(input, '415550132');

    input.setSelectionRange(3, 3);
    await sendKeys({ type: '5' });

    assert.equal(input.value.replace(/\D/g, ''), '4155550132');
    const { selectionStart: caret, selectionEnd } = input;
    assert.equal(caret, selectionEnd);
    assert.equal(input.value.slice(0, caret ?? 0).replace(/\D/g, '').length, 3);
  });

  it('leaves what is deleted deleted', async () => {
    const { element } = await mount();
    const input = phoneField(element);
    await type(input, '4155550132');

    for (let presses = 0; presses < 5; presses++) await press('Backspace');

    assert.equal(input.value, '(415) 55');
  });

  it('moves to the country of a number that says where it belongs', async () => {
    const { element } = await mount();

    await type(phoneField(element), '+49');
    await element.updateComplete;

    assert.exists(button(element, 'Country: Germany +49'));
  });

  it('leaves text alone that is no number', async () => {
    const { element } = await mount();

    await type(phoneField(element), 'call me');

    assert.equal(phoneField(element).value, 'call me');
  });

  it('leaves text alone while an input method composes it', async () => {
    const { element } = await mount();
    const input = phoneField(element);
    input.focus();

    input.value = '4155550132';
    input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));

    assert.equal(input.value, '4155550132');
  });

  it('takes what a password manager fills in with an event that is no InputEvent', async () => {
    const { element } = await mount();
    const input = phoneField(element);

    input.value = '+4915112345678';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await element.updateComplete;

    assert.equal(input.value, '+49 1511 2345678');
    assert.equal(nameOf(part(element, 'country-button')), 'Country: Germany +49');
  });

  it('takes an autofill that fires `change` only', async () => {
    const mounted = await mount();
    const input = phoneField(mounted.element);

    input.value = phoneNumber;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await mounted.element.updateComplete;
    submit(mounted.element);
    await until(() => mounted.backend.starts.length, 'a code is asked for');

    assert.equal(mounted.backend.starts[0]?.request.phoneNumber, phoneNumber);
  });

  it('keeps the country of an autofill that fires `input` and `change` in one tick', async () => {
    const { element } = await mount();
    const input = phoneField(element);

    input.value = '+4915112345678';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await element.updateComplete;

    assert.equal(nameOf(part(element, 'country-button')), 'Country: Germany +49');
  });
});

describe('sending the code', () => {
  it('starts by Enter', async () => {
    const { element, backend } = await mount();

    await type(phoneField(element), '4155550132');
    await press('Enter');
    await until(() => backend.starts.length, 'a code is asked for');

    assert.equal(backend.starts[0]?.request.phoneNumber, phoneNumber);
  });

  it('starts by a click', async () => {
    const { element, backend } = await mount();
    fill(phoneField(element), '4155550132');

    click(button(element, 'Send code'));
    await until(() => backend.starts.length, 'a code is asked for');

    assert.equal(backend.starts[0]?.request.phoneNumber, phoneNumber);
  });

  it('keeps the button’s focus, disables it and says what it waits for', async () => {
    const mounted = await mount();
    const { element } = mounted;

    await toSending(mounted);

    const submitButton = part(element, 'submit-button');
    assert.equal(focused(element), 'submit-button');
    assert.equal(submitButton.getAttribute('aria-disabled'), 'true');
    assert.isFalse(submitButton.hasAttribute('disabled'));
    assert.equal(textOf(submitButton), 'Sending the code…');
    assert.equal(announced(element), 'Sending the code…');
    assert.isTrue(has(element, 'spinner'));
    assert.isTrue(element.matches(':state(pending)'));
  });

  it('lets nobody change the number meanwhile', async () => {
    const mounted = await mount();
    const { element } = mounted;
    await toSending(mounted);

    await type(phoneField(element), '99');
    click(part(element, 'country-button'));
    await element.updateComplete;

    assert.isTrue(phoneField(element).readOnly);
    assert.equal(phoneField(element).value, '+1 415-555-0132');
    assert.equal(part(element, 'country-button').getAttribute('aria-expanded'), 'false');
  });

  for (const [gesture, again] of [
    ['two clicks', (target: HTMLElement) => target.click()],
    ['two submits', (target: HTMLElement) => target.closest('form')?.requestSubmit()],
  ] as const)
    it(`asks for one code with ${gesture} in one tick`, async () => {
      const { element, backend } = await mount();
      fill(phoneField(element), phoneNumber);

      again(part(element, 'submit-button'));
      again(part(element, 'submit-button'));
      await until(() => backend.starts.length, 'a code is asked for');
      again(part(element, 'submit-button'));
      await everythingDue();

      assert.lengthOf(backend.starts, 1);
    });

  it('asks for one code when Enter is pressed twice', async () => {
    const { element, backend } = await mount();
    await type(phoneField(element), '4155550132');

    await press('Enter');
    await press('Enter');
    await until(() => backend.starts.length, 'a code is asked for');
    await everythingDue();

    assert.lengthOf(backend.starts, 1);
  });
});
