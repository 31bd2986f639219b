import { assert } from '@open-wc/testing';
import type { Challenge } from '../../src/backends/backend.js';
import { PasswordlessError } from '../../src/errors.js';
import { announcements, stopElementClock, type ElementClock } from '../helpers/element-clock.js';
import { codeStep, fail, refuse, sentAgain } from '../helpers/element-code-step.js';
import { toVerifying } from '../helpers/mount.js';
import { everythingDue, until } from '../helpers/until.js';
import {
  announced,
  click,
  codeField,
  errorText,
  fill,
  part,
  parts,
  textOf,
} from '../helpers/visitor.js';

let clock: ElementClock;

beforeEach(() => (clock = stopElementClock()));
afterEach(() => clock.restore());

const expired = 'This code has expired. Have a new one sent.';

async function until5Minutes(challenge: Challenge = { expiresInSeconds: 300 }) {
  const mounted = await codeStep('', challenge);
  const { element, backend } = mounted;
  return {
    ...mounted,
    mounted,
    hints: () => parts(element, 'hint').map(textOf).filter(Boolean),
    pass: (seconds: number) => clock.pass(element, seconds),
    resend: async (next: Challenge = {}) => {
      const before = backend.starts.length;
      click(part(element, 'resend-button'));
      await until(() => backend.starts.length > before, 'another code is asked for');
      await sentAgain(mounted, next);
    },
  };
}

describe('how long a code is valid', () => {
  it('is shown, second by second, until it has expired', async () => {
    const { hints, pass } = await until5Minutes();
    assert.deepEqual(hints(), ['The code is valid for 5:00.']);

    await pass(1);
    assert.deepEqual(hints(), ['The code is valid for 4:59.']);
    await pass(298);
    assert.deepEqual(hints(), ['The code is valid for 0:01.']);
    await pass(1);
    assert.deepEqual(hints(), [expired]);
    await pass(60);
    assert.deepEqual(hints(), [expired]);
  });

  it('is not shown where the backend doesn’t tell', async () => {
    const { element, hints, pass } = await until5Minutes({});
    const said = announcements(element);

    await pass(700);

    assert.isEmpty(hints());
    assert.isEmpty(said);
  });

  for (const nonsense of [0, -1, 1.5, Infinity, NaN, 1e9, '300'])
    it(`is not shown where the backend says ${nonsense}`, async () => {
      const { hints } = await until5Minutes({ expiresInSeconds: nonsense as number });

      assert.isEmpty(hints());
    });

  it('is what the clock says after a sleep', async () => {
    const { hints, pass } = await until5Minutes();

    clock.jump(100);
    await pass(1);
    assert.deepEqual(hints(), ['The code is valid for 3:19.']);
    clock.jump(86_400);
    await pass(1);

    assert.deepEqual(hints(), [expired]);
  });

  it('is never longer than it was at first, whatever the clock is set to', async () => {
    const { hints, pass } = await until5Minutes();
    await pass(100);

    clock.jump(-3600);
    await pass(1);

    assert.deepEqual(hints(), ['The code is valid for 5:00.']);
  });

  it('begins anew with another code', async () => {
    const { hints, pass, resend } = await until5Minutes();
    await pass(200);

    await resend({ expiresInSeconds: 120 });
    assert.include(hints(), 'The code is valid for 2:00.');
    await pass(120);

    assert.include(hints(), expired);
    await resend({});
    assert.deepEqual(hints(), ['A new code is on its way. Only the newest one works.']);
  });

  it('leaves it to the backend to refuse a code that has expired here', async () => {
    const { element, mounted, hints, pass } = await until5Minutes();
    await pass(301);

    const call = await toVerifying(mounted);
    await fail(mounted, new PasswordlessError('code_expired'), call);

    assert.equal(errorText(element), expired);
    assert.isEmpty(hints(), 'it is not said twice');
  });
});

describe('what is said aloud of a code’s end', () => {
  it('is the last 30 seconds, the last 10, and that it is over: each once', async () => {
    const { element, pass } = await until5Minutes();
    const said = announcements(element);

    await pass(269);
    assert.isEmpty(said);
    await pass(1);
    assert.deepEqual(said, ['The code expires in 30 seconds.']);
    await pass(19);
    assert.lengthOf(said, 1);
    await pass(1);
    assert.equal(said[1], 'The code expires in 10 seconds.');
    await pass(9);
    assert.lengthOf(said, 2);
    await pass(100);

    assert.deepEqual(said.slice(2), [expired]);
  });

  for (const [expiresInSeconds, expected] of [
    [30, ['The code expires in 10 seconds.', expired]],
    [10, [expired]],
    [1, [expired]],
  ] as const)
    it(`is only what is news, of a code that lives ${expiresInSeconds} s`, async () => {
      const { element, pass } = await until5Minutes({ expiresInSeconds });
      const said = announcements(element);

      await pass(40);

      assert.deepEqual(said, [...expected]);
    });

  for (const [asleep, expected] of [
    [279, 'The code expires in 20 seconds.'],
    [298, 'The code expires in 1 second.'],
    [5000, expired],
  ] as const)
    it(`is the time that is left when a tab wakes up after ${asleep} s`, async () => {
      const { element, pass } = await until5Minutes();
      const said = announcements(element);

      clock.jump(asleep);
      await pass(1);

      assert.deepEqual(said, [expected]);
    });

  it('is silent while an error shows, and later says what is left then', async () => {
    const { element, mounted, pass } = await until5Minutes();
    await pass(265);
    await refuse(mounted);
    const said = announcements(element);

    await pass(10);
    assert.isEmpty(said);
    fill(codeField(element), '2');
    await everythingDue();

    assert.deepEqual(said, ['The code expires in 25 seconds.']);
  });

  it('is not said again after something else was said', async () => {
    const { element, mounted, pass } = await until5Minutes();
    await pass(275);
    assert.equal(announced(element), 'The code expires in 30 seconds.');
    const said = announcements(element);

    await refuse(mounted);
    fill(codeField(element), '2');
    await everythingDue();
    await pass(2);

    assert.deepEqual(said, ['Checking the code…']);
  });

  it('is said of each code anew', async () => {
    const { element, pass, resend } = await until5Minutes({ expiresInSeconds: 60 });
    await pass(60);
    const said = announcements(element);

    await resend({ expiresInSeconds: 60 });
    await pass(60);

    assert.deepEqual(said, [
      'Sending a new code…',
      'A new code is on its way. Only the newest one works.',
      'The code expires in 30 seconds.',
      'The code expires in 10 seconds.',
      expired,
    ]);
  });
});
