import { assert } from '@open-wc/testing';
import { fingerprint } from '../../src/flow/tabs.js';
import { FakeBrowser } from '../helpers/fake-tabs.js';
import { phoneNumber, type SignIn } from '../helpers/sign-in.js';

const server = 'https://id.example app';

const delayOf = ({ challenge }: SignIn) => challenge.resendDelaySeconds;

/** A new tab where a code was sent to the same number. */
async function another(browser: FakeBrowser): Promise<SignIn> {
  const signIn = browser.openTab().load({ server });
  await signIn.toCodeEntry();
  return signIn;
}

describe('the count of codes that went to a number', () => {
  const now = Date.UTC(2026, 0, 1);
  const about = fingerprint(`${server} ${phoneNumber}`);
  for (const [what, kept] of [
    ['no JSON', '{'],
    ['null', 'null'],
    ['a number', '5'],
    ['a text', '"text"'],
    ['a list', '[[1,2]]'],
    ['nothing', { [about]: null }],
    ['no list', { [about]: 3 }],
    ['an empty list', { [about]: [] }],
    ['texts', { [about]: ['now', 'many'] }],
    ['a count in words', { [about]: [now, '2'] }],
    ['NaN', { [about]: [null, null] }],
    ['a fraction', { [about]: [now, 0.5] }],
    ['a far future', { [about]: [9e15, 5] }],
    ['less than nothing', { [about]: [now, -5] }],
    ['a prototype', `{"__proto__":{"${about}":[${now},5]}}`],
  ] as const)
    it(`begins anew when what is kept is ${what}`, async () => {
      const browser = new FakeBrowser();
      browser.storage.setItem(
        'passwordless-sms:sends',
        typeof kept === 'string' ? kept : JSON.stringify(kept),
      );

      const signIn = await another(browser);

      assert.equal(delayOf(signIn), 30);
      await signIn.resend();
      assert.equal(delayOf(signIn), 60);
    });

  it('grows no further than four times, however many codes are said to be sent', async () => {
    const browser = new FakeBrowser();
    const counts = JSON.stringify({ [about]: [now, 1e9] });
    browser.storage.setItem('passwordless-sms:sends', counts);

    assert.equal(delayOf(await another(browser)), 120);
  });
});

describe('what stands for a number', () => {
  const numbers = Array.from({ length: 20_000 }, (_, n) => `${server} +1415555${n + 10_000}`);
  const values = numbers.map(fingerprint);

  it('is the same for the same number', () => {
    assert.deepEqual(numbers.map(fingerprint), values);
  });

  it('has 20 bits, so that many numbers share each', () => {
    for (const value of values) assert.isBelow(parseInt(value, 36), 2 ** 20);
    assert.isAbove(Math.max(...values.map((value) => parseInt(value, 36))), 2 ** 19);
  });

  it('differs for most numbers, those in a row too', () => {
    // By chance alone 20,000 of a million values coincide in about 190 places.
    assert.isAbove(new Set(values).size, 19_500);
  });

  it('differs for the same number at another server', () => {
    const elsewhere = numbers.map((number) => fingerprint(number.replace('.example', '.test')));

    assert.isBelow(elsewhere.filter((value, index) => value === values[index]).length, 5);
  });
});
