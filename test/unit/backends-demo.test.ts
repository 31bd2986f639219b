import { assert } from '@open-wc/testing';
import type { Challenge, StartRequest } from '../../src/backends/backend.js';
import { demo, demoCodes, demoNumbers, type DemoOptions } from '../../src/backends/demo.js';
import { errorCodes } from '../../src/errors.js';
import { failure, rejection } from '../helpers/rejection.js';

const grant = { locale: 'en', state: 's', scope: 'openid' };
const options = () => ({ signal: new AbortController().signal });

function backend(settings: DemoOptions = {}) {
  const adapter = demo({ latencySeconds: 0, ...settings });
  return {
    start: (phoneNumber: string, more: Partial<StartRequest> = {}): Promise<Challenge> =>
      adapter.start({ phoneNumber, channel: 'sms', ...grant, ...more }, options()),
    verify: (phoneNumber: string, code: string) =>
      adapter.verify({ phoneNumber, code, ...grant }, options()),
  };
}

const number = '+14155550132';

describe('the backend in memory', () => {
  it('signs in anybody with the code that it says', async () => {
    const { start, verify } = backend();

    const challenge = await start(number);
    const tokens = await verify(number, demoCodes.right);

    assert.deepInclude(challenge, { codeLength: 6, expiresInSeconds: 300, attemptsLeft: 3 });
    assert.deepInclude(tokens, {
      access_token: 'demo',
      profile: { sub: 'demo|14155550132', phone_number: number },
    });
  });

  for (const [name, phoneNumber] of Object.entries(demoNumbers))
    if ((errorCodes as readonly string[]).includes(name))
      it(`answers ${name} to ${phoneNumber}`, async () => {
        const error = await failure(backend().start(phoneNumber));

        assert.equal(error.code, name);
        if (name === 'rate_limited') assert.equal(error.retryAfterSeconds, 90);
      });

  for (const [name, code] of Object.entries(demoCodes))
    if ((errorCodes as readonly string[]).includes(name))
      it(`answers ${name} to the code ${code}`, async () => {
        const { start, verify } = backend();
        await start(number);

        const error = await failure(verify(number, code));

        assert.equal(error.code, name);
        if (name === 'mfa_required') assert.deepEqual(error.continuation, { mfa_token: 'demo' });
      });

  it('knows the code of an earlier message', async () => {
    const { start, verify } = backend();
    await start(number);

    assert.deepInclude(await failure(verify(number, demoCodes.superseded)), {
      code: 'invalid_code',
      reason: 'superseded',
    });
  });

  it('counts wrong codes, and takes the right one no more after three', async () => {
    const { start, verify } = backend();
    await start(number);

    const left = [];
    for (let tries = 0; tries < 3; tries++)
      left.push((await failure(verify(number, '999999'))).attemptsLeft);

    assert.deepEqual(left, [2, 1, 0]);
    assert.equal((await failure(verify(number, demoCodes.right))).code, 'too_many_attempts');
    await start(number);
    assert.property(await verify(number, demoCodes.right), 'access_token');
  });

  it('takes a code once, for the number that it was sent to', async () => {
    const { start, verify } = backend();
    await start(number);

    assert.equal((await failure(verify('+14155550133', demoCodes.right))).code, 'code_expired');
    await verify(number, demoCodes.right);
    assert.equal((await failure(verify(number, demoCodes.right))).code, 'code_expired');
  });

  it('lets codes expire', async () => {
    const { start, verify } = backend({ challenge: { expiresInSeconds: 0 } });
    await start(number);

    assert.equal((await failure(verify(number, demoCodes.right))).code, 'code_expired');
  });

  for (const [phoneNumber, length, code] of [
    [demoNumbers.short, 4, '1234'],
    [demoNumbers.long, 10, '1234567890'],
  ] as const)
    it(`has codes of ${length} digits`, async () => {
      const { start, verify } = backend();

      assert.equal((await start(phoneNumber)).codeLength, length);
      assert.property(await verify(phoneNumber, code), 'access_token');
    });

  it('asks for a proof, and takes any', async () => {
    const { start } = backend();

    assert.property(await start(demoNumbers.challenge_required, { proof: 'proof' }), 'transaction');
  });

  it('never answers where it says so, until nobody waits any more', async () => {
    const controller = new AbortController();
    const waiting = demo({ latencySeconds: 0 }).start(
      { phoneNumber: demoNumbers.silence, channel: 'sms', ...grant },
      { signal: controller.signal },
    );
    const reason = new Error('nobody waits');

    controller.abort(reason);

    assert.equal(await rejection(waiting), reason);
  });

  it('gives what a test wants it to give', async () => {
    const { start, verify } = backend({ tokens: { id_token: 'mine' } });
    await start(number);

    assert.deepEqual(await verify(number, demoCodes.right), { id_token: 'mine' });
  });
});
