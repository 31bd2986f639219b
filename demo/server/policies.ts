/** What codes, tokens, proofs and sessions can do. Numbers that are decided here, not set by whoever runs the server. */

/** What a one-time code can do. The numbers are Auth0's; NIST SP 800-63B-4 3.1.3.2 asks for six digits and ten minutes at most. */
export const codePolicy = {
  length: 6,
  lifetimeSeconds: 180,
  attempts: 3,
  /** Told to the widget as the pause before it offers to send again. */
  resendDelaySeconds: 30,
} as const;

/** Lifetimes in seconds. A rotated refresh token ends with the first of its family, so `refreshToken` is absolute. */
export const tokenLifetimes = {
  accessToken: 3600,
  idToken: 3600,
  refreshToken: 30 * 86_400,
  authorizationCode: 60,
  /** Auth0's login ticket: between `/co/authenticate` and `/authorize`. */
  loginTicket: 60,
} as const;

/** What sending costs a client that has to prove work. One thread derives keys until it finds the one of the counter. */
export const proofPolicy = {
  lifetimeSeconds: 300,
  /** Rounds of PBKDF2 for each key. */
  cost: 5000,
  /** The highest counter. Any from 1 is as likely, since who knew a lower bound could leave out the work below it. */
  maxCounter: 1000,
  /** From this part of the cap on, when that is left to the server. */
  fromShareOfCap: 0.8,
} as const;

/** A session of the pages' own server. */
export const sessionPolicy = { lifetimeSeconds: 8 * 3600 } as const;
