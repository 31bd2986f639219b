/** Faults put into the element on purpose: a proof that finds none of them would prove nothing. */
import { FlowActions } from '../../src/flow/actions.js';
import { FlowCore } from '../../src/flow/core.js';
import { Requests, type Asking, type FlowLater } from '../../src/flow/requests.js';
import type { FlowEvent } from '../../src/flow/state.js';
import { Attention } from '../../src/views/attention.js';
import { Modal } from '../../src/views/modal.js';

/** Replaces a method of a class until the returned function is called. */
function patch<Target extends object, Name extends keyof Target>(
  target: Target,
  name: Name,
  replace: (original: Target[Name]) => Target[Name],
): () => void {
  const original = Object.getOwnPropertyDescriptor(target, name);
  if (!original) throw new Error(`there is no “${String(name)}”`);
  Object.defineProperty(target, name, { ...original, value: replace(original.value as never) });
  return () => Object.defineProperty(target, name, original);
}

/** Replaces what the machine does about an event. */
function patchRules(change: (event: FlowEvent, request: number) => FlowEvent): () => void {
  const original = Object.getOwnPropertyDescriptor(FlowCore.prototype, 'later');
  if (!original?.set) throw new Error('there is no `later`');
  Object.defineProperty(FlowCore.prototype, 'later', {
    ...original,
    set(this: FlowCore, later: FlowLater) {
      const inCodeEntry: FlowLater['inCodeEntry'] = (state, event) =>
        later.inCodeEntry(state, change(event, state.request ?? NaN));
      const inVerifying: FlowLater['inVerifying'] = (state, event) =>
        later.inVerifying(state, change(event, state.request));
      original.set?.call(this, { ...later, inCodeEntry, inVerifying });
    },
  });
  return () => Object.defineProperty(FlowCore.prototype, 'later', original);
}

const run = (change: (effect: Asking) => Asking | undefined) =>
  patch(
    Requests.prototype,
    'run',
    (original) =>
      function (this: Requests, effect) {
        const changed = change(effect);
        if (changed) original.call(this, changed);
      },
  );

/** Each begins its fault, and gives what ends it. */
export const faults = {
  'aborts nothing': () => run((effect) => (effect.type === 'abort' ? undefined : effect)),
  'takes late answers': () =>
    patchRules((event, request) => ('request' in event ? { ...event, request } : event)),
  'asks about another number': () =>
    run((effect) =>
      effect.type === 'verify' ? { ...effect, phoneNumber: '+14155550199' } : effect,
    ),
  'asks with the transaction of before': () =>
    run((effect) => (effect.type === 'verify' ? { ...effect, transaction: 0 } : effect)),
  'goes on after it left the page': () =>
    patch(FlowActions.prototype, 'close', () => () => undefined),
  'leaves its timers': () => patch(FlowActions.prototype, 'reset', () => () => undefined),
  'tells of success twice': () =>
    patch(
      FlowCore.prototype,
      'on',
      (original) =>
        function (this: FlowCore, name, listener) {
          if (name === 'authenticated')
            original.call(this, name, (detail) => listener(detail as never));
          return original.call(this, name, listener as never);
        },
    ),
  'keeps a failure to itself': () =>
    patch(
      FlowCore.prototype,
      'on',
      (original) =>
        function (this: FlowCore, name, listener) {
          return name === 'error' ? () => undefined : original.call(this, name, listener as never);
        },
    ),
  'reports what is thrown twice': () =>
    patch(
      FlowCore.prototype,
      'on',
      (original) =>
        function (this: FlowCore, name, listener) {
          return original.call(this, name, (detail) => {
            try {
              listener(detail as never);
            } catch (error) {
              reportError(error);
              throw error;
            }
          });
        },
    ),
  'does not say that it is busy': () =>
    patch(Attention.prototype, 'hostUpdated', () => () => undefined),
  'opens no dialog': () => patch(Modal.prototype, 'hostUpdated', () => () => undefined),
  'leaves a rejection': () =>
    run((effect) => {
      if (effect.type === 'abort') void Promise.reject(new Error('nobody catches it'));
      return effect;
    }),
} as const satisfies Record<string, () => () => void>;

export type Fault = keyof typeof faults;

/** Does something with an element that has a fault. */
export async function withFault<Result>(fault: Fault, act: () => Promise<Result>): Promise<Result> {
  const mend = faults[fault]();
  try {
    return await act();
  } finally {
    mend();
  }
}
