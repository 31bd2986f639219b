/** Puts the authorization server together from its parts and runs it. */
import type { RequestListener } from 'node:http';
import { join } from 'node:path';

import { answers } from './answers.js';
import { atHash } from './at-hash.js';
import { authorizeRoute } from './authorize-route.js';
import { adjustableClock, type AdjustableClock, type Clock } from './clock.js';
import { crossOriginRoute } from './co-authenticate.js';
import { createCodes } from './codes.js';
import type { AuthServerConfig } from './config.js';
import { cors } from './cors.js';
import { openDatabase, type Database } from './database.js';
import { listen } from './listen.js';
import { logToStandardError, type Log } from './log.js';
import { createMessageRenderer } from './message.js';
import { registerOtpGrant } from './otp-grant.js';
import { createProofs } from './proof-of-work.js';
import { createProvider } from './provider.js';
import { createQuota } from './quota.js';
import { healthRoute, outboxRoute, router, testClockRoute, type Route } from './routes.js';
import { migrate } from './schema.js';
import { loadSecrets } from './secrets.js';
import { createSending } from './sending.js';
import { createDemoVerify } from './site/demo-verify.js';
import type { Verify } from './site/verify.js';
import { openOutbox } from './sms/outbox.js';
import type { SmsSender } from './sms/sender.js';
import { createTwilioSender } from './sms/twilio.js';
import { startRoute } from './start-route.js';
import { createStore } from './store.js';
import { tokenRoute } from './token-route.js';
import { createTickets } from './tickets.js';
import { createUsers, type Users } from './users.js';

const SWEEP_INTERVAL_MILLISECONDS = 3_600_000;

export interface AuthServer {
  /** Where it answers, without a trailing slash. */
  url: string;
  /** What the pages' own server shares with it when both are one process. */
  users: Users;
  verify: Verify;
  clock: Clock;
  close(): Promise<void>;
}

/** What tests replace. */
export interface AuthServerParts {
  /** Default: the system's time, which `/test/clock` can move where that route exists. */
  clock?: AdjustableClock;
  /** Default: the one that the configuration names. */
  sms?: SmsSender;
  /** Default: opened as configured and closed with the server; one given here stays open. */
  database?: Database;
  /** Default: JSON lines on standard error. */
  log?: Log;
}

/** Resolves when the server is ready to sign people in. @throws ConfigError */
export async function createAuthServer(
  config: AuthServerConfig,
  parts: AuthServerParts = {},
): Promise<AuthServer> {
  // Bound before anything slow: a port in use is told at once, and the issuer needs the port.
  let handler: RequestListener = (_request, response) => {
    response
      .writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '1' })
      .end('{"status":"starting"}');
  };
  const listener = await listen(config.port, config.host, (request, response) => {
    handler(request, response);
  });
  try {
    const app = await createApp(config, config.issuer ?? `${listener.url}/`, parts);
    handler = app.handler;
    return {
      ...app.shared,
      url: listener.url,
      async close() {
        await listener.close();
        await app.close();
      },
    };
  } catch (error) {
    await listener.close();
    throw error;
  }
}

async function createApp(config: AuthServerConfig, issuer: string, parts: AuthServerParts) {
  const { clients, dataDirectory } = config;
  const clock = parts.clock ?? adjustableClock();
  const log = parts.log ?? logToStandardError;

  // The slow parts, at the same time: a database made for the first time takes seconds, an RSA key up to one.
  const [database, secrets] = await Promise.all([
    parts.database ?? openDatabase(config.database),
    loadSecrets(config),
  ]);
  await migrate(database);
  const store = createStore(database);
  await store.sweep(new Date(clock.now()));
  const sweeping = setInterval(() => {
    store.sweep(new Date(clock.now())).catch(() => {
      log('sweep.failed');
    });
  }, SWEEP_INTERVAL_MILLISECONDS);
  sweeping.unref();

  const routes = new Map<string, Route>([['/health', healthRoute(store)]]);
  if (config.testClock) routes.set('/test/clock', testClockRoute(clock));
  let sms = parts.sms;
  if (config.sms.kind === 'outbox') {
    const file = dataDirectory === undefined ? undefined : join(dataDirectory, 'outbox.json');
    const outbox = await openOutbox(file, config.applicationName, clock);
    routes.set('/outbox', outboxRoute(outbox));
    sms ??= outbox;
  } else {
    sms ??= createTwilioSender(config.sms);
  }

  const codes = createCodes(store, clock, secrets.pepper);
  const users = createUsers(store, clock);
  const render = createMessageRenderer(config.applicationName, config.smsTemplate, (reason) => {
    log('sms.fallback-text', { reason });
  });
  const quota = createQuota(store, clock, config.smsPerHour);
  const proofs = createProofs(store, clock, secrets.pepper);
  const send = createSending({ codes, quota, render, sms, log });
  const { proofOfWork } = config;
  routes.set('/passwordless/start', startRoute({ clients, quota, proofs, proofOfWork, send }));

  const provider = createProvider({ issuer, clients, secrets, store, users, clock, log });
  registerOtpGrant(provider, { clients, codes, users });
  const tickets = createTickets(store, clock);
  routes.set('/co/authenticate', crossOriginRoute({ clients, codes, users, tickets }));
  routes.set('/authorize', authorizeRoute({ clients, provider, tickets }));
  // Before the library's own routes, in this order.
  for (const middleware of [
    answers(issuer.startsWith('https:'), log),
    cors(clients),
    tokenRoute(clients),
    atHash(secrets.signingKey),
    router(routes),
  ]) {
    provider.use(middleware);
  }

  const handle = provider.callback();
  return {
    handler: ((request, response) => {
      void handle(request, response);
    }) satisfies RequestListener,
    shared: { users, verify: createDemoVerify(codes, send), clock },
    async close() {
      clearInterval(sweeping);
      if (!parts.database) await database.close();
    },
  };
}
