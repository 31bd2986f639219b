import { assert } from '@open-wc/testing';
import { keptChallengeKey } from '../../src/flow/kept-challenge-key.js';
import { settled } from '../helpers/fake-clock.js';
import { FakeBrowser } from '../helpers/fake-tabs.js';
import { phoneNumber } from '../helpers/sign-in.js';

const settings = { resume: true, server: 'https://id.example app', resendDelaySeconds: 30 };
const day = 86_400_000;

type Members = Record<string, unknown>;
type Kept = { challenge: Members; input: Members } & Members;

/** A reload finds what somebody else on the page has put there. */
async function found(change: (kept: Kept) => unknown) {
  const browser = new FakeBrowser();
  const tab = browser.openTab();
  const first = tab.load(settings);
  await first.toCodeEntry({ transaction: 't', expiresInSeconds: 180, channels: ['voice'] });
  const kept = JSON.parse(tab.session.getItem(keptChallengeKey) ?? '') as Kept;
  const changed = change(kept) ?? kept;
  tab.session.setItem(
    keptChallengeKey,
    typeof changed === 'string' ? changed : JSON.stringify(changed),
  );
  const again = tab.load(settings);
  again.flow.resume();
  return { browser, tab, again };
}

type Found = Awaited<ReturnType<typeof found>>;

/** Whatever was found, the visitor can sign in. */
async function assertUsable({ browser, again }: Found): Promise<void> {
  if (again.step === 'phone-entry') {
    await again.toCodeEntry();
  } else {
    const { challenge } = again;
    assert.equal(again.step, 'code-entry');
    assert.match(challenge.phoneNumber, /^\+[1-9]\d{6,14}$/);
    assert.include([4, 5, 6, 7, 8, 9, 10], challenge.codeLength);
    assert.include(['sms', 'voice', 'whatsapp', 'email'], challenge.channel);
    assert.isAtMost(again.secondsLeft, challenge.resendDelaySeconds);
    assert.isAtMost(challenge.resendDelaySeconds, 3600);
    assert.isAtMost(challenge.sentAt, browser.clock.now());
    for (const count of [challenge.resends, challenge.sends - 1]) assert.isAtLeast(count, 0);
    const { expiresAt, expiresInSeconds = 0 } = challenge;
    if (expiresAt !== undefined)
      assert.isAtMost(expiresAt, browser.clock.now() + expiresInSeconds * 1000);
  }
  await again.resend();
  assert.include([60, 120], again.challenge.resendDelaySeconds);
  await again.submitCode('1'.repeat(again.challenge.codeLength));
  assert.isString(again.backend.verifies[0]?.request.state);
  again.backend.verifies[0]?.resolve({});
  await settled();
  assert.equal(again.step, 'authenticated');
}

const junk: readonly unknown[] = [
  null,
  true,
  0,
  0.5,
  1e9,
  -1e9,
  9e15,
  1e300,
  '',
  '30',
  '<img src=x onerror=alert(1)>',
  'x'.repeat(100_000),
  [],
  ['sms'],
  {},
  { length: 2 },
];

const members = [
  'phoneNumber',
  'transaction',
  'codeLength',
  'resendAt',
  'resendDelaySeconds',
  'expiresAt',
  'expiresInSeconds',
  'attemptsLeft',
  'maskedDestination',
  'channel',
  'channels',
  'sentAt',
  'resends',
  'sends',
];

