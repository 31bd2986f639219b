import { assert } from '@open-wc/testing';
import { PasswordlessFlow } from '../../src/flow/flow.js';
import { FakeBackend } from '../helpers/fake-backend.js';
import { FakeClock, settled } from '../helpers/fake-clock.js';
import { code, phoneNumber, SignIn } from '../helpers/sign-in.js';

function memory(): Map<string, string> & { storage: () => Pick<Storage, 'getItem' | 'setItem'> } {
  const map = new Map<string, string>();
  return Object.assign(map, {
    storage: () => ({
      getItem: (key: string) => map.get(key) ?? null,
      setItem: (key: string, value: string) => void map.set(key, value),
    }),
  });
}

async function signIn(visit: SignIn): Promise<void> {
  await visit.toVerifying();
  visit.backend.verifies[0]?.resolve({});
  await settled();
}

describe('the number of whoever signed in last', () => {
  it('is remembered where the page asks for it', async () => {
    const { storage } = memory();
    const visit = new SignIn({ remember: true }, { storage });

    await signIn(visit);

    assert.equal(new SignIn({ remember: true }, { storage }).flow.rememberedNumber, phoneNumber);
  });

  it('is not remembered before the code was right', async () => {
    const device = memory();
    const visit = new SignIn({ remember: true }, { storage: device.storage });

    await visit.toVerifying();

    assert.equal(device.size, 0);
  });

  it('is neither kept nor read where the page doesn’t ask for it', async () => {
    const device = memory();
    await signIn(new SignIn({ remember: true }, { storage: device.storage }));
    const kept = [...device];
    const visit = new SignIn({}, { storage: device.storage });

    await signIn(visit);

    assert.deepEqual([...device], kept);
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
    const device = memory();
    const backend = new FakeBackend();
    let isReadable = true;
    const flow = new PasswordlessFlow(
      () => {
        if (!isReadable) throw new Error('gone');
        return { backend, remember: true };
      },
      { clock: new FakeClock(), storage: device.storage },
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
    assert.deepEqual([...device.values()], [phoneNumber]);
  });

  it('is believed only if it is a number', () => {
    const storage = () => ({ getItem: () => '<img src=x>', setItem: () => undefined });

    const { flow } = new SignIn({ remember: true }, { storage });

    assert.isUndefined(flow.rememberedNumber);
  });
});
