/** The backend that an element's configuration names, or what is wrong with the configuration. */
import { PasswordlessError } from '../errors.js';
import { lazily, lazy } from '../basics/lazy.js';
import { readOrigin } from '../basics/origin.js';
import type { PasswordlessBackend } from './backend.js';

export interface BackendConfiguration {
  /** A backend, or the name of an adapter. */
  readonly backend?: PasswordlessBackend | string | null | undefined;
  readonly domain: string;
  readonly clientId: string;
  readonly backendUrl: string;
  readonly backendKey: string;
}

export interface ConfiguredBackend {
  readonly backend: PasswordlessBackend;
  /** Tells server and application from others, where a page names them. */
  readonly server?: string;
  /** What to mend; English, for the page's author. */
  fault?: string;
}

const unusable = (fault: string): ConfiguredBackend => {
  const reject = () => Promise.reject(new PasswordlessError('misconfigured', { message: fault }));
  return { backend: { start: reject, verify: reject }, fault };
};

/** The adapter is loaded when there is something to send, which is long after the field shows. */
function later<Module>(
  load: () => Promise<Module>,
  create: (module: Module) => PasswordlessBackend | Promise<PasswordlessBackend>,
) {
  const module = lazily(load);
  const adapter = lazy(async () => create(await module()));
  return {
    adapter,
    backend: {
      start: async (request, options) => (await adapter()).start(request, options),
      verify: async (request, options) => (await adapter()).verify(request, options),
    } satisfies PasswordlessBackend,
  };
}

/** An adapter by its name. Only it can tell what it needs, so it is asked at once. */
function named(
  name: string,
  { domain, clientId, backendUrl, backendKey }: BackendConfiguration,
  onFault: () => void,
): ConfiguredBackend {
  const { adapter, backend } = later(
    () => import('./named.js'),
    ({ namedBackend }) =>
      namedBackend(name, { domain, clientId, url: backendUrl, key: backendKey }),
  );
  const configured: ConfiguredBackend = {
    backend,
    server: [name, domain, backendUrl, clientId, backendKey].join(' '),
  };
  adapter().catch((error: unknown) => {
    const { code, message } = error as PasswordlessError;
    // Whatever else keeps it from loading may be over when there is something to send.
    if (code !== 'misconfigured') return;
    configured.fault = message;
    onFault();
  });
  return configured;
}

/** @param onFault Called when what is wrong is found out later. */
export function configuredBackend(
  configuration: BackendConfiguration,
  onFault: () => void,
): ConfiguredBackend {
  const { backend: given, domain, clientId } = configuration;
  if (typeof given === 'string' && given) return named(given, configuration, onFault);
  if (typeof given === 'object' && given)
    return typeof given.start === 'function' && typeof given.verify === 'function'
      ? { backend: given }
      : unusable('the `backend` property has no `start` and `verify` methods');
  if (!domain && !clientId) return unusable('set `domain` and `client-id`, or `backend`');
  if (!domain) return unusable('`client-id` needs a `domain`');
  if (!clientId) return unusable('`domain` needs a `client-id`');
  try {
    const origin = readOrigin(domain);
    const { backend } = later(
      () => import('./auth0.js'),
      ({ auth0 }) => auth0({ domain: origin, clientId }),
    );
    return { backend, server: `${origin} ${clientId}` };
  } catch (error) {
    return unusable((error as Error).message);
  }
}
