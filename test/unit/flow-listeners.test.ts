import { assert } from '@open-wc/testing';
import { PasswordlessFlow } from '../../src/flow/flow.js';
import { settled } from '../helpers/fake-clock.js';
import { phoneNumber, reported, SignIn } from '../helpers/sign-in.js';

describe('a listener of a flow', () => {
  it('I32 that throws is reported once and changes nothing', async () => {
    const signIn = new SignIn();
    const fault = new Error('a fault of the page');
    const leave = signIn.flow.on('code-sent', () => {
      throw fault;
    });

    const errors = await reported(() => signIn.toCodeEntry());

    assert.deepEqual(errors, [fault]);
    assert.equal(signIn.step, 'code-entry');
    leave();
    await signIn.submitCode();
    assert.equal(signIn.step, 'verifying');
  });

  it('I32 does not keep others from hearing when it throws', async () => {
    const { flow } = new SignIn();
    const heard: string[] = [];
    flow.subscribe(() => {
      throw new Error('a fault of the page');
    });
    flow.subscribe(({ step }) => heard.push(step));

    const errors = await reported(() => flow.close());

    assert.lengthOf(errors, 1);
    assert.deepEqual(heard, ['closed']);
  });

  it('I31 may call the flow, which does that afterwards', async () => {
    const signIn = new SignIn();
    const seen: string[] = [];
    signIn.flow.on('code-sent', () => {
      seen.push(`code-sent at ${signIn.step}`);
      signIn.flow.changeNumber();
      seen.push(`still ${signIn.step}`);
    });

    await signIn.toCodeEntry();

    assert.deepEqual(seen, ['code-sent at code-entry', 'still code-entry']);
    assert.equal(signIn.step, 'phone-entry');
    assert.deepEqual(signIn.told, ['step', 'step', 'code-sent', 'step']);
  });

  it('I31 may close the flow before anything was sent', async () => {
    const signIn = new SignIn({ checkNumber: () => ({ outcome: 'doubtful', phoneNumber }) });
    await signIn.submitPhone();
    signIn.flow.on('step', ({ step }) => step === 'sending' && signIn.flow.close());

    signIn.flow.sendAnyway();
    await settled();

    assert.equal(signIn.step, 'closed');
    assert.isEmpty(signIn.backend.starts);
    assert.equal(signIn.clock.pending, 0);
  });

  it('I15 may reset the flow at the success, which is told once', async () => {
    const signIn = new SignIn();
    signIn.flow.on('authenticated', () => signIn.flow.reset());

    await signIn.toAuthenticated();

    assert.equal(signIn.step, 'phone-entry');
    assert.lengthOf(
      signIn.told.filter((name) => name === 'authenticated'),
      1,
    );
  });

  it('hears nothing once it left, even while others are told', () => {
    const { flow } = new SignIn();
    const heard: string[] = [];
    const leave = flow.on('step', ({ step }) => heard.push(step));

    flow.close();
    leave();
    leave();
    flow.open();

    assert.deepEqual(heard, ['closed']);
  });
});

describe('closing a flow', () => {
  it('I26 I27 leaves no timer, whatever the step', async () => {
    const journeys = {
      sending: (signIn: SignIn) => signIn.submitPhone(),
      'code-entry': (signIn: SignIn) => signIn.toCodeEntry({ expiresInSeconds: 300 }),
      verifying: (signIn: SignIn) => signIn.toVerifying(),
    };
    for (const [step, journey] of Object.entries(journeys)) {
      const signIn = new SignIn();
      await journey(signIn);
      assert.equal(signIn.step, step);
      assert.isAbove(signIn.clock.pending, 0);

      signIn.flow.close();

      assert.equal(signIn.clock.pending, 0, step);
      assert.deepEqual(Object.keys(signIn.flow.state).sort(), ['isPending', 'now', 'step']);
    }
  });

  it('leaves no timer after the sign-in either', async () => {
    const signIn = new SignIn();

    await signIn.toAuthenticated();

    assert.equal(signIn.clock.pending, 0);
  });

  it('I27 makes all actions but opening do nothing', async () => {
    const signIn = new SignIn();
    const { flow } = signIn;
    flow.close();
    const { state } = flow;

    flow.typePhone(phoneNumber);
    flow.submitPhone(phoneNumber);
    flow.sendAnyway();
    flow.typeCode('123456');
    flow.submitCode();
    flow.resend();
    flow.changeNumber();
    flow.cancel();
    await settled();

    assert.equal(flow.state, state);
    assert.isEmpty(signIn.backend.starts);
  });

  it('can be undone: the next sign-in begins empty', async () => {
    const signIn = new SignIn();
    await signIn.toCodeEntry();

    signIn.flow.close();
    signIn.flow.open();

    assert.deepInclude(signIn.flow.state, { step: 'phone-entry', input: { text: '' } });
    await signIn.toAuthenticated();
    assert.equal(signIn.step, 'authenticated');
  });
});

describe('a flow with the clock of the system', () => {
  it('needs no environment', async () => {
    const { backend } = new SignIn();
    const flow = new PasswordlessFlow({ backend });

    flow.submitPhone(phoneNumber);
    await settled();
    backend.starts[0]?.resolve({});
    await settled();

    assert.deepInclude(flow.state, { step: 'code-entry' });
    assert.closeTo(flow.state.now, Date.now(), 60_000);
    flow.close();
  });
});
