/** The code step: ways to it, and what befalls a code there. */
import type { Challenge } from '../../src/backends/backend.js';
import { PasswordlessError } from '../../src/errors.js';
import { mount, phoneNumber, toSending, toVerifying, type Mounted } from './mount.js';
import { until } from './until.js';
import { errorText } from './visitor.js';

/** A code is sent to this number, and awaited. */
export async function toCodeStepWith(
  mounted: Mounted,
  challenge: Challenge = {},
  number = phoneNumber,
): Promise<void> {
  (await toSending(mounted, number)).resolve(challenge);
  await until(() => mounted.element.matches(':state(code-entry)'), 'the code step shows');
  await mounted.element.updateComplete;
}

/** An element with these attributes, at the code step. */
export async function codeStep(
  attributes = '',
  challenge: Challenge = {},
  number = phoneNumber,
): Promise<Mounted> {
  const mounted = await mount(attributes);
  await toCodeStepWith(mounted, challenge, number);
  return mounted;
}

/** The backend refuses this code, and the visitor is told so. */
export async function refuse(
  mounted: Mounted,
  error = new PasswordlessError('invalid_code'),
  digits?: string,
): Promise<void> {
  await fail(mounted, error, await toVerifying(mounted, digits));
}

/** What is asked of the backend fails, and the visitor is told so. */
export async function fail(
  { element }: Mounted,
  error: PasswordlessError,
  call: { reject(error: unknown): void },
): Promise<void> {
  call.reject(error);
  await until(() => errorText(element), 'an error shows');
  await element.updateComplete;
}

/** The backend has sent the other code that was asked for. */
export async function sentAgain(
  { element, backend }: Mounted,
  challenge: Challenge = {},
): Promise<void> {
  backend.starts.at(-1)?.resolve(challenge);
  await until(() => !element.matches(':state(pending)'), 'the other code is sent');
  await element.updateComplete;
}
