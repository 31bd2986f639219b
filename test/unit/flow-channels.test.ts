import { assert } from '@open-wc/testing';
import type { Channel } from '../../src/backends/backend.js';
import { PasswordlessError } from '../../src/errors.js';
import { settled } from '../helpers/fake-clock.js';
import { FakeBrowser } from '../helpers/fake-tabs.js';
import { SignIn } from '../helpers/sign-in.js';

const asked = ({ backend }: SignIn) => backend.starts.map(({ request }) => request.channel);

/** The delay is over, and these ways are offered. */
async function ready(channels: readonly Channel[] = ['sms', 'voice']): Promise<SignIn> {
  const signIn = new SignIn({ resendDelaySeconds: 0 });
  await signIn.toCodeEntry({ channels });
  return signIn;
}

describe('the way that a code travels', () => {
  it('is SMS at first, whatever is offered then', async () => {
    const signIn = await ready(['voice', 'whatsapp']);

    assert.deepEqual(asked(signIn), ['sms']);
    assert.equal(signIn.challenge.channel, 'sms');
  });

  it('is the one that the visitor chooses, and stays so for those after it', async () => {
    const signIn = await ready();

    await signIn.resend({}, 'voice');
    assert.equal(signIn.challenge.channel, 'voice');
    await signIn.resend();

    assert.deepEqual(asked(signIn), ['sms', 'voice', 'voice']);
    assert.equal(signIn.challenge.channel, 'voice');
  });

  it('may be SMS again, whether that is offered by name or not', async () => {
    const signIn = await ready(['voice']);

    await signIn.resend({}, 'voice');
    await signIn.resend({}, 'sms');
    await signIn.resend();

    assert.deepEqual(asked(signIn), ['sms', 'voice', 'sms', 'sms']);
  });

  it('is one that was offered', async () => {
    const signIn = await ready(['voice']);

    for (const channel of ['whatsapp', 'email', 'pigeon', 'Voice', '__proto__'] as const)
      signIn.flow.resend(channel as Channel);
    await settled();

    assert.deepEqual(asked(signIn), ['sms']);
    assert.isFalse(signIn.flow.state.isPending);
  });

  it('is offered until the backend says otherwise', async () => {
    const signIn = await ready(['voice', 'email']);
    await signIn.resend();
    assert.deepEqual(signIn.challenge.channels, ['voice', 'email']);

    await signIn.resend({ channels: ['email'] });
    signIn.flow.resend('voice');
    await settled();

    assert.deepEqual(signIn.challenge.channels, ['email']);
    assert.deepEqual(asked(signIn), ['sms', 'sms', 'sms']);
  });

  it('can be repeated though it isn’t offered any more', async () => {
    const signIn = await ready(['voice']);
    await signIn.resend({ channels: [] }, 'voice');

    await signIn.resend({}, 'voice');

    assert.deepEqual(asked(signIn), ['sms', 'voice', 'voice']);
  });

  it('is what it was before when the other one failed', async () => {
    const signIn = await ready();
    signIn.flow.resend('voice');
    await settled();

    signIn.backend.starts[1]?.reject(new PasswordlessError('send_failed'));
    await settled();

    assert.equal(signIn.challenge.channel, 'sms');
    await signIn.resend();
    assert.deepEqual(asked(signIn), ['sms', 'voice', 'sms']);
  });

  it('waits for the same delay as any other', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry({ channels: ['voice'] });

    signIn.flow.resend('voice');
    await settled();

    assert.deepEqual(asked(signIn), ['sms']);
  });

  it('is SMS again for another number', async () => {
    const signIn = await ready();
    await signIn.resend({}, 'voice');

    signIn.flow.changeNumber();
    await signIn.toCodeEntry();

    assert.deepEqual(asked(signIn), ['sms', 'voice', 'sms']);
  });

  it('stays over a reload, with those that were offered', async () => {
    const tab = new FakeBrowser().openTab();
    const settings = { resume: true };
    const first = tab.load(settings);
    await first.toCodeEntry({ channels: ['voice', 'whatsapp'] });
    await first.resend({ channels: ['whatsapp'] }, 'voice');

    const again = tab.load(settings);
    again.flow.resume();
    await again.resend();
    await again.resend({}, 'whatsapp');

    assert.deepEqual(asked(again), ['voice', 'whatsapp']);
  });

  for (const [what, channels, known] of [
    ['null', null, []],
    ['no list', 'voice', []],
    ['a list of nonsense', [null, 5, 'pigeon', ['voice'], {}], []],
    ['some nonsense', ['pigeon', 'email', 'voice', 'email'], ['voice', 'email']],
  ] as const)
    it(`can be ${known.join(' or ') || 'SMS only'} when the backend offers ${what}`, async () => {
      const signIn = await ready(channels as never);

      assert.deepEqual(signIn.challenge.channels, known as readonly Channel[]);
    });
});
