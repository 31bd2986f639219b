/** The backend that an element's configuration names, or what is wrong with the configuration. */
import { PasswordlessError } from '../errors.js';
import { lazy } from '../basics/lazy.js';
import { isBrowserOffline } from '../basics/offline.js';
import { readOrigin } from '../basics/origin.js';
import type { PasswordlessBackend } from './backend.js';

export interface BackendConfiguration {
  readonly backend?: PasswordlessBackend | undefined;
  readonly domain: string;
  readonly clientId: string;
}

export interface ConfiguredBackend {
  readonly backend: PasswordlessBackend;
  /** Tells server and application from others, where a page names them. */
  readonly server?: string;
  /** What to mend; English, for the page's author. */
  readonly fault?: string;
}

const unusable = (fault: string): ConfiguredBackend => {
  const reject = () => Promise.reject(new PasswordlessError('misconfigured', { message: fault }));
  return { backend: { start: reject, verify: reject }, fault };
};

/** The adapter is loaded when there is something to send, which is long after the field shows. */
function auth0Later(domain: string, clientId: string): PasswordlessBackend {
  const adapter = lazy(async () => (await import('./auth0.js')).auth0({ domain, clientId }));
  const loaded = () =>
    adapter().catch((cause: unknown) => {
      throw new PasswordlessError(isBrowserOffline() ? 'offline' : 'network', { cause });
    });
  return {
    start: async (request, options) => (await loaded()).start(request, options),
    verify: async (request, options) => (await loaded()).verify(request, options),
  };
}

export function configuredBackend(configuration: BackendConfiguration): ConfiguredBackend {
  const { backend, domain, clientId } = configuration;
  if (backend)
    return typeof backend.start === 'function' && typeof backend.verify === 'function'
      ? { backend }
      : unusable('the `backend` property has no `start` and `verify` methods');
  if (!domain && !clientId)
    return unusable('set `domain` and `client-id`, or the `backend` property');
  if (!domain) return unusable('`client-id` needs a `domain`');
  if (!clientId) return unusable('`domain` needs a `client-id`');
  try {
    const origin = readOrigin(domain);
    return { backend: auth0Later(origin, clientId), server: `${origin} ${clientId}` };
  } catch (error) {
    return unusable((error as Error).message);
  }
}
