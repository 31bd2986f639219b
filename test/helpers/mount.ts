/** Puts the element into a page, in front of a fake backend, and brings it to the step that a test is about. */
import { fixtureSync } from '@open-wc/testing';
import '../../src/define.js';
import type { Challenge, TokenSet } from '../../src/backends/backend.js';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { FakeBackend } from './fake-backend.js';
import { until } from './until.js';
import { fill, part, submit } from './visitor.js';

/** From a range reserved for fiction; the numbering plans take it for a mobile's. */
export const phoneNumber = '+14155550132';
export const code = '314159';

export interface Mounted {
  readonly element: PasswordlessSmsElement;
  readonly backend: FakeBackend;
}

export interface MountOptions {
  /** What stands between its tags. */
  readonly content?: string;
  readonly properties?: Partial<PasswordlessSmsElement>;
}

/** A `<passwordless-sms>` with these attributes, once it knows the numbering plans. */
export async function mount(
  attributes = '',
  { content = '', properties = {} }: MountOptions = {},
): Promise<Mounted> {
  const backend = new FakeBackend();
  // Of two attributes of a name the first one counts.
  const element = fixtureSync<PasswordlessSmsElement>(
    `<passwordless-sms ${attributes} default-country="US">${content}</passwordless-sms>`,
  );
  Object.assign(element, { backend, ...properties });
  await ready(element);
  return { element, backend };
}

/** Whether it knows the numbering plans: all that is loaded late brings this custom property along. */
export const isLoaded = ({ shadowRoot }: HTMLElement): boolean => {
  const root = shadowRoot?.querySelector('.root');
  return Boolean(root && getComputedStyle(root).getPropertyValue('--_success'));
};

export async function ready(element: PasswordlessSmsElement) {
  await until(() => isLoaded(element), 'the numbering plans are loaded');
  await element.updateComplete;
}

function latest<Call>(calls: readonly Call[]): Call {
  const call = calls.at(-1);
  if (!call) throw new Error('the backend was not called');
  return call;
}

/** To the step between: the code is being sent. */
export async function toSending({ element, backend }: Mounted, number = phoneNumber) {
  const before = backend.starts.length;
  fill(part(element, 'phone-input'), number);
  submit(element);
  await until(() => backend.starts.length > before, 'a code is asked for');
  await element.updateComplete;
  return latest(backend.starts);
}

/** To the code step, as a visitor gets there; the focus is in the code field then. */
export async function toCodeStep(mounted: Mounted, challenge: Challenge = {}) {
  const call = await toSending(mounted);
  call.resolve(challenge);
  await until(() => mounted.element.matches(':state(code-entry)'), 'the code step shows');
  await mounted.element.updateComplete;
}

/** Has a whole code checked. */
export async function toVerifying({ element, backend }: Mounted, digits = code) {
  const before = backend.verifies.length;
  fill(part(element, 'code-input'), digits);
  await until(() => backend.verifies.length > before, 'a code is being checked');
  await element.updateComplete;
  return latest(backend.verifies);
}

/** To the end, from the phone step on. */
export async function toSuccess(mounted: Mounted, tokens: TokenSet = {}) {
  await toCodeStep(mounted);
  (await toVerifying(mounted)).resolve(tokens);
  await until(() => mounted.element.matches(':state(authenticated)'), 'the visitor is signed in');
  await mounted.element.updateComplete;
}
