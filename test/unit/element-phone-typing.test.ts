import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { mount, phoneNumber, type Mounted } from '../helpers/mount.js';
import { until } from '../helpers/until.js';
import { fill, phoneField, press, submit, type } from '../helpers/visitor.js';

/** What stands in the field, with the caret as a bar. */
function written({ element }: Mounted): string {
  const { value, selectionStart, selectionEnd } = phoneField(element);
  assert.equal(selectionStart, selectionEnd);
  return `${value.slice(0, selectionStart ?? 0)}|${value.slice(selectionEnd ?? 0)}`;
}

/** Puts the caret where the bar stands. */
function place({ element }: Mounted, text: string): void {
  const caret = text.indexOf('|');
  assert.equal(phoneField(element).value, text.replace('|', ''));
  phoneField(element).setSelectionRange(caret, caret);
}

async function typed(text: string, attributes = ''): Promise<Mounted> {
  const mounted = await mount(attributes);
  await type(phoneField(mounted.element), text);
  return mounted;
}

describe('the caret', () => {
  it('stays behind the digit that is typed in the middle', async () => {
    const mounted = await typed('415550132');
    place(mounted, '(415) 5|50-132');

    await sendKeys({ type: '5' });

    assert.equal(written(mounted), '(415) 55|5-0132');
  });

  it('stays behind the digit before the one that is deleted', async () => {
    const mounted = await typed('4155550132');
    place(mounted, '(415) 555-0|132');

    await press('Backspace');

    assert.equal(written(mounted), '(415) 555-|132');
  });

  it('gets past punctuation, however often it must', async () => {
    const mounted = await typed('4155550132');
    place(mounted, '(415) 555|-0132');

    for (let presses = 0; presses < 9; presses++) await press('Backspace');

    assert.equal(phoneField(mounted.element).value.replace(/\D/g, ''), '0132');
    assert.equal(phoneField(mounted.element).selectionStart, 0);
  });

  it('gets past punctuation ahead of it, too', async () => {
    const mounted = await typed('4155550132');
    place(mounted, '(415|) 555-0132');

    for (let presses = 0; presses < 24; presses++) await press('Delete');

    assert.equal(phoneField(mounted.element).value.replace(/\D/g, ''), '415');
  });
});

describe('deleting', () => {
  it('groups the digits that are left', async () => {
    const mounted = await typed('+4915112345678');
    assert.equal(phoneField(mounted.element).value, '+49 1511 2345678');

    place(mounted, '+49 1511| 2345678');
    for (let presses = 0; presses < 2; presses++) await press('Backspace');

    assert.equal(written(mounted), '+49 15|23 45678');
  });

  it('leaves punctuation away that is deleted alone', async () => {
    const mounted = await typed('4155550132');
    place(mounted, '(415) 555-|0132');

    await press('Backspace');

    assert.equal(written(mounted), '(415) 555|0132');
  });

  it('takes all that is selected', async () => {
    const mounted = await typed('4155550132');
    phoneField(mounted.element).select();

    await press('Backspace');

    assert.equal(written(mounted), '|');
  });
});

describe('an input method', () => {
  const compose = ({ element }: Mounted, text: string) => {
    const field = phoneField(element);
    field.focus();
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    field.value = text;
    field.dispatchEvent(
      new InputEvent('input', {
        bubbles: true,
        inputType: 'insertCompositionText',
        isComposing: true,
      }),
    );
  };
  const compositionEnd = () => new CompositionEvent('compositionend', { bubbles: true });

  it('writes what it likes until it is done, and what it wrote is grouped then', async () => {
    const mounted = await mount();

    compose(mounted, '4155550132');
    await mounted.element.updateComplete;
    const meanwhile = phoneField(mounted.element).value;
    phoneField(mounted.element).dispatchEvent(compositionEnd());

    assert.equal(meanwhile, '4155550132');
    assert.equal(phoneField(mounted.element).value, '(415) 555-0132');
  });

  it('is done once where the browser has another event after its end', async () => {
    const mounted = await mount();
    compose(mounted, '4155550132');

    phoneField(mounted.element).dispatchEvent(compositionEnd());
    phoneField(mounted.element).dispatchEvent(
      new InputEvent('input', { bubbles: true, inputType: 'insertCompositionText' }),
    );

    assert.equal(written(mounted), '(415) 555-0132|');
  });

  for (const how of [{ isComposing: true }, { keyCode: 229 }])
    it(`has Enter for itself (${Object.keys(how).join('')})`, async () => {
      const mounted = await mount();
      compose(mounted, '4155550132');
      const enter = new KeyboardEvent('keydown', {
        key: 'Enter',
        bubbles: true,
        cancelable: true,
        ...how,
      });

      phoneField(mounted.element).dispatchEvent(enter);

      assert.isTrue(enter.defaultPrevented);
    });
});

describe('what is typed', () => {
  it('is gone from the field when all is reset in the same moment', async () => {
    const { element } = await mount();
    phoneField(element).focus();

    fill(phoneField(element), '4155550132');
    element.reset();
    await element.updateComplete;

    assert.equal(phoneField(element).value, '');
  });

  it('makes room for another number of the page in the same moment', async () => {
    const { element } = await mount('phone-number="+14155550132"');
    fill(phoneField(element), '');

    element.reset();
    await element.updateComplete;

    assert.equal(phoneField(element).value, '+1 415-555-0132');
  });

  it('is left alone when something else changes', async () => {
    const mounted = await typed('4155550132');
    place(mounted, '(415) 555-|0132');
    await press('Backspace');

    mounted.element.messages = { 'phone.submit': 'Go' };
    await mounted.element.updateComplete;

    assert.equal(written(mounted), '(415) 555|0132');
  });

  it('is sent as it is, from a field of digits of another script', async () => {
    const mounted = await mount('default-country="EG"');

    fill(phoneField(mounted.element), '٠١٠ ٠١٢٣ ٤٥٦٧');
    submit(mounted.element);
    await until(() => mounted.backend.starts.length, 'a code is asked for');

    assert.equal(mounted.backend.starts[0]?.request.phoneNumber, '+201001234567');
    assert.notEqual(phoneNumber, '+201001234567');
  });
});
