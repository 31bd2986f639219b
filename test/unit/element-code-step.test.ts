import { assert, fixtureSync } from '@open-wc/testing';
import { code, mount, toCodeStep, toSending, toVerifying } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import {
  announced,
  codeField,
  errorText,
  field,
  fill,
  focused,
  part,
  parts,
  press,
  submit,
  textOf,
  type,
} from '../helpers/visitor.js';

async function codeStep(attributes = '') {
  const mounted = await mount(attributes);
  await toCodeStep(mounted);
  return mounted;
}

describe('coming to the code step', () => {
  it('takes the focus along to the code field', async () => {
    const { element } = await codeStep();

    assert.equal(focused(element), 'code-input');
    assert.equal(element.shadowRoot?.activeElement, field(element, '6-digit code'));
  });

  it('leaves the focus alone when the visitor is elsewhere on the page', async () => {
    const mounted = await mount();
    const elsewhere = fixtureSync<HTMLInputElement>('<input aria-label="Elsewhere" />');
    const call = await toSending(mounted);

    elsewhere.focus();
    call.resolve({});
    await until(() => mounted.element.matches(':state(code-entry)'), 'the code step shows');
    await mounted.element.updateComplete;

    assert.equal(document.activeElement, elsewhere);
  });

  it('shows where the code went, for reading', async () => {
    const { element } = await codeStep();

    assert.equal(textOf(part(element, 'title')), 'Enter your code');
    assert.include(textOf(part(element, 'description')), 'We sent it to +1 415-555-0132.');
  });

  it('shows the destination as the backend wants it shown', async () => {
    const mounted = await mount();

    await toCodeStep(mounted, { maskedDestination: '+1 ••• ••• 0132' });

    assert.include(textOf(part(mounted.element, 'description')), '+1 ••• ••• 0132');
    assert.notInclude(textOf(part(mounted.element, 'description')), '415');
  });

  it('has one field, made for one-time codes', async () => {
    const { element } = await codeStep();

    const input = codeField(element);

    assert.equal(element.shadowRoot?.querySelectorAll('input').length, 1);
    assert.equal(input.getAttribute('autocomplete'), 'one-time-code');
    assert.equal(input.inputMode, 'numeric');
    assert.equal(part(element, 'code-digits').getAttribute('aria-hidden'), 'true');
    assert.lengthOf(parts(element, 'code-digit'), 6);
  });
});

describe('entering a code', () => {
  it('has it checked as soon as the last digit is typed', async () => {
    const { element, backend } = await codeStep();

    await type(codeField(element), '31415');
    await everythingDue();
    assert.isEmpty(backend.verifies);
    await type(codeField(element), '9');
    await until(() => backend.verifies.length, 'the code is checked');

    assert.deepInclude(backend.verifies[0]?.request, { code, phoneNumber: '+14155550132' });
  });

  for (const [what, text] of [
    ['with a hyphen', '314-159'],
    ['with spaces', ' 314 159 '],
    ['in Arabic digits', '٣١٤١٥٩'],
    ['in a whole message', 'Your code is 314159.\n\n@example.com #314159'],
    ['twice in a row', '314159314159'],
  ] as const)
    it(`takes a code that is pasted ${what}`, async () => {
      const { element, backend } = await codeStep();

      fill(codeField(element), text);
      await until(() => backend.verifies.length, 'the code is checked');

      assert.equal(backend.verifies[0]?.request.code, code);
      assert.equal(codeField(element).value, code);
    });

  for (const text of ['abc', '3141592', '12a'])
    it(`leaves the field as it was when “${text}” is pasted`, async () => {
      const { element, backend } = await codeStep();
      fill(codeField(element), '31');

      fill(codeField(element), text);
      await everythingDue();

      assert.equal(codeField(element).value, '31');
      assert.isEmpty(backend.verifies);
    });

  for (const [what, key, value, caret] of [
    ['a digit of another script', '٤', '3149', 3],
    ['a space', ' ', '319', 2],
    ['a letter', 'x', '319', 2],
  ] as const)
    it(`keeps the caret between the same digits at ${what}`, async () => {
      const { element } = await codeStep();
      const input = codeField(element);
      await type(input, '319');

      input.setRangeText(key, 2, 2, 'end');
      input.dispatchEvent(new Event('input', { bubbles: true }));

      assert.equal(input.value, value);
      assert.deepEqual([input.selectionStart, input.selectionEnd], [caret, caret]);
    });

  it('checks a code once, however many events tell of it in one tick', async () => {
    const { element, backend } = await codeStep();
    const input = codeField(element);

    input.value = code;
    for (const name of ['input', 'change', 'input', 'change'])
      input.dispatchEvent(new Event(name, { bubbles: true }));
    input.form?.requestSubmit();
    input.form?.requestSubmit();
    await until(() => backend.verifies.length, 'the code is checked');
    submit(element);
    await everythingDue();

    assert.lengthOf(backend.verifies, 1);
  });

  it('checks a code that an autofill tells of by `change` only', async () => {
    const { element, backend } = await codeStep();
    const input = codeField(element);

    input.value = code;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => backend.verifies.length, 'the code is checked');

    assert.equal(backend.verifies[0]?.request.code, code);
  });

  it('says how many digits there must be when Enter comes too early', async () => {
    const { element, backend } = await codeStep('code-length="4"');

    await type(codeField(element), '31');
    await press('Enter');
    await until(() => errorText(element), 'an error shows');

    assert.equal(errorText(element), 'Enter all 4 digits of the code.');
    assert.equal(codeField(element).value, '31');
    assert.equal(focused(element), 'code-input');
    assert.isEmpty(backend.verifies);
  });

  it('lets nobody change the code while it is checked, and says that it is', async () => {
    const mounted = await codeStep();
    const { element } = mounted;
    await toVerifying(mounted);

    await type(codeField(element), '0');

    assert.isTrue(codeField(element).readOnly);
    assert.equal(codeField(element).value, code);
    assert.equal(textOf(part(element, 'submit-button')), 'Checking the code…');
    assert.equal(announced(element), 'Checking the code…');
    assert.equal(part(element, 'resend-button').getAttribute('aria-disabled'), 'true');
    assert.equal(focused(element), 'code-input');
  });
});
