import { assert } from '@open-wc/testing';
import { errorCodes, PasswordlessError, type PasswordlessErrorCode } from '../../src/errors.js';
import { named, listen } from '../helpers/events.js';
import { mount, phoneNumber, toSending, type Mounted } from '../helpers/mount.js';
import { stopSystemClock } from '../helpers/system-clock.js';
import { everythingDue, until } from '../helpers/until.js';
import {
  errorText,
  fill,
  focused,
  part,
  parts,
  phoneField,
  submit,
  textOf,
  type,
} from '../helpers/visitor.js';

async function send({ element }: Mounted, text: string) {
  fill(phoneField(element), text);
  submit(element);
  await until(() => errorText(element), 'an error shows');
}

async function failSending(mounted: Mounted, error: unknown) {
  (await toSending(mounted)).reject(error);
  await until(() => errorText(mounted.element), 'an error shows');
}

describe('a number that can’t be right', () => {
  for (const [text, sentence] of [
    ['', 'Enter your mobile number.'],
    ['9'.repeat(70), 'That’s too long for a phone number. Check it, please.'],
    ['call me', 'Use only digits, spaces and a + at the start: one number, without an extension.'],
    ['+', 'Enter all digits of your mobile number.'],
    ['+999 12345678', 'Choose your country, or start with + and its calling code.'],
    ['12', '9 digits are missing.'],
    ['011', 'After the prefix for calls abroad, the number itself is missing.'],
    ['4155550132999', 'There are 3 digits too many.'],
    ['+49 1', '9 digits are missing.'],
    ['555 0132', 'Add the area or network code at the start.'],
  ] as const)
    it(`“${text.slice(0, 16)}” is told as: ${sentence}`, async () => {
      const mounted = await mount();
      const { element, backend } = mounted;

      await send(mounted, text);

      assert.equal(errorText(element), sentence);
      assert.equal(focused(element), 'phone-input');
      assert.equal(phoneField(element).getAttribute('aria-invalid'), 'true');
      assert.equal(phoneField(element).getAttribute('aria-describedby'), 'error');
      assert.equal(part(element, 'error-message').id, 'error');
      assert.isTrue(element.matches(':state(invalid)'));
      assert.isEmpty(backend.starts);
    });

  it('is told to the page by its code, without the number', async () => {
    const mounted = await mount();
    const heard = listen(mounted.element);

    await send(mounted, '12');

    const [event] = named(heard, 'passwordless-error');
    assert.equal(event?.detail.error.code, 'invalid_phone');
    assert.equal(event?.detail.error.message, 'too_short');
  });

  it('is no error any more once it is edited', async () => {
    const mounted = await mount();
    const { element } = mounted;
    await send(mounted, '12');

    await type(phoneField(element), '3');
    await element.updateComplete;

    assert.equal(errorText(element), '');
    assert.equal(phoneField(element).getAttribute('aria-invalid'), 'false');
    assert.isFalse(element.matches(':state(invalid)'));
  });
});

const sentences: Record<PasswordlessErrorCode, string> = {
  invalid_phone: 'This number can’t be right. Check it, please.',
  unsupported_country: 'We can’t send codes to this country. Use another number.',
  invalid_code: 'That code is wrong or has expired. Check the newest message.',
  code_expired: 'This code has expired. Have a new one sent.',
  too_many_attempts: 'Too many wrong codes. Have a new one sent.',
  rate_limited: 'Too many tries. Wait a moment, then try again.',
  send_failed: 'The message couldn’t be sent. Check the number, or try again.',
  not_allowed: 'You can’t sign in by SMS here right now. Please contact this site’s support.',
  user_blocked: 'This account is blocked. Please contact this site’s support.',
  challenge_required: 'We need to check that you’re human. Please reload the page and try again.',
  mfa_required: 'Your account needs another step to sign in. Continue on this site’s sign-in page.',
  offline: 'You’re offline. Connect to the internet, then try again.',
  network: 'We couldn’t reach the server. Check your connection, then try again.',
  timeout: 'The server took too long to answer. Please try again.',
  server_error: 'Something went wrong on our side. Please try again in a moment.',
  bad_response: 'We got an answer we can’t use. Please try again in a moment.',
  token_invalid:
    'We couldn’t verify the sign-in. Check your device’s clock, then have a new code sent.',
  misconfigured: 'Sign-in isn’t set up correctly on this page. Please contact this site’s support.',
};

