/** What a token endpoint answers: read, verified, and who it is about. Loaded when there is an answer. */
import { PasswordlessError } from '../errors.js';
import { member, type exchange } from '../http.js';
import { jwks, type KeySource } from '../tokens/jwks.js';
import { readProfile } from '../tokens/profile.js';
import { verifyIdToken } from '../tokens/verify-id-token.js';
import { badResponse, number } from './adapter.js';
import type { TokenSet } from './backend.js';
import type { Endpoints, OtpGrantOptions } from './otp-grant.js';

/** What an answer must agree with. */
export interface ExpectedToken {
  /** E.164. */
  readonly phoneNumber: string;
  /** As it was sent. */
  readonly state: string;
  readonly scope: string;
  readonly nonce?: string | undefined;
  readonly signal: AbortSignal;
  /** Epoch milliseconds, by a clock that nobody has set since the question. */
  readonly now: () => number;
}

/** @param ask Given rather than imported: it is loaded before this. */
export function tokenReader(options: OtpGrantOptions, ask: typeof exchange) {
  const { clientId, fetch, now, deadlineSeconds, verifySignature = true } = options;
  let keys: KeySource | undefined;

  return async (
    json: unknown,
    endpoints: Endpoints,
    expected: ExpectedToken,
  ): Promise<TokenSet> => {
    const { issuer = '', jwks: url = '', userInfo } = endpoints;
    const { scope, state, ...rest } = expected;
    const tokens = readTokens(json, state);
    const { id_token, access_token = '' } = tokens;
    // OpenID Connect Core §3.1.3.3: to leave it out is no way around its verification.
    if (id_token === undefined && !scope.split(' ').includes('openid'))
      return { ...tokens, ...(userInfo && (await who(userInfo, access_token, rest.signal))) };
    if (verifySignature) keys ??= jwks(ask, url, { fetch, now });
    const claims = await verifyIdToken(id_token, {
      issuer,
      clientId,
      keys,
      accessToken: access_token,
      ...rest,
    });
    return { ...tokens, profile: readProfile(claims) };
  };

  /** Only where no id_token was asked for; a sign-in doesn't fail because its profile can't be read. */
  async function who(url: string, accessToken: string, signal: AbortSignal) {
    try {
      const headers = { authorization: `Bearer ${accessToken}` };
      const { ok, json } = await ask(url, { headers, signal, fetch, deadlineSeconds });
      if (!ok || typeof member(json, 'sub') !== 'string') return {};
      return { profile: readProfile(json as Record<string, unknown>) };
    } catch {
      signal.throwIfAborted();
      return {};
    }
  }
}

const texts = ['access_token', 'token_type', 'id_token', 'refresh_token', 'scope'] as const;

/** RFC 6749 §5.1, with the limits of its appendix A.12 to A.17. */
function readTokens(json: unknown, state: string): TokenSet {
  const refuse = (name: string): never => {
    throw badResponse(`the token answer's ${name}`);
  };
  const tokens = Object.fromEntries(
    texts.flatMap((name) => {
      const value = member(json, name) ?? undefined;
      if (value === undefined) return [];
      return typeof value === 'string' && /^[ -~]*$/.test(value) ? [[name, value]] : refuse(name);
    }),
  );
  if (!tokens.access_token) refuse('access_token');
  if (!/^bearer$/i.test(tokens.token_type ?? '')) refuse('token_type');
  if (member(json, 'error')) refuse('error');
  if ((member(json, 'state') ?? state) !== state)
    throw new PasswordlessError('token_invalid', { message: 'the state of another request' });
  const expires_in = number(json, 'expires_in');
  if (expires_in === undefined) return tokens;
  return expires_in > 0 && Number.isFinite(expires_in)
    ? { ...tokens, expires_in }
    : refuse('expires_in');
}
