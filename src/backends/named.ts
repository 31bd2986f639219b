/** The adapters that a page can name in its HTML, each loaded when it is named. */
import { lazily } from '../basics/lazy.js';
import { PasswordlessError } from '../errors.js';
import type { PasswordlessBackend } from './backend.js';

/** What the attributes say. */
export interface NamedBackendOptions {
  readonly domain?: string | undefined;
  readonly clientId?: string | undefined;
  readonly url?: string | undefined;
  readonly key?: string | undefined;
}

type Create = (options: never) => PasswordlessBackend;

const adapters: Readonly<Record<string, () => Promise<Create>>> = {
  auth0: async () => (await import('./auth0.js')).auth0,
  'auth0-cross-origin': async () => {
    const { auth0 } = await import('./auth0.js');
    return (options: NamedBackendOptions & { clientId: string }) =>
      auth0({ ...options, mode: 'cross-origin' });
  },
  'auth0-bff': async () => {
    const { auth0 } = await import('./auth0.js');
    return (options: NamedBackendOptions & { clientId: string }) =>
      auth0({ ...options, mode: 'bff' });
  },
  'better-auth': async () => (await import('./better-auth.js')).betterAuth,
  bff: async () => (await import('./bff.js')).bff,
  clerk: async () => (await import('./clerk.js')).clerk,
  cognito: async () => (await import('./cognito.js')).cognito,
  'cognito-sign-up': async () => {
    const { cognito } = await import('./cognito.js');
    return (options: NamedBackendOptions & { url: string; clientId: string }) =>
      cognito({ ...options, signUp: true });
  },
  demo: async () => (await import('./demo.js')).demo,
  descope: async () => (await import('./descope.js')).descope,
  firebase: async () => (await import('./firebase.js')).firebase,
  kratos: async () => (await import('./kratos.js')).kratos,
  oidc: async () => (await import('./oidc.js')).oidc,
  rest: async () => (await import('./rest.js')).rest,
  stytch: async () => (await import('./stytch.js')).stytch,
  supabase: async () => (await import('./supabase.js')).supabase,
  supertokens: async () => (await import('./supertokens.js')).supertokens,
  'twilio-verify': async () => (await import('./twilio-verify.js')).twilioVerify,
};

/** How attributes are called that give an adapter its options. */
const attributes: Readonly<Record<string, string>> = {
  url: 'backend-url',
  key: 'backend-key',
  clientId: 'client-id',
};

/**
 * The adapter of a name, with its options.
 *
 * @throws {PasswordlessError} `misconfigured`, with a message for the page's author; `offline`,
 *   `network` when it can't be loaded.
 */
export async function namedBackend(
  name: string,
  options: NamedBackendOptions,
): Promise<PasswordlessBackend> {
  const load = Object.hasOwn(adapters, name) ? adapters[name] : undefined;
  if (!load)
    throw misconfigured(
      `there is no backend "${name}"; there are ${Object.keys(adapters).join(', ')}`,
    );
  const create = await lazily(load)();
  try {
    return create(options as never);
  } catch (error) {
    const { message } = error as Error;
    throw misconfigured(
      `backend="${name}": ${message.replace(/^\w+/, (option) => `\`${attributes[option] ?? option}\``)}`,
    );
  }
}

const misconfigured = (message: string) => new PasswordlessError('misconfigured', { message });
