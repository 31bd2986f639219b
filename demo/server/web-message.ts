/**
 * The page that hands an authorization response to the page that framed it.
 * @see https://datatracker.ietf.org/doc/html/draft-sakimura-oauth-wmrm-01
 */
import { randomBytes } from 'node:crypto';

import type { Context } from './oidc.js';

export type AuthorizationResponse =
  { code: string; state?: string } | { error: string; error_description: string; state?: string };

/** @param origin of the only page that may frame this one, and the only one that gets the message. */
export function answerByMessage(
  ctx: Context,
  origin: string,
  response: AuthorizationResponse,
): void {
  const nonce = randomBytes(16).toString('base64');
  const message = literal({ type: 'authorization_response', response });
  ctx.set(
    'Content-Security-Policy',
    `default-src 'none'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors ${origin}`,
  );
  ctx.type = 'html';
  ctx.body = `<!doctype html><title>Sign-in</title><script nonce="${nonce}">window.parent.postMessage(${message}, ${literal(origin)})</script>`;
}

/** JSON is JavaScript, but for what ends a script or a comment in HTML, and for lines that older JavaScript ends there. */
function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
