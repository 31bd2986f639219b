import { assert } from '@open-wc/testing';
import { FlowActions } from '../../src/flow/actions.js';
import { Continuity } from '../../src/flow/continuity.js';
import { I18n } from '../../src/i18n/i18n.js';
import { Placing } from '../../src/views/phone/country-place.js';
import { PageLife } from '../../src/views/page-life.js';
import { leftBehind } from '../helpers/proof-leaks.js';
import { codeStates, insideStates, phoneStates } from '../helpers/proof-lives.js';

const states = [...phoneStates, ...codeStates, ...insideStates];

/** Without its end, each of these leaves something. */
const ends: readonly (readonly [
  what: string,
  owner: object,
  end: string,
  state: string,
  left: string,
])[] = [
  [
    'a listener of the window',
    PageLife.prototype,
    'hostDisconnected',
    'at the code step',
    'online of Window',
  ],
  ['an observer', I18n.prototype, 'hostDisconnected', 'at the phone step', 'MutationObserver'],
  ['a timer', FlowActions.prototype, 'close', 'at the code step', 'setTimeout'],
  ['a request', FlowActions.prototype, 'close', 'while a code is checked', 'request'],
  [
    'a channel',
    Continuity.prototype,
    'release',
    'at a code step that outlives reloads',
    'BroadcastChannel',
  ],
  [
    'a frame',
    Placing.prototype,
    'stop',
    'with the list of countries open',
    'requestAnimationFrame',
  ],
  [
    'a timer, inside of an event',
    FlowActions.prototype,
    'close',
    'inside of passwordless-step verifying',
    'setTimeout',
  ],
];

describe('the proof that nothing is left open', () => {
  for (const [what, owner, end, name, left] of ends)
    it(`finds ${what}`, async () => {
      const state = states.find((one) => one.name.trim() === name)!;
      const original = Object.getOwnPropertyDescriptor(owner, end);
      assert(original, `there is no “${end}”`);
      Object.defineProperty(owner, end, { ...original, value: () => undefined });
      try {
        assert.include((await leftBehind(state, 2)).left, left);
      } finally {
        Object.defineProperty(owner, end, original);
      }
    });
});
