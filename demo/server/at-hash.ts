/**
 * Binds an id_token to the access token beside it by `at_hash`. Where the claim is optional, oidc-provider leaves it out
 * (authorization code, refresh); Auth0 and our own grant have it always, and clients that check it check it always.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#CodeIDToken
 */
import { createHash } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, importJWK, SignJWT, type JWK } from 'jose';

import type { Middleware } from './oidc.js';

export function atHash(signingKey: JWK): Middleware {
  const importing = importJWK(signingKey, 'RS256');
  return async (ctx, next) => {
    await next();
    if (ctx.path !== '/oauth/token' || ctx.status !== 200) return;
    const body = ctx.body as { id_token?: string; access_token: string };
    if (body.id_token === undefined) return;
    const claims = decodeJwt(body.id_token);
    if (claims.at_hash !== undefined) return;
    const digest = createHash('sha256').update(body.access_token).digest();
    const header = decodeProtectedHeader(body.id_token);
    const id_token = await new SignJWT({
      ...claims,
      at_hash: digest.subarray(0, 16).toString('base64url'),
    })
      .setProtectedHeader({ ...header, alg: 'RS256' })
      .sign(await importing);
    ctx.body = { ...body, id_token };
  };
}
