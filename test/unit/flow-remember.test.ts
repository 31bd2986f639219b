import { assert } from '@open-wc/testing';
import { PasswordlessFlow } from '../../src/flow/flow.js';
import { FakeBackend } from '../helpers/fake-backend.js';
import { FakeClock, settled } from '../helpers/fake-clock.js';
import { FakeStorage } from '../helpers/fake-storage.js';
import { code, phoneNumber, SignIn } from '../helpers/sign-in.js';

async function signIn(visit: SignIn): Promise<void> {
  await visit.toVerifying();
  visit.backend.verifies[0]?.resolve({});
  await settled();
}

describe('the number of whoever signed in last', () => {
  it('is remembered where the page asks for it', async () => {
    const { use: storage } = new FakeStorage();
    const visit = new SignIn({ remember: true }, { storage });

    await signIn(visit);

    assert.equal(new SignIn({ remember: true }, { storage }).flow.rememberedNumber, phoneNumber);
  });

  it('is not remembered before the code was right', async () => {
    const device = new FakeStorage();
    const visit = new SignIn({ remember: true }, { storage: device.use });

    await visit.toVerifying();

    assert.isEmpty(device.entries);
  });

  it('is neither kept nor read where the page doesn’t ask for it', async () => {
    const device = new FakeStorage();
    await signIn(new SignIn({ remember: true }, { storage: device.use }));
    const kept = device.entries;
    const visit = new SignIn({}, { storage: device.use });

    await signIn(visit);

    assert.deepEqual(device.entries, kept);
    assert.isUndefined(visit.flow.rememberedNumber);
  });

  it('is no reason for a sign-in to fail where storage is forbidden', async () => {
    const forbidden = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    const visit = new SignIn({ remember: true }, { storage: forbidden });

    await signIn(visit);

    assert.equal(visit.step, 'authenticated');
    assert.isUndefined(visit.flow.rememberedNumber);
  });

  it('is no reason for a sign-in to fail where the settings can’t be read any more', async () => {
    const device = new FakeStorage();
    const backend = new FakeBackend();
    let isReadable = true;
    const flow = new PasswordlessFlow(
      () => {
        if (!isReadable) throw new Error('gone');
        return { backend, remember: true };
      },
      { clock: new FakeClock(), storage: device.use },
    );
    const told: string[] = [];
    flow.on('authenticated', () => told.push('authenticated'));
    flow.submitPhone(phoneNumber);
    await settled();
    backend.starts[0]?.resolve({});
    await settled();
    flow.typeCode(code);
    flow.submitCode();
    await settled();

    isReadable = false;
    backend.verifies[0]?.resolve({});
    await settled();

    assert.deepEqual(told, ['authenticated']);
    assert.deepEqual(
      device.entries.map(([, value]) => value),
      [phoneNumber],
    );
  });

  it('is believed only if it is a number', () => {
    const device = Object.assign(new FakeStorage(), { getItem: () => '<img src=x>' });

    const { flow } = new SignIn({ remember: true }, { storage: device.use });

    assert.isUndefined(flow.rememberedNumber);
  });
});
