/** `GET /api/session` and `POST /api/sign-out`, however somebody signed in. */
import type { ApiRoute } from './api.js';
import type { Sessions } from './sessions.js';

export function sessionRoutes(sessions: Sessions): [string, ApiRoute][] {
  return [
    [
      'GET /api/session',
      ({ headers }) => {
        const session = sessions.find(headers);
        return session
          ? { status: 200, body: { profile: session.profile } }
          : { status: 401, body: { error: 'signed_out' } };
      },
    ],
    [
      'POST /api/sign-out',
      ({ headers }) => ({ status: 200, body: {}, headers: sessions.close(headers) }),
    ],
  ];
}
