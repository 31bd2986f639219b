import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { inShort, listen } from '../helpers/events.js';
import { code, mount, toCodeStep, toVerifying } from '../helpers/mount.js';
import { stopSystemClock } from '../helpers/system-clock.js';
import { everythingDue, until } from '../helpers/until.js';
import {
  announced,
  button,
  click,
  codeField,
  errorText,
  fill,
  focused,
  part,
  textOf,
} from '../helpers/visitor.js';

describe('sending a new code', () => {
  let clock: ReturnType<typeof stopSystemClock>;

  beforeEach(() => (clock = stopSystemClock()));
  afterEach(() => clock.restore());

  async function codeStep(attributes = '', challenge = {}) {
    const mounted = await mount(attributes);
    await toCodeStep(mounted, challenge);
    const label = () => textOf(part(mounted.element, 'resend-button'));
    const pass = async (seconds: number) => {
      clock.advance(seconds * 1000);
      await mounted.element.updateComplete;
    };
    const resend = async () => {
      click(part(mounted.element, 'resend-button'));
      await until(() => mounted.backend.starts.length === 2, 'another code is asked for');
      await mounted.element.updateComplete;
    };
    return { ...mounted, mounted, label, pass, resend };
  }

  it('counts down until it is possible', async () => {
    const { element, label, pass } = await codeStep('resend-delay="62"');
    const seen = [label()];

    for (const seconds of [1, 1, 30, 29]) {
      await pass(seconds);
      seen.push(label());
    }

    assert.deepEqual(seen, [
      'Send a new code in 1:02',
      'Send a new code in 1:01',
      'Send a new code in 1:00',
      'Send a new code in 0:30',
      'Send a new code in 0:01',
    ]);
    assert.equal(part(element, 'resend-button').getAttribute('aria-disabled'), 'true');
    await pass(1);
    assert.equal(label(), 'Send a new code');
    assert.equal(part(element, 'resend-button').getAttribute('aria-disabled'), 'false');
    assert.equal(clock.pending, 0);
  });

  it('does nothing before that', async () => {
    const { element, backend, pass } = await codeStep();
    await pass(29);

    click(part(element, 'resend-button'));
    await everythingDue();

    assert.lengthOf(backend.starts, 1);
    assert.equal(focused(element), 'resend-button');
  });

  it('takes the backend’s word for the delay', async () => {
    const { label } = await codeStep('resend-delay="10"', { resendInSeconds: 45 });

    assert.equal(label(), 'Send a new code in 0:45');
  });

  it('takes twice as long each time, two times', async () => {
    const { element, backend, label, pass } = await codeStep();
    const seen = [label()];

    for (const seconds of [30, 60, 120]) {
      await pass(seconds);
      const before = backend.starts.length;
      click(part(element, 'resend-button'));
      await until(() => backend.starts.length > before, 'another code is asked for');
      backend.starts.at(-1)?.resolve({});
      await until(() => !element.matches(':state(pending)'), 'the code is sent');
      await element.updateComplete;
      seen.push(label());
    }

    assert.deepEqual(seen, [
      'Send a new code in 0:30',
      'Send a new code in 1:00',
      'Send a new code in 2:00',
      'Send a new code in 2:00',
    ]);
  });

  for (const delay of ['-1', 'abc', '1e12', ''])
    it(`waits a sensible time with resend-delay="${delay}"`, async () => {
      const { label } = await codeStep(`resend-delay="${delay}"`);

      assert.include(['Send a new code', 'Send a new code in 0:30'], label());
    });

  it('clears the field and says that a new code is coming', async () => {
    const { element, backend, pass, label, resend } = await codeStep();
    fill(codeField(element), '31');
    await pass(30);

    await resend();
    const meanwhile = [label(), announced(element), codeField(element).value];
    backend.starts[1]?.resolve({});
    await until(() => !element.matches(':state(pending)'), 'the code is sent');
    await element.updateComplete;

    assert.deepEqual(meanwhile, ['Sending a new code…', 'Sending a new code…', '']);
    assert.equal(announced(element), 'A new code is on its way. Only the newest one works.');
    assert.equal(label(), 'Send a new code in 1:00');
    assert.equal(codeField(element).value, '');
  });

  it('names the transaction that it replaces, and goes to the same number', async () => {
    const { backend, pass, resend } = await codeStep('', { transaction: 'first' });
    await pass(30);

    await resend();

    assert.deepInclude(backend.starts[1]?.request, {
      resendOf: 'first',
      phoneNumber: '+14155550132',
    });
    assert.equal(backend.starts[1]?.request.state, backend.starts[0]?.request.state);
  });

  it('asks for one code, however often it is pressed', async () => {
    const { element, backend, pass, resend } = await codeStep();
    await pass(30);

    await resend();
    click(part(element, 'resend-button'));
    click(part(element, 'resend-button'));
    await everythingDue();

    assert.lengthOf(backend.starts, 2);
  });

  it('is told to the page as another code', async () => {
    const { element, backend, pass, resend } = await codeStep();
    await pass(30);
    const heard = listen(element);

    await resend();
    backend.starts[1]?.resolve({});
    await until(() => heard.length, 'the page is told');

    assert.deepEqual(inShort(heard), ['code-sent again']);
  });

  it('takes away what was said of the old code', async () => {
    const { element, mounted, pass, resend } = await codeStep();
    (await toVerifying(mounted)).reject(new PasswordlessError('invalid_code'));
    await until(() => errorText(element), 'an error shows');
    await pass(30);

    await resend();

    assert.equal(errorText(element), '');
    assert.equal(codeField(element).getAttribute('aria-invalid'), 'false');
  });

  it('waits longer when the server asks for it', async () => {
    const { element, backend, pass, resend, label } = await codeStep();
    await pass(30);
    await resend();

    backend.starts[1]?.reject(new PasswordlessError('rate_limited', { retryAfterSeconds: 90 }));
    await until(() => errorText(element), 'an error shows');

    assert.equal(errorText(element), 'Too many tries. Try again in 1:30.');
    assert.equal(label(), 'Send a new code in 1:30');
    assert.exists(button(element, 'Change number'));
  });

  it('leaves the first code usable when it fails', async () => {
    const { element, backend, mounted, pass, resend } = await codeStep();
    await pass(30);
    await resend();
    backend.starts[1]?.reject(new PasswordlessError('send_failed'));
    await until(() => errorText(element), 'an error shows');

    await toVerifying(mounted);

    assert.equal(backend.verifies[0]?.request.code, code);
  });
});
