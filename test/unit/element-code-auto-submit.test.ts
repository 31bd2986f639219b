import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { codeStep, fail, refuse } from '../helpers/element-code-step.js';
import { code, mount, toCodeStep, toVerifying } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { codeField, errorText, fill, press, submit, type } from '../helpers/visitor.js';

/** How often a code is checked within what is due after it is filled in. */
async function checksOf(attributes: string): Promise<number> {
  const { element, backend } = await codeStep(attributes);
  fill(codeField(element), code);
  await everythingDue();
  return backend.verifies.length;
}

describe('a full code', () => {
  for (const attribute of ['', 'auto-submit', 'auto-submit=""', 'auto-submit="true"'])
    it(`is checked at once with ${attribute || 'no attribute'}`, async () => {
      assert.equal(await checksOf(attribute), 1);
    });

  for (const value of ['false', 'off', 'FALSE'])
    it(`waits for the visitor with auto-submit="${value}"`, async () => {
      assert.equal(await checksOf(`auto-submit="${value}"`), 0);
    });

  it('waits for Enter where the page wants that', async () => {
    const { element, backend } = await codeStep('auto-submit="false"');
    await type(codeField(element), code);
    await everythingDue();
    assert.isEmpty(backend.verifies);

    await press('Enter');
    await until(() => backend.verifies.length, 'the code is checked');

    assert.equal(backend.verifies[0]?.request.code, code);
  });

  it('waits for the button where the page wants that', async () => {
    const { element, backend } = await codeStep('auto-submit="false"');
    fill(codeField(element), `Your code is ${code}.`);
    await everythingDue();
    assert.isEmpty(backend.verifies);
    assert.equal(codeField(element).value, code);

    submit(element);
    await until(() => backend.verifies.length, 'the code is checked');

    assert.equal(backend.verifies[0]?.request.code, code);
  });

  it('follows the property, and the attribute that comes and goes', async () => {
    const { element, backend } = await mount();
    assert.isTrue(element.autoSubmit);
    element.setAttribute('auto-submit', 'false');
    assert.isFalse(element.autoSubmit);
    element.removeAttribute('auto-submit');
    assert.isTrue(element.autoSubmit);
    element.autoSubmit = false;
    await toCodeStep({ element, backend });

    fill(codeField(element), code);
    await everythingDue();
    assert.isEmpty(backend.verifies);
    element.autoSubmit = true;
    await element.updateComplete;
    assert.isEmpty(backend.verifies);
    fill(codeField(element), code);
    await until(() => backend.verifies.length, 'the code is checked');
  });

  it('is checked once when Safari inserts it twice', async () => {
    const { element, backend } = await codeStep();
    const input = codeField(element);

    fill(input, code);
    fill(input, code + code);
    await until(() => backend.verifies.length, 'the code is checked');
    await everythingDue();

    assert.equal(input.value, code);
    assert.lengthOf(backend.verifies, 1);
  });

  it('is checked once when Safari inserts it twice at a stroke, and says so twice', async () => {
    const { element, backend } = await codeStep();
    const input = codeField(element);

    fill(input, code + code);
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => backend.verifies.length, 'the code is checked');
    await everythingDue();

    assert.equal(input.value, code);
    assert.lengthOf(backend.verifies, 1);
  });
});

describe('a code that was refused', () => {
  it('is not checked again by anything but the visitor', async () => {
    const mounted = await codeStep();
    const { element, backend } = mounted;
    await refuse(mounted);

    codeField(element).dispatchEvent(new Event('change', { bubbles: true }));
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
    codeField(element).blur();
    element.focus();
    element.autoSubmit = false;
    await element.updateComplete;
    element.autoSubmit = true;
    await element.updateComplete;
    await everythingDue();

    assert.lengthOf(backend.verifies, 1);
    assert.notEqual(errorText(element), '');
  });

  it('can be typed again, and is checked again only when the visitor says so', async () => {
    const mounted = await codeStep();
    const { element, backend } = mounted;
    await refuse(mounted);

    await type(codeField(element), code);
    await everythingDue();
    assert.lengthOf(backend.verifies, 1);
    assert.equal(codeField(element).value, code);
    assert.equal(errorText(element), '');
    await press('Enter');
    await until(() => backend.verifies.length === 2, 'the code is checked again');

    assert.equal(backend.verifies[1]?.request.code, code);
  });

  it('is not checked again when an autofill brings it once more', async () => {
    const mounted = await codeStep();
    await refuse(mounted);

    fill(codeField(mounted.element), code);
    fill(codeField(mounted.element), `Your code is ${code}.`);
    await everythingDue();

    assert.lengthOf(mounted.backend.verifies, 1);
  });

  it('makes way for another one, which is checked at once', async () => {
    const mounted = await codeStep();
    await refuse(mounted);

    const { request } = await toVerifying(mounted, '271828');

    assert.equal(request.code, '271828');
    assert.lengthOf(mounted.backend.verifies, 2);
  });
});

describe('a code that no answer came to', () => {
  const broken = new PasswordlessError('network');

  it('is not checked again by itself, also not when the network is back', async () => {
    const mounted = await codeStep();
    await refuse(mounted, broken);

    window.dispatchEvent(new Event('online'));
    codeField(mounted.element).dispatchEvent(new Event('change', { bubbles: true }));
    await everythingDue();

    assert.lengthOf(mounted.backend.verifies, 1);
  });

  it('is checked again by the button, as often as it is pressed', async () => {
    const mounted = await codeStep();
    const { element, backend } = mounted;
    await refuse(mounted, broken);

    submit(element);
    await until(() => backend.verifies.length === 2, 'the code is checked again');
    await fail(mounted, broken, backend.verifies[1]!);
    submit(element);
    await until(() => backend.verifies.length === 3, 'the code is checked once more');

    assert.deepEqual(
      backend.verifies.map(({ request }) => request.code),
      [code, code, code],
    );
  });

  it('is checked again when its last digit is typed anew', async () => {
    const mounted = await codeStep();
    const { element, backend } = mounted;
    await refuse(mounted, broken);
    const input = codeField(element);
    input.focus();
    input.setSelectionRange(6, 6);

    await press('Backspace');
    await everythingDue();
    assert.lengthOf(backend.verifies, 1);
    await type(input, code.slice(-1));
    await until(() => backend.verifies.length === 2, 'the code is checked again');

    assert.equal(backend.verifies[1]?.request.code, code);
  });
});
