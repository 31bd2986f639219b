import { assert, fixtureSync } from '@open-wc/testing';
import { PasswordlessSmsElement } from '../../src/element.js';
import { mount, ready, toCodeStep, toSending, toSuccess } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import { errorText, has, part, parts, phoneField, textOf } from '../helpers/visitor.js';

const bare = (attributes = '') =>
  fixtureSync<PasswordlessSmsElement>(`<passwordless-sms ${attributes}></passwordless-sms>`);

describe('the configuration of the element', () => {
  it('has the documented defaults', () => {
    const element = bare();

    const { domain, clientId, backend, scope, audience, state, phoneNumber, messages } = element;
    const { codeLength, resendDelay, mode, open, autoclose, persistent } = element;
    const { autoSubmit, resume, remember } = element;

    assert.deepEqual(
      { domain, clientId, backend, scope, audience, state, phoneNumber, messages },
      {
        domain: '',
        clientId: '',
        backend: undefined,
        scope: 'openid profile',
        audience: undefined,
        state: undefined,
        phoneNumber: '',
        messages: {},
      },
    );
    assert.deepEqual(
      { codeLength, resendDelay, mode, open, autoclose, persistent },
      {
        codeLength: 6,
        resendDelay: 30,
        mode: 'inline',
        open: false,
        autoclose: false,
        persistent: false,
      },
    );
    assert.deepEqual(
      { autoSubmit, resume, remember, history: element.history },
      { autoSubmit: true, resume: false, remember: false, history: false },
    );
    assert.deepEqual(
      [element.defaultCountry, element.countries, element.preferredCountries],
      ['', [], []],
    );
  });

  it('reads every attribute into its property', () => {
    const element = bare(
      `domain="auth.example.com" client-id="abc" scope="openid" audience="https://api.example"
       state="xyz" phone-number="+14155550132" default-country="de" countries="DE, AT  CH"
       preferred-countries="AT,CH" code-length="4" resend-delay="60" mode="modal" autoclose persistent
       auto-submit="false" resume remember history`,
    );

    assert.equal(element.domain, 'auth.example.com');
    assert.equal(element.clientId, 'abc');
    assert.equal(element.scope, 'openid');
    assert.equal(element.audience, 'https://api.example');
    assert.equal(element.state, 'xyz');
    assert.equal(element.phoneNumber, '+14155550132');
    assert.equal(element.defaultCountry, 'de');
    assert.deepEqual(element.countries, ['DE', 'AT', 'CH']);
    assert.deepEqual(element.preferredCountries, ['AT', 'CH']);
    assert.equal(element.codeLength, 4);
    assert.equal(element.resendDelay, 60);
    assert.equal(element.mode, 'modal');
    assert.isTrue(element.autoclose);
    assert.isTrue(element.persistent);
    assert.isFalse(element.autoSubmit);
    assert.isTrue(element.resume);
    assert.isTrue(element.remember);
    assert.isTrue(element.history);
    assert.isFalse(element.open);
  });

  it('shows `mode` and `open` as attributes, for styles', async () => {
    const { element } = await mount();

    element.mode = 'modal';
    element.open = true;
    await element.updateComplete;

    assert.equal(element.getAttribute('mode'), 'modal');
    assert.isTrue(element.hasAttribute('open'));
  });

  it('takes properties that were set before the tag was defined', async () => {
    const early: HTMLElement = document.createElement('passwordless-sms-late');
    Object.assign(early, { clientId: 'abc', domain: 'auth.example.com', countries: ['NZ'] });
    fixtureSync<HTMLElement>('<div></div>').append(early);

    customElements.define('passwordless-sms-late', class extends PasswordlessSmsElement {});
    if (!(early instanceof PasswordlessSmsElement)) throw new Error('it was not upgraded');
    await early.updateComplete;

    assert.isFalse(Object.hasOwn(early, 'clientId'));
    assert.equal(early.clientId, 'abc');
    assert.isTrue(has(early, 'phone-input'));
  });

  it('sends scope, audience and state along', async () => {
    const mounted = await mount('scope="openid" audience="https://api.example" state="xyz"');

    const { request } = await toSending(mounted);

    assert.deepInclude(request, {
      scope: 'openid',
      audience: 'https://api.example',
      state: 'xyz',
      channel: 'sms',
      locale: 'en',
    });
  });

  it('makes a state of 128 random bits where none is given', async () => {
    const first = await toSending(await mount());
    const second = await toSending(await mount());

    assert.match(first.request.state, /^[0-9a-f]{32}$/);
    assert.notEqual(first.request.state, second.request.state);
  });

  it('does without attributes that are removed again', async () => {
    const { element, backend } = await mount('scope="openid" countries="US CA" code-length="4"');

    for (const { name } of [...element.attributes]) element.removeAttribute(name);
    await element.updateComplete;
    const { request } = await toSending({ element, backend });

    assert.equal(request.scope, 'openid profile');
  });

  it('takes countries as text too, since frameworks set properties where there are some', async () => {
    const text = 'de at' as unknown as string[];

    const { element } = await mount('', { properties: { countries: text } });
    part(element, 'country-button').click();
    await until(() => parts(element, 'country-option').length, 'the list shows');

    assert.lengthOf(parts(element, 'country-option'), 2);
  });

  for (const [attribute, digits] of [
    ['4', 4],
    ['10', 10],
    ['3', 6],
    ['11', 6],
    ['6.5', 6],
    ['abc', 6],
    ['', 6],
  ] as const)
    it(`asks for ${digits} digits with code-length="${attribute}"`, async () => {
      const mounted = await mount(`code-length="${attribute}"`);

      await toCodeStep(mounted);

      assert.equal(textOf(part(mounted.element, 'label')), `${digits}-digit code`);
      assert.lengthOf(parts(mounted.element, 'code-digit'), digits);
    });

  it('takes the backend’s word for the length of a code', async () => {
    const mounted = await mount('code-length="4"');

    await toCodeStep(mounted, { codeLength: 8 });

    assert.equal(textOf(part(mounted.element, 'label')), '8-digit code');
  });

  it('says what the page wants said', async () => {
    const { element } = await mount('', { properties: { messages: { 'phone.submit': 'Go' } } });
    assert.equal(textOf(part(element, 'submit-button')), 'Go');

    element.messages = { 'phone.label': '<b>Mobile</b>' };
    await element.updateComplete;

    assert.equal(textOf(part(element, 'submit-button')), 'Send code');
    assert.equal(textOf(part(element, 'label')), '<b>Mobile</b>');
  });

  it('starts anew with another backend, and hears no more of the first', async () => {
    const mounted = await mount();
    const { element, backend } = mounted;
    const call = await toSending(mounted);

    const other = await mount();
    element.backend = other.backend;
    await element.updateComplete;
    call.resolve({});
    await everythingDue();

    assert.isTrue(call.signal.aborted);
    assert.equal(element.flowState.step, 'phone-entry');
    assert.equal(errorText(element), '');
    assert.lengthOf(backend.starts, 1);
  });

  it('goes on with the same backend when something else changes', async () => {
    const mounted = await mount();
    await toCodeStep(mounted);

    Object.assign(mounted.element, { scope: 'openid email', lang: 'en-GB', autoclose: true });
    await mounted.element.updateComplete;

    assert.equal(mounted.element.flowState.step, 'code-entry');
  });

  it('prefers `backend` to `domain`', async () => {
    const mounted = await mount('domain="auth.example.com" client-id="abc"');

    await toSuccess(mounted);

    assert.lengthOf(mounted.backend.verifies, 1);
  });

  it('throws when a dialog is asked for that there is not', async () => {
    const { element } = await mount();

    assert.throws(() => element.show(), TypeError, 'mode="modal"');
    assert.isFalse(element.open);
    assert.doesNotThrow(() => element.close());
  });

  it('focuses the field by `focus()`', async () => {
    const { element } = await mount();

    element.focus();

    assert.equal(element.shadowRoot?.activeElement, phoneField(element));
    await ready(element);
  });
});
