import { assert } from '@open-wc/testing';
import { Continuity } from '../../src/flow/continuity.js';
import { hasKept } from '../../src/flow/kept-challenge-key.js';
import type { TabChannel } from '../../src/flow/tabs.js';
import { settled } from '../helpers/fake-clock.js';
import { FakeStorage } from '../helpers/fake-storage.js';
import { SignIn } from '../helpers/sign-in.js';

const server = 'https://id.example app';

const closed = () => {
  throw new DOMException('The channel is closed.', 'InvalidStateError');
};
const channel: TabChannel = {
  postMessage: () => undefined,
  close: () => undefined,
  onmessage: null,
};

describe('a sign-in where', () => {
  const { BroadcastChannel } = globalThis;

  afterEach(() => {
    globalThis.BroadcastChannel = BroadcastChannel;
  });

  const absent: readonly (readonly [string, () => (() => TabChannel) | undefined])[] = [
    [
      'there is no BroadcastChannel',
      () => void Reflect.deleteProperty(globalThis, 'BroadcastChannel'),
    ],
    [
      'BroadcastChannel is undefined',
      () => void Object.assign(globalThis, { BroadcastChannel: undefined }),
    ],
    [
      'no channel can be opened',
      () => void Object.assign(globalThis, { BroadcastChannel: closed }),
    ],
    ['there is no channel', () => () => undefined as never],
    ['nothing can be said on the channel', () => () => ({ ...channel, postMessage: closed })],
    ['the channel can’t be closed', () => () => ({ ...channel, close: closed })],
    ['the channel can’t be heard', () => () => Object.freeze({ ...channel })],
  ];
  for (const [what, prepare] of absent)
    it(`${what} goes on`, async () => {
      const openTabChannel = prepare();
      const { use } = new FakeStorage();
      const continuity = new Continuity({
        storage: use,
        tabStorage: use,
        ...(openTabChannel && { openTabChannel }),
      });
      const signIn = new SignIn({ server, resume: true }, { storage: use }, continuity);

      await signIn.toCodeEntry();
      signIn.flow.changeNumber();
      await signIn.toCodeEntry();
      await signIn.resend();
      await signIn.submitCode();
      signIn.backend.verifies[0]?.resolve({});
      await settled();

      assert.equal(signIn.step, 'authenticated');
      assert.isFalse(hasKept(use));
    });
});