describe('a code that can’t be sent', () => {
  for (const code of errorCodes)
    it(`is told with a sentence for ${code}, keeps the number, and can be tried again`, async () => {
      const mounted = await mount();
      const { element, backend } = mounted;

      await failSending(mounted, new PasswordlessError(code, { message: 'not for people' }));

      assert.equal(errorText(element), sentences[code]);
      assert.equal(phoneField(element).value, '+1 415-555-0132');
      assert.isFalse(phoneField(element).readOnly);
      assert.equal(part(element, 'submit-button').getAttribute('aria-disabled'), 'false');
      submit(element);
      await until(() => backend.starts.length === 2, 'a code is asked for again');
    });

  it('has a sentence of its own for every error code', () => {
    assert.sameMembers(Object.keys(sentences), [...errorCodes]);
    assert.equal(new Set(Object.values(sentences)).size, errorCodes.length);
  });

  it('leaves the focus on the button when the number is not to blame', async () => {
    const mounted = await mount();

    await failSending(mounted, new PasswordlessError('network'));

    assert.equal(focused(mounted.element), 'submit-button');
    assert.equal(phoneField(mounted.element).getAttribute('aria-invalid'), 'false');
    assert.isFalse(mounted.element.matches(':state(invalid)'));
  });

  it('shows nothing of what a server says', async () => {
    const mounted = await mount();

    await failSending(mounted, new Error('<b>stack trace</b>'));

    assert.equal(errorText(mounted.element), sentences.server_error);
    assert.notInclude(mounted.element.shadowRoot?.innerHTML, 'stack trace');
  });

  it('says the time to wait once, though it shows how it passes', async () => {
    const mounted = await mount();
    const clock = stopSystemClock();
    try {
      await failSending(mounted, new PasswordlessError('rate_limited', { retryAfterSeconds: 65 }));
      const message = part(mounted.element, 'error-message');
      const said = () =>
        [...message.querySelectorAll('span:not([aria-hidden])')].map(textOf).filter(Boolean);
      const first = said();
      let changes = 0;
      const ear = new MutationObserver((records) => {
        changes += records.filter(
          ({ target }) => !target.parentElement?.closest('[aria-hidden]'),
        ).length;
      });
      ear.observe(message, { subtree: true, childList: true, characterData: true });
      clock.advance(2000);
      await mounted.element.updateComplete;

      assert.deepEqual(first, ['Too many tries. Try again in 1:05.']);
      assert.deepEqual(said(), first);
      assert.equal(changes, 0);
      ear.disconnect();
    } finally {
      clock.restore();
    }
  });

  it('counts down to when it can be tried again', async () => {
    const mounted = await mount();
    const clock = stopSystemClock();
    try {
      await failSending(mounted, new PasswordlessError('rate_limited', { retryAfterSeconds: 65 }));
      const first = errorText(mounted.element);
      clock.advance(2000);
      await mounted.element.updateComplete;
      const later = errorText(mounted.element);
      clock.advance(63_000);
      await mounted.element.updateComplete;

      assert.equal(first, 'Too many tries. Try again in 1:05.');
      assert.equal(later, 'Too many tries. Try again in 1:03.');
      assert.equal(errorText(mounted.element), sentences.rate_limited);
      assert.equal(clock.pending, 0);
    } finally {
      clock.restore();
    }
  });

  it('gives up when nobody answers', async () => {
    const mounted = await mount();
    const clock = stopSystemClock();
    try {
      const call = await toSending(mounted);
      clock.advance(60_000);
      await until(() => errorText(mounted.element), 'an error shows');

      assert.equal(errorText(mounted.element), sentences.timeout);
      assert.isTrue(call.signal.aborted);
    } finally {
      clock.restore();
    }
  });
});

describe('the countries that a page allows', () => {
  it('are the only ones in the list', async () => {
    const { element } = await mount('countries="us,CA"');

    part(element, 'country-button').click();
    await until(() => parts(element, 'country-option').length, 'the list shows');

    const options = parts(element, 'country-option').map(textOf);
    assert.deepEqual(options, ['CA Canada +1', 'US United States +1']);
  });

  it('are the only ones that codes are sent to', async () => {
    const mounted = await mount('countries="US CA"');
    const heard = listen(mounted.element);

    await send(mounted, '+49 1511 2345678');
    await everythingDue();

    assert.equal(errorText(mounted.element), sentences.unsupported_country);
    assert.equal(focused(mounted.element), 'phone-input');
    assert.equal(named(heard, 'passwordless-error')[0]?.detail.error.code, 'unsupported_country');
    assert.isEmpty(mounted.backend.starts);
  });

  it('hold the first country when the visitor’s own is not among them', async () => {
    const { element, backend } = await mount('countries="NZ"');

    fill(phoneField(element), '021 123 4567');
    submit(element);
    await until(() => backend.starts.length, 'a code is asked for');

    assert.equal(backend.starts[0]?.request.phoneNumber, '+64211234567');
  });

  it('may be unknown without harm', async () => {
    const mounted = await mount('countries="QQ,NZ,<b>"');

    await send(mounted, phoneNumber);

    assert.equal(errorText(mounted.element), sentences.unsupported_country);
  });
});
