/** Who signed in, from verified claims (OpenID Connect Core §5.1): for display, never a decision. */

/** About the token, not about the person. */
const protocolClaims = new Set(
  'iss aud azp exp iat nbf nonce at_hash c_hash s_hash auth_time acr amr sid jti'.split(' '),
);

const maxNameLength = 256;

/**
 * A frozen profile of the claims that are about the person. Pictures that are not `https:` are left
 * out, names are cut to 256 UTF-16 units, and names of `Object.prototype`'s members are dropped.
 */
export function readProfile(
  claims: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.freeze(
    Object.fromEntries(
      Object.entries(claims)
        .filter(([name]) => !protocolClaims.has(name) && !(name in Object.prototype))
        .filter(([name, value]) => name !== 'picture' || isHttps(value))
        .map(([name, value]) => [
          name,
          name.endsWith('name') && typeof value === 'string'
            ? value.slice(0, maxNameLength)
            : frozen(value),
        ]),
    ),
  );
}

const isHttps = (value: unknown): boolean =>
  typeof value === 'string' && value.startsWith('https://');

/** A copy, frozen down to the last list: what one listener does with it, no other sees. */
function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const copied = Object.entries(value).map(([name, one]) => [name, frozen(one)] as const);
  return Object.freeze(
    Array.isArray(value) ? copied.map(([, one]) => one) : Object.fromEntries(copied),
  );
}
