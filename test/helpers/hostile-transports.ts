/** Plays the corpus of what can go wrong between page and server, at one endpoint. */
import { assert } from '@open-wc/testing';
import { auth0 } from '../../src/backends/auth0.js';
import type { PasswordlessBackend } from '../../src/backends/backend.js';
import type { PasswordlessErrorCode } from '../../src/errors.js';
import { load } from './data.js';
import { isWebKit } from './engine.js';
import { leaveConnection, setOnline } from './element-connection.js';
import { inPolicy, inWorker, leaveWorker, oddFetch, type Fetch } from './hostile-fetches.js';
import { HostileServer, type HostileAnswer } from './hostile-server.js';
import { paths, Stage, tokenAnswer, tokenOf, type Endpoint } from './hostile-stage.js';
import { clientId, publicKeys } from './id-token.js';
import { rejected } from './rejection.js';

interface TransportCase {
  readonly what: string;
  /** By the server; in its headers, `$other` is another one and `$same` what was asked. */
  readonly answer?: HostileAnswer;
  /** By what is between page and server. */
  readonly via?: keyof typeof ways;
  /** By a page's own function in the place of the browser's. */
  readonly fetch?: string;
  /** Ends only with its deadline. */
  readonly isSlow?: boolean;
  readonly error?: PasswordlessErrorCode;
  /** Where WebKit tells less of the network than other engines. */
  readonly inWebKit?: PasswordlessErrorCode;
}

const cases = await load<TransportCase>('transports.json');
const deadlineSeconds = 0.2;
const toleranceMilliseconds = 100;

const at =
  (origin: string): Fetch =>
  (url, init) =>
    fetch(new URL(new URL(url as string).pathname, origin), init);

/** Longer than DNS allows for a label, so that no resolver has to be asked. */
const nowhere = `http://${'a'.repeat(64)}.invalid`;

/** Where the network itself fails. The first of the ports that browsers may use and nobody does. */
const ways = {
  nowhere: () => at(nowhere),
  closed: () => at('http://127.0.0.1:2'),
  tls: ({ origin }: HostileServer) => at(origin.replace('http:', 'https:')),
  blocked: () => () => rejected(new TypeError('Failed to fetch')),
  offline: () => fetch,
  'going offline': (): Fetch => (url, init) => {
    setOnline(false);
    return at('http://127.0.0.1:2')(url, init);
  },
  policy: inPolicy,
  worker: async (server: HostileServer) =>
    inWorker({
      [server.origin + paths.start]: '{}',
      [`${server.origin}/.well-known/jwks.json`]: JSON.stringify({ keys: [publicKeys.k1] }),
      [server.origin + paths.token]: tokenAnswer(await tokenOf(server)).body as string,
    }),
} as const satisfies Record<string, (server: HostileServer) => Fetch | Promise<Fetch>>;

/** The first request to an endpoint takes another way than those that follow. */
function firstBy(endpoint: Endpoint, first: PasswordlessBackend, rest: PasswordlessBackend) {
  let asked = 0;
  const choose = (one: Endpoint) => (one === endpoint && !asked++ ? first : rest);
  return {
    start: (request, options) => choose('start').start(request, options),
    verify: (request, options) => choose('token').verify(request, options),
  } satisfies PasswordlessBackend;
}

/** Tells whether the deadline has passed by more than it may. */
function timed(inner: Fetch) {
  const watch = { isLate: false };
  const timedFetch: Fetch = (url, init) => {
    setTimeout(() => (watch.isLate = true), deadlineSeconds * 1000 + toleranceMilliseconds);
    return inner(url, init);
  };
  return { watch, fetch: timedFetch };
}

export function playTransports(endpoint: Endpoint): void {
  let stage: Stage;
  let other: HostileServer;
  before(async () => {
    other = await HostileServer.open();
    stage = await Stage.open(other);
  });
  afterEach(async () => {
    leaveConnection();
    await leaveWorker();
  });

  for (const one of cases) {
    const { what, answer, via, fetch: name, isSlow } = one;
    const error = isWebKit ? (one.inWebKit ?? one.error) : one.error;
    it(`${what} ${error ? `tells of ${error}` : 'goes on'}`, async () => {
      await other.answer({});
      const server = await HostileServer.open();
      const way = via ? await ways[via](server) : oddFetch(name, stage.element);
      const { watch, fetch: first } = timed(way);
      const shared = { domain: server.origin, clientId };
      const hurried = { ...shared, fetch: first, ...(isSlow && { deadlineSeconds }) };
      const backend = firstBy(endpoint, auth0(hurried), auth0(shared));
      let wasLate = false;
      const listener = () => (wasLate = watch.isLate);
      stage.element.addEventListener('passwordless-error', listener, { once: true });
      const location = (answer?.headers?.location ?? '')
        .replace('$other', other.origin)
        .replace('$same', paths[endpoint]);
      const good = endpoint === 'token' ? tokenAnswer(await tokenOf(server)) : { body: '{}' };

      await stage.play(
        {
          endpoint,
          answer: {
            ...good,
            ...answer,
            headers: { ...answer?.headers, ...(location && { location }) },
          },
          backend,
          error,
          before: () => {
            if (via === 'offline') setOnline(false);
          },
          after: leaveConnection,
        },
        server,
      );

      if (isSlow) assert.isFalse(wasLate, 'within the deadline');
      assert.deepEqual(await other.asked(), []);
      for (const { cookie } of await server.asked()) assert.equal(cookie, '');
    });
  }
}
