/** Every state that a visitor can see, each brought about as visitors do. */
import { PasswordlessError } from '../../src/errors.js';
import { stopElementClock } from './element-clock.js';
import { refuse, sentAgain, toCodeStepWith } from './element-code-step.js';
import { FakeBotCheck } from './fake-bot-check.js';
import { goOffline, leaveConnection } from './element-connection.js';
import {
  mount,
  toCodeStep,
  toSending,
  toSuccess,
  toVerifying,
  type Mounted,
  type MountOptions,
} from './mount.js';
import { until } from './until.js';
import { click, errorText, fill, focused, has, part, phoneField, submit } from './visitor.js';

export interface Scene {
  readonly name: string;
  readonly attributes?: string;
  readonly properties?: MountOptions['properties'];
  readonly reach: (mounted: Mounted) => Promise<unknown>;
}

const channels = ['sms', 'voice', 'whatsapp', 'email'] as const;

// A browser that is offline for one scene isn't for the next.
afterEach(leaveConnection);

const toError = ({ element }: Mounted) => until(() => errorText(element), 'an error shows');

export const scenes: readonly Scene[] = [
  { name: 'phone step', reach: ({ element }) => element.updateComplete },
  {
    name: 'phone step with an error',
    reach: async (mounted) => {
      fill(phoneField(mounted.element), '12');
      submit(mounted.element);
      await toError(mounted);
    },
  },
  {
    name: 'doubtful number',
    reach: async ({ element }) => {
      fill(phoneField(element), '+49 30 123456');
      submit(element);
      await until(() => has(element, 'doubt'), 'a warning shows');
    },
  },
  {
    name: 'list of countries',
    attributes: 'countries="AT CH DE NZ US"',
    reach: async ({ element }) => {
      click(part(element, 'country-button'));
      await until(() => focused(element) === 'country-search', 'the list is open');
    },
  },
  { name: 'sending', reach: (mounted) => toSending(mounted) },
  {
    name: 'bot check',
    properties: { challenge: new FakeBotCheck() },
    reach: async (mounted) => {
      (await toSending(mounted)).reject(new PasswordlessError('challenge_required'));
      await until(() => has(mounted.element, 'challenge'), 'the check shows');
    },
  },
  { name: 'code step', reach: (mounted) => toCodeStep(mounted) },
  {
    name: 'verifying',
    reach: async (mounted) => {
      await toCodeStep(mounted);
      await toVerifying(mounted);
    },
  },
  {
    name: 'wrong code',
    reach: async (mounted) => {
      await toCodeStep(mounted);
      await refuse(mounted);
    },
  },
  {
    name: 'code sent again',
    attributes: 'resend-delay="0"',
    reach: async (mounted) => {
      await toCodeStep(mounted);
      click(part(mounted.element, 'resend-button'));
      await until(() => mounted.backend.starts.length === 2, 'another code is asked for');
      await sentAgain(mounted, { resendInSeconds: 30 });
    },
  },
  {
    name: 'code with an end and a few tries',
    reach: (mounted) => toCodeStepWith(mounted, { expiresInSeconds: 300, attemptsLeft: 3 }),
  },
  {
    name: 'wrong code with few tries left',
    reach: async (mounted) => {
      await toCodeStepWith(mounted, { expiresInSeconds: 300 });
      await refuse(mounted, new PasswordlessError('invalid_code', { attemptsLeft: 2 }));
    },
  },
  {
    name: 'code of an earlier message',
    reach: async (mounted) => {
      await toCodeStep(mounted);
      await refuse(mounted, new PasswordlessError('invalid_code', { reason: 'superseded' }));
    },
  },
  {
    name: 'expired code',
    reach: async (mounted) => {
      const clock = stopElementClock();
      await toCodeStepWith(mounted, { expiresInSeconds: 60, attemptsLeft: 3 });
      await clock.pass(mounted.element, 61);
      clock.restore();
    },
  },
  {
    name: 'other channels',
    attributes: 'resend-delay="0"',
    reach: (mounted) => toCodeStepWith(mounted, { channels }),
  },
  {
    name: 'code by a call',
    attributes: 'resend-delay="0"',
    reach: async (mounted) => {
      await toCodeStepWith(mounted, { channels });
      click(part(mounted.element, 'channel-button'));
      await until(() => mounted.backend.starts.length === 2, 'a call is asked for');
      await sentAgain(mounted, { channels, resendInSeconds: 30 });
    },
  },
  {
    name: 'offline',
    reach: async ({ element }) => {
      goOffline();
      await element.updateComplete;
    },
  },
  {
    name: 'offline at the code step',
    reach: async (mounted) => {
      await toCodeStep(mounted);
      goOffline();
      await mounted.element.updateComplete;
    },
  },
  { name: 'success', reach: (mounted) => toSuccess(mounted) },
  {
    name: 'dialog',
    attributes: 'mode="modal" open',
    reach: ({ element }) => element.updateComplete,
  },
  {
    name: 'dialog at the code step',
    attributes: 'mode="modal" open',
    reach: (mounted) => toCodeStep(mounted),
  },
];

/** Goes to a scene. `attributes` are added to its own. */
export async function visit(
  { attributes = '', properties = {}, reach }: Scene,
  more = '',
): Promise<Mounted> {
  leaveConnection();
  const mounted = await mount(`${attributes} ${more}`, { properties });
  await reach(mounted);
  await mounted.element.updateComplete;
  return mounted;
}
