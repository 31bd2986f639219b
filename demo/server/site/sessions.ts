/**
 * Who is signed in at the pages, known by a cookie that no script can read. In memory: a restart signs everybody out.
 * Tokens, where there are any, never leave this place.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import type { Clock } from '../clock.js';
import { sessionPolicy } from '../policies.js';
import type { Profile } from '../users.js';

export interface Session {
  profile: Profile;
  /** As the authorization server gave them; undefined where only a number was proved. */
  tokens?: Readonly<Record<string, unknown>>;
}

export type Sessions = ReturnType<typeof createSessions>;

const COOKIE = /(?:^|;\s*)session=([\w-]{43})(?=;|$)/;

/** @param isSecure whether the cookie goes through TLS only, which browsers refuse to keep from `http:`. */
export function createSessions(clock: Clock, isSecure: boolean) {
  const sessions = new Map<string, Session & { expiresAt: number }>();
  const cookie = (value: string, maxAge: number): string =>
    `session=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  const idOf = (headers: IncomingHttpHeaders): string =>
    COOKIE.exec(headers.cookie ?? '')?.[1] ?? '';

  return {
    /** Ends the session that the browser had. @returns headers that set the cookie of the new one */
    open(session: Session, headers: IncomingHttpHeaders): Record<string, string> {
      const now = clock.now();
      for (const [id, { expiresAt }] of sessions) if (expiresAt <= now) sessions.delete(id);
      sessions.delete(idOf(headers));
      const id = randomBytes(32).toString('base64url');
      const { lifetimeSeconds } = sessionPolicy;
      sessions.set(id, { ...session, expiresAt: now + lifetimeSeconds * 1000 });
      return { 'Set-Cookie': cookie(id, lifetimeSeconds) };
    },

    find(headers: IncomingHttpHeaders): Session | undefined {
      const session = sessions.get(idOf(headers));
      return session && session.expiresAt > clock.now() ? session : undefined;
    },

    /** @returns headers that remove the cookie */
    close(headers: IncomingHttpHeaders): Record<string, string> {
      sessions.delete(idOf(headers));
      return { 'Set-Cookie': cookie('', 0) };
    },
  };
}
