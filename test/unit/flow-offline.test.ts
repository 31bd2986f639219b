import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { settled } from '../helpers/fake-clock.js';
import { code, phoneNumber, SignIn } from '../helpers/sign-in.js';

/** What the browser says of its connection, be it right or wrong. */
function setOnline(isOnline: boolean): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline });
  dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}

describe('a browser that is offline', () => {
  beforeEach(() => setOnline(false));
  afterEach(() => void Reflect.deleteProperty(navigator, 'onLine'));

  /** A code is awaited, and the connection is lost then. */
  async function waiting(): Promise<SignIn> {
    setOnline(true);
    const signIn = new SignIn();
    await signIn.toCodeEntry();
    setOnline(false);
    return signIn;
  }

  it('I38 has nothing sent, says so, and keeps the number', async () => {
    const signIn = new SignIn();

    await signIn.submitPhone();

    assert.isEmpty(signIn.backend.starts);
    assert.deepInclude(signIn.flow.state, {
      step: 'phone-entry',
      input: { text: phoneNumber },
      error: { code: 'offline' },
    });
    assert.nestedPropertyVal(signIn.lastOutput('error'), 'error.code', 'offline');
    assert.equal(signIn.clock.pending, 0);
  });

  it('I38 has no code checked, says so, and keeps it', async () => {
    const signIn = await waiting();

    await signIn.submitCode();

    assert.isEmpty(signIn.backend.verifies);
    assert.deepInclude(signIn.flow.state, { step: 'code-entry', error: { code: 'offline' } });
    assert.equal(signIn.flow.code, code);
  });

  it('I38 has no other code sent, and the one before stays good', async () => {
    const signIn = await waiting();
    signIn.clock.advance(30_000);

    signIn.flow.resend();
    await settled();

    assert.lengthOf(signIn.backend.starts, 1);
    assert.equal(signIn.error, 'offline');
    setOnline(true);
    await signIn.submitCode();
    assert.lengthOf(signIn.backend.verifies, 1);
  });

  it('may be wrong: asked again, it has the number sent to', async () => {
    const signIn = new SignIn();
    await signIn.submitPhone();

    await signIn.toCodeEntry();

    assert.lengthOf(signIn.backend.starts, 1);
    assert.equal(signIn.step, 'code-entry');
  });

  it('may be wrong: asked again, it has the code checked, or another one sent', async () => {
    const signIn = await waiting();
    await signIn.submitCode();

    signIn.flow.submitCode();
    await settled();
    assert.lengthOf(signIn.backend.verifies, 1);
    signIn.flow.cancel();
    signIn.clock.advance(30_000);
    for (const sent of [1, 2]) {
      signIn.flow.resend();
      await settled();
      assert.lengthOf(signIn.backend.starts, sent);
    }
  });

  it('I39 has nothing sent by itself when it is online again', async () => {
    const signIn = new SignIn();
    await signIn.submitPhone();
    const { state } = signIn.flow;

    setOnline(true);
    await settled();
    signIn.clock.advance(3_600_000);
    await settled();

    assert.isEmpty(signIn.backend.starts);
    assert.equal(signIn.flow.state, state);
  });

  it('I39 has no code checked by itself when it is online again', async () => {
    const signIn = await waiting();
    await signIn.submitCode();

    setOnline(true);
    await settled();
    signIn.clock.advance(3_600_000);
    signIn.flow.submitCode({ isAutomatic: true });
    await settled();

    assert.isEmpty(signIn.backend.verifies);
    assert.equal(signIn.error, 'offline');
    signIn.flow.submitCode();
    await settled();
    assert.lengthOf(signIn.backend.verifies, 1);
  });

  it('says so first whenever it is offline anew', async () => {
    const signIn = new SignIn();
    await signIn.submitPhone();
    setOnline(true);
    await signIn.toCodeEntry();
    setOnline(false);

    await signIn.submitCode();

    assert.isEmpty(signIn.backend.verifies);
  });

  it('explains a failure that says nothing of itself', async () => {
    const start = new SignIn();
    await start.submitPhone();
    await start.submitPhone();
    const verify = await waiting();
    await verify.submitCode();
    await verify.submitCode();

    start.backend.starts[0]?.reject(new TypeError('failed to fetch'));
    verify.backend.verifies[0]?.reject('no');
    await settled();

    assert.equal(start.error, 'offline');
    assert.equal(verify.error, 'offline');
  });

  it('explains no failure that tells what it is', async () => {
    const signIn = new SignIn();
    await signIn.submitPhone();
    await signIn.submitPhone();

    signIn.backend.starts[0]?.reject(new PasswordlessError('rate_limited'));
    await settled();

    assert.equal(signIn.error, 'rate_limited');
  });

  it('explains a checker that could not be loaded', async () => {
    const signIn = new SignIn({ checkNumber: () => Promise.reject(new TypeError('no such file')) });

    await signIn.submitPhone();

    assert.equal(signIn.error, 'offline');
  });

  it('has numbers checked as ever', async () => {
    const checks: string[] = [];
    const signIn = new SignIn({
      checkNumber: (text) => {
        checks.push(text);
        return text.length < 5
          ? { outcome: 'rejected', reason: 'too_short' }
          : { outcome: 'doubtful', phoneNumber };
      },
    });

    await signIn.submitPhone('12');
    assert.equal(signIn.error, 'invalid_phone');
    await signIn.submitPhone('12345');
    assert.deepInclude(signIn.flow.state, { doubtful: phoneNumber });
    signIn.flow.sendAnyway();
    await settled();

    assert.deepEqual(checks, ['12', '12345']);
    assert.equal(signIn.error, 'offline');
    assert.isEmpty(signIn.backend.starts);
  });
});

describe('a browser that does not tell whether it is offline', () => {
  afterEach(() => void Reflect.deleteProperty(navigator, 'onLine'));

  for (const unknown of [undefined, null, 0])
    it(`is taken to be online when it says ${unknown}`, async () => {
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: unknown });
      const signIn = new SignIn();

      await signIn.submitPhone();

      assert.lengthOf(signIn.backend.starts, 1);
    });
});
