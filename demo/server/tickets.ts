/**
 * Login tickets: what a page gets for a right code, and changes for an authorization code at `/authorize`. Each is good
 * once, for the client and the origin that it was made for.
 */
import { createHash, randomBytes } from 'node:crypto';

import { systemClock, type Clock } from './clock.js';
import { tokenLifetimes } from './policies.js';
import type { Store } from './store.js';

/** Who may use a ticket. */
export interface TicketHolder {
  clientId: string;
  /** Of the page. */
  origin: string;
}

export interface Login {
  accountId: string;
  /** Seconds since 1970, as in the claim of this name. */
  authTime: number;
}

export type Tickets = ReturnType<typeof createTickets>;

export function createTickets(store: Store, clock: Clock) {
  return {
    async issue({ clientId, origin }: TicketHolder, accountId: string): Promise<string> {
      const ticket = randomBytes(32).toString('base64url');
      await store.putTicket({
        hash: hash(ticket),
        clientId,
        sub: accountId,
        origin,
        // The library stamps iat by the system's clock; auth_time must agree with it.
        authenticatedAt: new Date(systemClock.now()),
        expiresAt: new Date(clock.now() + tokenLifetimes.loginTicket * 1000),
      });
      return ticket;
    },

    /** Undefined: unknown, used, expired, or another's. */
    async redeem(ticket: string, { clientId, origin }: TicketHolder): Promise<Login | undefined> {
      const row = await store.takeTicket(hash(ticket), clientId, origin, new Date(clock.now()));
      return (
        row && {
          accountId: row.sub,
          authTime: Math.floor(row.authenticated_at.getTime() / 1000),
        }
      );
    },
  };
}

/** Who reads the database finds no ticket to use. */
function hash(ticket: string): string {
  return createHash('sha256').update(ticket).digest('base64url');
}
