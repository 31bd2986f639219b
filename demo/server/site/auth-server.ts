/** The authorization server as the pages' own server asks it, from server to server. Tokens stop here. */
import type { Profile } from '../users.js';

const TIMEOUT_MILLISECONDS = 10_000;
/** Of the answer's headers, what a visitor's browser is to see. */
const PASSED_ON = [
  'retry-after',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];

export interface AuthAnswer {
  status: number;
  body: Readonly<Record<string, unknown>>;
  /** What limits the rate. */
  headers: Record<string, string>;
}

export type SignIn =
  | { ok: true; profile: Profile; tokens: AuthAnswer['body'] }
  /** In the server's own words. */
  | { ok: false; answer: AuthAnswer };

export type AuthServerClient = ReturnType<typeof createAuthServerClient>;

/** Its functions reject as `fetch` does if there is no answer in time, or one that isn't JSON. */
export function createAuthServerClient(
  origin: string,
  clientId: string,
  timeoutMilliseconds = TIMEOUT_MILLISECONDS,
) {
  const ask = async (path: string, init: RequestInit): Promise<AuthAnswer> => {
    const response = await fetch(origin + path, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const headers: Record<string, string> = {};
    for (const name of PASSED_ON) {
      const value = response.headers.get(name);
      if (value !== null) headers[name] = value;
    }
    return {
      status: response.status,
      headers,
      body: (await response.json()) as AuthAnswer['body'],
    };
  };
  const post = (path: string, members: object, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      // Last, so that nobody signs in for another application here.
      body: JSON.stringify({ ...members, client_id: clientId }),
    });

  return {
    start(members: object, language: string | undefined): Promise<AuthAnswer> {
      const headers = language === undefined ? {} : { 'x-request-language': language };
      return post('/passwordless/start', members, headers);
    },

    /** Changes a code into tokens, and tokens into a profile. */
    async signIn(members: object): Promise<SignIn> {
      const answer = await post('/oauth/token', members);
      if (answer.status !== 200) return { ok: false, answer };
      const tokens = answer.body;
      // Straight from who issued it, so no signature has to be checked.
      const authorization = `Bearer ${String(tokens.access_token)}`;
      const userinfo = await ask('/userinfo', { headers: { authorization } });
      if (userinfo.status !== 200) throw new Error(`/userinfo answered ${userinfo.status}.`);
      return { ok: true, profile: userinfo.body as unknown as Profile, tokens };
    },
  };
}
