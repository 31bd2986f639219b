import { assert } from '@open-wc/testing';
import type { Challenge } from '../../src/backends/backend.js';
import { sentChallenge, type Sending } from '../../src/flow/challenge.js';
import { at, challenge, phoneNumber } from '../helpers/flow-sample.js';

const first: Sending = { phoneNumber, channel: 'sms', now: at, sendsBefore: 0 };
const defaults = { codeLength: 6, resendDelaySeconds: 30 };

const sent = (answer: Challenge, sending: Partial<Sending> = {}, some = defaults) =>
  sentChallenge(answer, { ...first, ...sending }, some);

/** The same, of an answer that is none of the type's. */
const sentBy = (answer: object, sending: Partial<Sending> = {}) => sent(answer, sending);

describe('the challenge of a code that was sent', () => {
  it('has a default for every hint that a backend leaves out', () => {
    assert.deepEqual(sent({}), {
      phoneNumber,
      channel: 'sms',
      transaction: undefined,
      codeLength: 6,
      resendDelaySeconds: 30,
      resendAt: at + 30_000,
      channels: [],
      sentAt: at,
      resends: 0,
      sends: 1,
    });
  });

  it('takes what a backend says', () => {
    const { codeLength, resendAt, expiresAt, attemptsLeft, maskedDestination } = sent({
      codeLength: 8,
      resendInSeconds: 5,
      expiresInSeconds: 180,
      attemptsLeft: 3,
      maskedDestination: '•• 23',
    });

    assert.deepEqual(
      { codeLength, resendAt, expiresAt, attemptsLeft, maskedDestination },
      {
        codeLength: 8,
        resendAt: at + 5000,
        expiresAt: at + 180_000,
        attemptsLeft: 3,
        maskedDestination: '•• 23',
      },
    );
  });

  for (const [sendsBefore, seconds] of [
    [0, 30],
    [1, 60],
    [2, 120],
    [3, 120],
    [50, 120],
  ] as const)
    it(`waits ${seconds} seconds after ${sendsBefore} earlier ones`, () => {
      const { resendDelaySeconds, resendAt, sends } = sent({}, { sendsBefore });

      assert.equal(resendDelaySeconds, seconds);
      assert.equal(resendAt, at + seconds * 1000);
      assert.equal(sends, sendsBefore + 1);
    });

  it('doubles the delay that the page asks for, to an hour at most', () => {
    const after = (sendsBefore: number, resendDelaySeconds: number) =>
      sent({}, { sendsBefore }, { ...defaults, resendDelaySeconds }).resendDelaySeconds;

    assert.equal(after(1, 10), 20);
    assert.equal(after(2, 10), 40);
    assert.equal(after(1, 2000), 3600);
    assert.equal(after(2, 3600), 3600);
    assert.equal(after(2, 0), 0);
    assert.equal(after(1, -5), 60);
  });

  it('waits as long as the server says, whatever was sent before', () => {
    assert.equal(sent({ resendInSeconds: 45 }, { sendsBefore: 5 }).resendDelaySeconds, 45);
    assert.equal(sent({ resendInSeconds: 0 }, { sendsBefore: 5 }).resendAt, at);
  });

  for (const resendInSeconds of [-1, 1.5, 3601, NaN, Infinity, '45', null])
    it(`takes ${String(resendInSeconds)} seconds for nonsense`, () => {
      const { resendDelaySeconds } = sentBy({ resendInSeconds }, { sendsBefore: 1 });

      assert.equal(resendDelaySeconds, 60);
    });

  it('knows the ways that a code can travel, and drops the others', () => {
    const { channels } = sentBy({ channels: ['email', 'pigeon', 'voice', 7, 'voice'] });

    assert.deepEqual(channels, ['voice', 'email']);
  });

  for (const channels of ['voice', {}, null])
    it(`offers no other way for ${JSON.stringify(channels)}`, () => {
      assert.deepEqual(sentBy({ channels }).channels, []);
    });

  it('says which way the code took', () => {
    assert.equal(sent({}, { channel: 'voice' }).channel, 'voice');
  });
});

describe('the challenge of a code that was sent again', () => {
  const replaces = { ...challenge, codeLength: 8, channels: ['voice'], resends: 1 } as const;

  it('keeps length and ways that the backend does not repeat', () => {
    const { codeLength, channels } = sent({}, { replaces });

    assert.equal(codeLength, 8);
    assert.deepEqual(channels, ['voice']);
  });

  it('takes them when the backend does', () => {
    const { codeLength, channels } = sent({ codeLength: 4, channels: [] }, { replaces });

    assert.equal(codeLength, 4);
    assert.deepEqual(channels, []);
  });

  it('knows nothing more of how the other one ended', () => {
    const again = sent({}, { replaces: { ...replaces, attemptsLeft: 1, maskedDestination: '23' } });

    for (const name of ['attemptsLeft', 'maskedDestination', 'expiresAt', 'transaction'] as const)
      assert.isUndefined(again[name]);
  });

  it('counts', () => {
    const { resends, sends } = sent({}, { replaces, sendsBefore: 4 });

    assert.equal(resends, 2);
    assert.equal(sends, 5);
  });
});
