import { assert } from '@open-wc/testing';
import { PasswordlessError } from '../../src/errors.js';
import type { AuthenticatedOutput } from '../../src/flow/outputs.js';
import { settled } from '../helpers/fake-clock.js';
import { phoneNumber, reported, SignIn } from '../helpers/sign-in.js';

interface Work {
  readonly done: () => void;
  readonly fails: (reason: unknown) => void;
}

/** A page that has work of its own to do once it has the tokens. */
async function signInWithWork(count = 1) {
  const signIn = new SignIn();
  const works: Work[] = [];
  const details: AuthenticatedOutput[] = [];
  for (let index = 0; index < count; index++)
    signIn.flow.on('authenticated', (detail) => {
      details.push(detail);
      detail.waitUntil(
        new Promise<void>((resolve, reject) => {
          works.push({ done: resolve, fails: reject });
        }),
      );
    });
  await signIn.toAuthenticated({ id_token: 'token' });
  return { signIn, works, details };
}

describe('a page that needs time of its own after a sign-in', () => {
  it('has the tokens while the visitor waits, and then the sign-in is over', async () => {
    const { signIn, works, details } = await signInWithWork();

    assert.equal(signIn.step, 'verifying');
    assert.isTrue(signIn.flow.state.isPending);
    assert.equal(signIn.flow.code, '123456');
    assert.equal(details[0]?.id_token, 'token');

    works[0]?.done();
    await settled();

    assert.equal(signIn.step, 'authenticated');
    assert.isFalse(signIn.flow.state.isPending);
    assert.equal(signIn.flow.code, '');
    assert.deepEqual(signIn.told.slice(-2), ['authenticated', 'step']);
  });

  it('is told once, and never sees a state in which the sign-in is over before it is', async () => {
    const { signIn, works } = await signInWithWork();
    works[0]?.done();
    await settled();

    assert.lengthOf(
      signIn.told.filter((name) => name === 'authenticated'),
      1,
    );
    assert.deepEqual(signIn.states.map(({ step }) => step).slice(-3), [
      'verifying',
      'verifying',
      'authenticated',
    ]);
  });

  it('is waited for in all its parts', async () => {
    const { signIn, works } = await signInWithWork(2);

    works[1]?.done();
    await settled();
    assert.equal(signIn.step, 'verifying');

    works[0]?.done();
    await settled();
    assert.equal(signIn.step, 'authenticated');
  });

  it('can’t be waited for later than when it is told', async () => {
    const { works, details } = await signInWithWork();

    assert.throws(() => details[0]?.waitUntil(Promise.resolve()), TypeError);
    works[0]?.done();
  });

  it('is no member of the detail that somebody clones', async () => {
    const { details } = await signInWithWork();

    const copy = structuredClone(details[0]);

    assert.hasAllKeys(copy, ['id_token', 'state']);
  });

  for (const [what, reason, code] of [
    ['an error of the closed list', new PasswordlessError('not_allowed'), 'not_allowed'],
    ['anything else', new Error('the session could not be made'), 'server_error'],
    ['nothing', undefined, 'server_error'],
  ] as const)
    it(`takes the sign-in back with ${what}: the visitor begins anew with the number`, async () => {
      const { signIn, works } = await signInWithWork();

      works[0]?.fails(reason);
      await settled();

      assert.equal(signIn.error, code);
      assert.deepInclude(signIn.flow.state, {
        step: 'phone-entry',
        isPending: false,
        input: { text: phoneNumber },
      });
      assert.deepEqual(signIn.told.slice(-2), ['step', 'error']);
      assert.equal(signIn.flow.code, '');

      await signIn.toCodeEntry();
      assert.equal(signIn.step, 'code-entry');
    });

  it('is told as a timeout when it takes for ever', async () => {
    const { signIn } = await signInWithWork();

    signIn.clock.advance(40_000);
    await settled();

    assert.equal(signIn.error, 'timeout');
  });

  it('changes nothing once the flow has gone on', async () => {
    const { signIn, works } = await signInWithWork();
    signIn.flow.reset();

    works[0]?.fails(new Error('late'));
    await settled();

    assert.equal(signIn.step, 'phone-entry');
    assert.isUndefined(signIn.error);
  });

  it('ignores what a visitor can’t mean any more', async () => {
    const { signIn, works } = await signInWithWork();

    signIn.flow.changeNumber();
    signIn.flow.cancel();
    signIn.flow.typeCode('654321');
    signIn.flow.submitCode();
    signIn.flow.resend();
    await settled();
    assert.equal(signIn.step, 'verifying');

    works[0]?.done();
    await settled();
    assert.equal(signIn.step, 'authenticated');
    assert.lengthOf(signIn.backend.verifies, 1);
  });

  it('goes on when another listener throws', async () => {
    const signIn = new SignIn();
    let done: () => void = () => undefined;
    signIn.flow.on('authenticated', () => {
      throw new Error('careless');
    });
    signIn.flow.on('authenticated', ({ waitUntil }) =>
      waitUntil(
        new Promise<void>((resolve) => {
          done = resolve;
        }),
      ),
    );

    const errors = await reported(() => signIn.toAuthenticated());

    assert.lengthOf(errors, 1);
    assert.equal(signIn.step, 'verifying');
    done();
    await settled();
    assert.equal(signIn.step, 'authenticated');
  });
});
