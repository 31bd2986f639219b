import { assert } from '@open-wc/testing';
import { codeStep } from '../helpers/element-code-step.js';
import { code } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import {
  codeField,
  errorText,
  fill,
  parts,
  press,
  submit,
  textOf,
  type,
} from '../helpers/visitor.js';

const caretOf = ({ selectionStart, selectionEnd }: HTMLInputElement) => [
  selectionStart,
  selectionEnd,
];

/** As an input method does: what it has so far stands in the field, and is no text yet. */
function compose(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.dispatchEvent(
    new InputEvent('input', {
      bubbles: true,
      composed: true,
      isComposing: true,
      inputType: 'insertCompositionText',
    }),
  );
}

const endComposition = (input: HTMLInputElement) =>
  input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true }));

/** As Ctrl+Z does: scripts have no other way to what the browser keeps for undoing. */
const travel = (command: 'undo' | 'redo') =>
  (document as { execCommand(command: string): boolean }).execCommand(command);

describe('a code in whatever form', () => {
  for (const [what, text] of [
    ['with a hyphen', '314-159'],
    ['with an en dash and spaces that don’t break', '314\u00A0–\u00A0159'],
    ['in a message', 'G-314159 is your code. Don’t share it.\n@example.com #314159'],
    ['in a message in Arabic', 'رمز التحقق الخاص بك هو ٣١٤١٥٩'],
    ['in Arabic digits', '٣١٤١٥٩'],
    ['in Persian digits', '۳۱۴۱۵۹'],
    ['in Devanagari digits', '३१४१५९'],
    ['in full-width digits', '３１４１５９'],
    ['with marks for the direction of text', '\u200E314159\u200F'],
  ] as const)
    it(`is understood when it is pasted ${what}`, async () => {
      const { element, backend } = await codeStep('auto-submit="false"');

      fill(codeField(element), text);
      await element.updateComplete;
      assert.equal(codeField(element).value, code);
      submit(element);
      await until(() => backend.verifies.length, 'the code is checked');

      assert.equal(backend.verifies[0]?.request.code, code);
    });

  it('is not guessed where a message holds two', async () => {
    const { element, backend } = await codeStep();

    fill(codeField(element), 'Your code is 314159, not 271828');
    await everythingDue();

    assert.equal(codeField(element).value, '');
    assert.isEmpty(backend.verifies);
  });

  it('is asked for where there is none, until something is entered', async () => {
    const { element } = await codeStep();
    const hint = 'Enter only the 6 digits of the code.';
    const hints = () => parts(element, 'hint').filter((one) => textOf(one));
    fill(codeField(element), '31');

    fill(codeField(element), '31x');
    await element.updateComplete;

    assert.equal(codeField(element).value, '31');
    assert.equal(codeField(element).getAttribute('aria-invalid'), 'false');
    assert.equal(errorText(element), '');
    assert.deepEqual(hints().map(textOf), [hint]);
    assert.equal(hints()[0]?.role, 'status');

    fill(codeField(element), '314');
    await element.updateComplete;

    assert.isEmpty(hints());
  });
});

describe('an input method in the code field', () => {
  it('is not disturbed, and nothing is checked, while it composes', async () => {
    const { element, backend } = await codeStep();
    const input = codeField(element);
    input.focus();

    for (const text of ['３１４', '３１４１', '３１４１５９']) {
      compose(input, text);
      await everythingDue();
      assert.equal(input.value, text);
    }

    assert.isEmpty(backend.verifies);
  });

  for (const [what, end] of [
    ['without another event', () => undefined],
    [
      'with another event',
      (input: HTMLInputElement) => input.dispatchEvent(new InputEvent('input', { bubbles: true })),
    ],
  ] as const)
    it(`gives a code that is checked once, when it ends ${what}`, async () => {
      const { element, backend } = await codeStep();
      const input = codeField(element);
      input.focus();
      compose(input, '３１４１５９');

      endComposition(input);
      end(input);
      await until(() => backend.verifies.length, 'the code is checked');
      await everythingDue();

      assert.lengthOf(backend.verifies, 1);
      assert.equal(backend.verifies[0]?.request.code, code);
      assert.equal(input.value, code);
    });

  it('leaves the field as it was when what it gives is no code', async () => {
    const { element } = await codeStep();
    const input = codeField(element);
    fill(input, '31');

    compose(input, '31あ');
    endComposition(input);
    await everythingDue();

    assert.equal(input.value, '31');
    assert.equal(errorText(element), '');
  });
});

