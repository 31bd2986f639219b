import { assert } from '@open-wc/testing';
import { mount, phoneNumber, toSuccess } from '../helpers/mount.js';
import { fill, nameOf, part, phoneField, textOf } from '../helpers/visitor.js';

describe('what the phone step begins with', () => {
  it('puts `phone-number` into the field, with its country', async () => {
    const { element } = await mount('phone-number="+4915112345678"');

    const text = phoneField(element).value;

    assert.equal(text.replaceAll(' ', ''), '+4915112345678');
    assert.include(textOf(part(element, 'country-button')), '+49');
  });

  it('takes a new `phone-number` for what stands in the field', async () => {
    const { element } = await mount('phone-number="+4915112345678"');

    element.phoneNumber = '+14155550199';
    await element.updateComplete;

    assert.equal(phoneField(element).value.replace(/\D/g, ''), '14155550199');
  });

  it('has `phone-number` in the field again after a reset', async () => {
    const { element } = await mount('phone-number="+14155550132"');
    fill(phoneField(element), '12');
    await element.updateComplete;

    element.reset();
    await element.updateComplete;

    assert.equal(phoneField(element).value.replace(/\D/g, ''), '14155550132');
  });

  it('has the number of the last sign-in in the field, where `remember` asks for it', async () => {
    const first = await mount('remember');
    await toSuccess(first, {});
    first.element.remove();

    const { element } = await mount('remember');
    const other = await mount();

    assert.equal(phoneField(element).value.replace(/\D/g, ''), phoneNumber.slice(1));
    assert.equal(phoneField(other.element).value, '');
    localStorage.clear();
  });

  it('begins with the default country, in any case', async () => {
    const { element } = await mount('default-country="nz"');

    assert.equal(nameOf(part(element, 'country-button')), 'Country: New Zealand +64');
  });

  it('leaves alone what the visitor typed', async () => {
    const { element } = await mount('phone-number="+14155550132"');
    fill(phoneField(element), '+4915112345678');

    element.scope = 'openid';
    await element.updateComplete;

    assert.equal(phoneField(element).value, '+49 1511 2345678');
  });
});
