/** Puts the pages' own routes together: three ways for a page to sign in without ever holding a token. */
import type { RequestListener } from 'node:http';

import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { Users } from '../users.js';
import { createApi } from './api.js';
import { createAuthServerClient } from './auth-server.js';
import { auth0Routes } from './auth0-routes.js';
import { sessionRoutes } from './session-routes.js';
import { createSessions } from './sessions.js';
import { signInRoutes } from './sign-in-routes.js';
import { verifyRoutes } from './verify-routes.js';
import type { Verify } from './verify.js';

/** Of the authorization server's clients, the one that the pages are. */
const CLIENT_ID = 'demo';

export interface SiteDependencies {
  /** Of the authorization server, without a trailing slash. */
  authOrigin: string;
  verify: Verify;
  users: Users;
  clock: Clock;
  log: Log;
  /** Whether the pages are behind TLS. */
  isSecure: boolean;
}

export function createSiteApi(dependencies: SiteDependencies): RequestListener {
  const { authOrigin, verify, users, clock, log, isSecure } = dependencies;
  const sessions = createSessions(clock, isSecure);
  const auth = createAuthServerClient(authOrigin, CLIENT_ID);
  const routes = new Map([
    ...verifyRoutes({ verify, users, sessions }),
    ...signInRoutes(auth, sessions),
    ...auth0Routes(auth, sessions),
    ...sessionRoutes(sessions),
  ]);
  return createApi(routes, log);
}