describe('a kept challenge that somebody else wrote', () => {
  for (const member of members)
    it(`leads to a usable state, whatever its ${member} is`, async () => {
      for (const value of junk)
        await assertUsable(await found(({ challenge }) => void (challenge[member] = value)));
      await assertUsable(
        await found(({ challenge }) => void Reflect.deleteProperty(challenge, member)),
      );
    });

  for (const member of ['challenge', 'input', 'state', 'server'])
    it(`leads to a usable state, whatever the ${member} beside it is`, async () => {
      for (const value of junk)
        await assertUsable(await found((kept) => void (kept[member] = value)));
      await assertUsable(await found((kept) => void Reflect.deleteProperty(kept, member)));
    });

  for (const member of ['text', 'country'])
    it(`leads to a number that can be mended, whatever the ${member} of the field was`, async () => {
      for (const value of junk) {
        const { again } = await found(
          (kept) => void Object.assign(kept.input, { [member]: value }),
        );

        again.flow.changeNumber();

        const { state } = again.flow;
        const { text, country = '' } = 'input' in state ? state.input : assert.fail();
        assert.isString(text);
        assert.isString(country);
      }
    });

  for (const text of [
    '',
    'null',
    'undefined',
    '{',
    '0',
    'true',
    '"text"',
    '[]',
    '{}',
    '[[[[[]]]]]',
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    '{"__proto__":{"challenge":{},"input":{"text":""},"state":"","server":""}}',
    '{"challenge":{"__proto__":{"phoneNumber":"+14155550123"}}}',
    'x'.repeat(1_000_000),
  ])
    it(`is nothing when it is ${JSON.stringify(text.slice(0, 60))}`, async () => {
      const all = await found(() => text);

      assert.equal(all.again.step, 'phone-entry');
      assert.isEmpty(all.again.outputs);
      await assertUsable(all);
      assert.notProperty({}, 'challenge');
    });

  for (const other of ['4155550123', '+0415555012', '+1', '+1415555012345678', '+1 415 555 0123'])
    it(`is nothing when its number is ${other}`, async () => {
      const { again } = await found(({ challenge }) => void (challenge.phoneNumber = other));

      assert.equal(again.step, 'phone-entry');
    });

  for (const channel of ['pigeon', 'SMS', 'constructor', ''])
    it(`is nothing when its channel is “${channel}”, which no backend knows`, async () => {
      const { again } = await found(({ challenge }) => void (challenge.channel = channel));

      assert.equal(again.step, 'phone-entry');
    });

  for (const sends of [0, -1, -1e9])
    it(`is nothing when it is one of ${sends} that were sent`, async () => {
      const { again } = await found(({ challenge }) => void (challenge.sends = sends));

      assert.equal(again.step, 'phone-entry');
    });

  for (const [what, times] of [
    ['be sent again', { resendAt: 9e15 }],
    ['expire', { expiresAt: 9e15 }],
    ['have been sent', { sentAt: 9e15 }],
    ['do all of it', { resendAt: 9e15, expiresAt: 9e15, sentAt: 9e15 }],
  ] as const)
    it(`waits no longer than it says for a code that will ${what} in a far future`, async () => {
      const { browser, again } = await found(({ challenge }) => {
        Object.assign(challenge, times);
      });

      assert.equal(again.secondsLeft, 30);
      assert.equal(again.challenge.expiresAt, browser.clock.now() + 180_000);
    });

  it('lives no longer than others when it was sent in a far future and tells no end', async () => {
    const { browser, tab, again } = await found(({ challenge }) => {
      challenge.sentAt = 9e15;
      delete challenge.expiresAt;
      delete challenge.expiresInSeconds;
    });
    assert.equal(again.step, 'code-entry');
    browser.clock.advance(600_000);
    const third = tab.load(settings);

    third.flow.resume();

    assert.equal(third.step, 'phone-entry');
  });

  it('has an end only with a time that it lives', async () => {
    const { browser, again } = await found(({ challenge }) => {
      delete challenge.expiresInSeconds;
    });
    const { expiresAt } = again.challenge;

    browser.clock.advance(1000);

    assert.isUndefined(expiresAt);
    assert.equal(again.step, 'code-entry');
  });

  it('ends as its time says when it names no end', async () => {
    const { browser, again } = await found(({ challenge }) => {
      delete challenge.expiresAt;
    });

    assert.equal(again.challenge.expiresAt, browser.clock.now() + 180_000);
  });

  for (const sends of [3, 100, 1e9, Number.MAX_SAFE_INTEGER - 1])
    it(`delays no more than four times when ${sends} codes were sent`, async () => {
      const { again } = await found(({ challenge }) => void (challenge.sends = sends));

      await again.resend();

      assert.equal(again.challenge.resendDelaySeconds, 120);
    });

  it('takes its number for the one that the code went to, whatever the field held', async () => {
    const { again } = await found((kept) => void (kept.input = { text: '+447700900123' }));

    await again.submitCode();

    assert.equal(again.backend.verifies[0]?.request.phoneNumber, phoneNumber);
  });

  it('is dropped when its end has passed long ago', async () => {
    const { tab, again } = await found(({ challenge }) => {
      challenge.expiresAt = Number(challenge.sentAt) - day;
    });

    assert.equal(again.step, 'phone-entry');
    assert.isEmpty(tab.session.entries);
  });
});