describe('the code field', () => {
  it('takes a digit where the caret is, and leaves the caret behind it', async () => {
    const { element } = await codeStep();
    const input = codeField(element);
    await type(input, '3159');
    await everythingDue();

    for (const _ of '59') await press('ArrowLeft');
    await type(input, '4');
    await everythingDue();

    assert.equal(input.value, '31459');
    assert.deepEqual(caretOf(input), [3, 3]);
  });

  it('lets digits be deleted on both sides of the caret', async () => {
    const { element } = await codeStep();
    const input = codeField(element);
    await type(input, '31459');
    input.setSelectionRange(2, 2);

    await press('Delete');
    await everythingDue();
    assert.deepEqual([input.value, ...caretOf(input)], ['3159', 2, 2]);
    await press('Backspace');
    await everythingDue();

    assert.deepEqual([input.value, ...caretOf(input)], ['359', 1, 1]);
  });

  it('lets everything that is selected be typed over', async () => {
    const { element, backend } = await codeStep();
    const input = codeField(element);
    await type(input, '31415');

    input.select();
    await type(input, '2');
    await everythingDue();

    assert.deepEqual([input.value, ...caretOf(input)], ['2', 1, 1]);
    assert.isEmpty(backend.verifies);
  });

  it('keeps a selection while the seconds pass', async () => {
    const { element } = await codeStep();
    const input = codeField(element);
    await type(input, '31415');
    input.setSelectionRange(1, 3);

    element.requestUpdate();
    await element.updateComplete;

    assert.deepEqual(caretOf(input), [1, 3]);
  });

  it('leaves undoing and redoing to the browser', async () => {
    const { element, backend } = await codeStep('auto-submit="false"');
    const input = codeField(element);
    await type(input, '3');
    await everythingDue();
    await type(input, '1');
    await everythingDue();

    while (input.value && travel('undo')) await everythingDue();
    assert.equal(input.value, '');
    submit(element);
    await until(() => errorText(element), 'an error shows');
    input.focus();
    while (input.value !== '31' && travel('redo')) await everythingDue();

    assert.equal(input.value, '31');
    assert.isEmpty(backend.verifies);
  });

  it('checks what stands in it after an undo', async () => {
    const { element, backend } = await codeStep('auto-submit="false"');
    const input = codeField(element);
    await type(input, code);
    input.setSelectionRange(6, 6);
    await press('Backspace');
    await everythingDue();
    assert.equal(input.value, '31415');

    travel('undo');
    await everythingDue();
    assert.equal(input.value, code);
    submit(element);
    await until(() => backend.verifies.length, 'the code is checked');

    assert.equal(backend.verifies[0]?.request.code, code);
  });
});

describe('the code field, for keyboards and translators', () => {
  it('asks for digits, and for nothing that helps with words', async () => {
    const { element } = await codeStep();
    const input = codeField(element);

    const attributes = Object.fromEntries(
      ['type', 'inputmode', 'autocomplete', 'autocapitalize', 'enterkeyhint', 'translate'].map(
        (name) => [name, input.getAttribute(name)],
      ),
    );

    assert.deepEqual(attributes, {
      type: 'text',
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      autocapitalize: 'off',
      enterkeyhint: 'done',
      translate: 'no',
    });
    assert.isFalse(input.spellcheck);
    assert.isFalse(input.hasAttribute('maxlength'), 'a paste would be cut');
    assert.isFalse(input.hasAttribute('pattern'), 'digits of all scripts are taken');
  });

  for (const [whose, css] of [
    ['its own text', ''],
    ['a page’s small print', 'font-size: 8px'],
    ['a small text of its own', '--passwordless-sms-font-size: 9px'],
  ] as const)
    it(`is big enough for iOS not to zoom in, with ${whose}`, async () => {
      const { element } = await codeStep();

      element.style.cssText = css;

      assert.isAtLeast(parseFloat(getComputedStyle(codeField(element)).fontSize), 16);
    });
});
