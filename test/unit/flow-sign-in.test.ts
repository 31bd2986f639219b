import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import { settled } from '../helpers/fake-clock.js';
import { code, phoneNumber, SignIn } from '../helpers/sign-in.js';

describe('a sign-in', () => {
  it('goes from the number to the tokens', async () => {
    const signIn = new SignIn({ state: 'state-1' });
    const { backend, flow } = signIn;
    const tokens = { id_token: 'i', access_token: 'a', token_type: 'Bearer', expires_in: 60 };

    await signIn.submitPhone();
    backend.starts[0]?.resolve({ transaction: 't', codeLength: 6 });
    await settled();
    await signIn.submitCode();
    backend.verifies[0]?.resolve({ ...tokens, profile: { sub: 's' } });
    await settled();

    assert.deepEqual(
      signIn.states.map(({ step }) => step),
      ['sending', 'sending', 'code-entry', 'code-entry', 'verifying', 'authenticated'],
    );
    assert.deepEqual(
      signIn.states.map(({ isPending }) => isPending),
      [true, true, false, false, true, false],
    );
    assert.deepEqual(signIn.outputs, [
      ['step', { step: 'sending' }],
      ['step', { step: 'code-entry' }],
      ['code-sent', { phoneNumber, resend: false }],
      ['step', { step: 'verifying' }],
      ['authenticated', { ...tokens, profile: { sub: 's' }, state: 'state-1' }],
      ['step', { step: 'authenticated' }],
    ]);
    assert.equal(flow.state, signIn.states.at(-1));
  });

  it('asks the backend for what the settings say', async () => {
    const signIn = new SignIn({
      state: 'state-1',
      scope: 'openid',
      audience: 'https://api.example',
      locale: 'de',
    });
    const grant = {
      scope: 'openid',
      audience: 'https://api.example',
      state: 'state-1',
      locale: 'de',
    };

    await signIn.toVerifying({ transaction: { id: 1 } });

    const [start] = signIn.backend.starts;
    const [verify] = signIn.backend.verifies;
    assert.deepEqual(start?.request, { ...grant, phoneNumber, channel: 'sms' });
    assert.deepEqual(verify?.request, { ...grant, phoneNumber, code, transaction: { id: 1 } });
  });

  it('asks for openid and profile in English unless told otherwise', async () => {
    const signIn = new SignIn();

    await signIn.submitPhone();

    const request = signIn.backend.starts[0]?.request;
    assert.include(request, { scope: 'openid profile', locale: 'en' });
    assert.doesNotHaveAnyKeys(request, ['audience', 'resendOf']);
  });

  it('makes a state of 32 hexadecimal digits, and gives it back with the tokens', async () => {
    const bytes = Uint8Array.from({ length: 16 }, (_, index) => index * 17);
    const signIn = new SignIn({}, { randomBytes: (length) => bytes.slice(0, length) });

    await signIn.toAuthenticated({ id_token: 'i' });

    const state = '00112233445566778899aabbccddeeff';
    assert.equal(signIn.backend.starts[0]?.request.state, state);
    assert.equal(signIn.backend.verifies[0]?.request.state, state);
    assert.deepEqual(signIn.lastOutput('authenticated'), { id_token: 'i', state });
  });

  it('makes another state for another sign-in', async () => {
    const signIn = new SignIn();

    await signIn.toCodeEntry();
    signIn.flow.changeNumber();
    await signIn.submitPhone();

    const [first, second] = signIn.backend.starts.map(({ request }) => request.state);
    assert.match(first ?? '', /^[0-9a-f]{32}$/);
    assert.match(second ?? '', /^[0-9a-f]{32}$/);
    assert.notEqual(first, second);
  });

  it('takes an answer without any token for a success, as with cookies', async () => {
    const signIn = new SignIn({ state: 's' });

    await signIn.toAuthenticated({});

    assert.deepEqual(signIn.lastOutput('authenticated'), { state: 's' });
  });

  it('I15 I17 tells of it once, frozen, and keeps nothing', async () => {
    const signIn = new SignIn();
    await signIn.toAuthenticated({ id_token: 'token', profile: { sub: 'person' } });

    signIn.flow.submitCode();
    signIn.flow.resend();
    signIn.flow.typeCode(code);
    await settled();

    const details = signIn.outputs.filter(([name]) => name === 'authenticated');
    assert.lengthOf(details, 1);
    assert.isFrozen(details[0]?.[1]);
    assert.isFrozen((details[0]?.[1] as { profile: object }).profile);
    assert.equal(signIn.flow.code, '');
    assert.notMatch(JSON.stringify([signIn.flow.state, signIn.flow]), /token|person|123456/);
  });

  it('asks for its settings anew at each request', async () => {
    const first = new SignIn();
    const other = new SignIn();
    let current = first.backend;
    const { PasswordlessFlow } = await import('../../src/flow/flow.js');
    const flow = new PasswordlessFlow(() => ({ backend: current }), { clock: first.clock });
    flow.submitPhone(phoneNumber);
    await settled();
    first.backend.starts[0]?.resolve({});
    await settled();

    current = other.backend;
    flow.typeCode(code);
    flow.submitCode();
    await settled();

    assert.lengthOf(first.backend.starts, 1);
    assert.isEmpty(first.backend.verifies);
    assert.lengthOf(other.backend.verifies, 1);
    flow.close();
  });

  it('goes on after settings that could not be read', async () => {
    const { backend, clock } = new SignIn();
    const { PasswordlessFlow } = await import('../../src/flow/flow.js');
    let isBroken = true;
    const settings = () => {
      if (isBroken) throw new PasswordlessError('misconfigured');
      return { backend };
    };
    const flow = new PasswordlessFlow(settings, { clock });
    flow.submitPhone(phoneNumber);
    await settled();
    assert.deepInclude(flow.state, { step: 'phone-entry', error: { code: 'misconfigured' } });

    isBroken = false;
    flow.submitPhone(phoneNumber);
    await settled();

    assert.lengthOf(backend.starts, 1);
    flow.close();
  });
});

describe('the state that a flow shows', () => {
  it('holds no code, transaction or token at any step', async () => {
    const signIn = new SignIn({ state: 'canary-state' });

    await signIn.toCodeEntry({ transaction: 'canary-transaction', maskedDestination: '•••23' });
    await signIn.submitCode('739154');
    signIn.backend.verifies[0]?.reject(
      new PasswordlessError('invalid_code', { message: 'canary' }),
    );
    await settled();
    await signIn.submitCode('739155');
    signIn.backend.verifies[1]?.resolve({
      id_token: 'canary-token',
      access_token: 'canary-access',
    });
    await settled();

    assert.equal(signIn.step, 'authenticated');
    assert.include(JSON.stringify(signIn.states), '•••23');
    assert.notMatch(JSON.stringify(signIn.states), /canary|73915/);
  });

  it('is frozen and stays the same object until it changes', async () => {
    const signIn = new SignIn();
    const before = signIn.flow.state;

    signIn.flow.resend();

    assert.equal(signIn.flow.state, before);
    assert.isFrozen(before);
    await signIn.toCodeEntry();
    assert.isFrozen(signIn.flow.state);
    assert.notEqual(signIn.flow.state, before);
  });

  it('is told to subscribers until they leave', () => {
    const { flow } = new SignIn();
    const seen: string[] = [];
    const leave = flow.subscribe(({ step }) => seen.push(step));

    flow.close();
    leave();
    flow.open();

    assert.deepEqual(seen, ['closed']);
  });
});
