/**
 * Auth0's way for single-page applications: a ticket for the code, an authorization code for the ticket
 * (by way of a hidden frame, so that the page stays), and tokens for the authorization code (PKCE).
 *
 * @see https://auth0.com/docs/authenticate/login/cross-origin-authentication
 */
import { PasswordlessError } from '../errors.js';
import { exchange, member, type HttpAnswer } from '../http.js';
import { toBase64Url } from '../tokens/base64url.js';
import { codeOf, text, type Words } from './adapter.js';
import type { Auth0Options } from './auth0.js';
import type { TokenSet, VerifyRequest } from './backend.js';
import {
  believer,
  fault,
  otpGrantType,
  randomText,
  refused,
  steadyClock,
  tokenError,
  type Endpoints,
} from './otp-grant.js';

/** How long the frame may take: a server that refuses may send a page that says nothing. */
const frameSeconds = 10;

interface CrossOrigin extends Auth0Options {
  readonly origin: string;
  readonly endpoints: Endpoints;
}

/**
 * What has a code checked and signs in, as `PasswordlessBackend.verify`; throws `token_invalid` for the
 * `state` of another request.
 */
export function crossOrigin({ origin, endpoints, ...options }: CrossOrigin) {
  const {
    authorize = answerOfFrame,
    clientId,
    deadlineSeconds,
    fetch,
    redirectUri = `${location.origin}/`,
  } = options;
  const believe = believer(options);

  return async (request: VerifyRequest, signal: AbortSignal): Promise<TokenSet> => {
    const { phoneNumber, code, scope, audience, state } = request;
    const shared = { signal, fetch, deadlineSeconds };
    const checked = await exchange(`${origin}/co/authenticate`, {
      ...shared,
      body: {
        client_id: clientId,
        credential_type: otpGrantType,
        realm: 'sms',
        username: phoneNumber,
        otp: code,
      },
      // The server's cookie binds the ticket to this browser.
      credentials: 'include',
    });
    if (!checked.ok) throw ticketError(checked);
    const nonce = randomText();
    const verifier = randomText() + randomText();
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      response_mode: 'web_message',
      prompt: 'none',
      redirect_uri: redirectUri,
      realm: 'sms',
      login_ticket: text(checked.json, 'login_ticket'),
      scope,
      state,
      nonce,
      code_challenge: await sha256(verifier),
      code_challenge_method: 'S256',
      ...(audience && { audience }),
    });
    const response = await authorize(`${origin}/authorize?${query.toString()}`, signal);
    if (member(response, 'state') !== state)
      throw new PasswordlessError('token_invalid', { message: 'the state of another request' });
    const error = member(response, 'error');
    if (error !== undefined)
      throw new PasswordlessError(codeOf(frameWords, error) ?? 'bad_response', {
        message: 'refused by /authorize',
      });
    const now = steadyClock(options.now);
    const answer = await exchange(endpoints.token, {
      ...shared,
      body: {
        grant_type: 'authorization_code',
        client_id: clientId,
        code: text(response, 'code'),
        code_verifier: verifier,
        redirect_uri: redirectUri,
      },
    });
    if (!answer.ok) throw tokenError(answer);
    return believe(answer, endpoints, { phoneNumber, scope, signal, nonce, state, now });
  };
}

const ticketWords: Words = {
  not_allowed: 'unauthorized_client invalid_request unsupported_credential_type',
  user_blocked: 'blocked_user password_leaked',
  rate_limited: 'too_many_requests',
  too_many_attempts: 'too_many_attempts',
  challenge_required: 'requires_verification invalid_captcha',
};

const ticketError = (answer: HttpAnswer): PasswordlessError => {
  const error = member(answer.json, 'error');
  return refused(
    answer,
    error === 'access_denied' ? fault(answer.json) : codeOf(ticketWords, error),
  );
};

/** OpenID Connect Core §3.1.2.6, and what Auth0 says of a ticket that it doesn't know any more. */
const frameWords: Words = {
  not_allowed: 'consent_required interaction_required unauthorized_client access_denied',
  code_expired: 'invalid_request login_required',
  mfa_required: 'mfa_required',
};

async function sha256(value: string): Promise<string> {
  // Absent on pages that are not secure contexts, whatever the types say.
  const { subtle } = crypto as Partial<Crypto>;
  if (!subtle) throw new PasswordlessError('token_invalid', { message: 'no WebCrypto here' });
  return toBase64Url(
    new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(value))),
  );
}

/** Opens a page where nobody sees it, and waits for what it tells this one. */
function answerOfFrame(url: string, signal: AbortSignal): Promise<unknown> {
  signal.throwIfAborted();
  const { origin } = new URL(url);
  const frame = document.createElement('iframe');
  const controller = new AbortController();
  return new Promise<unknown>((resolve, reject) => {
    const listening = { signal: controller.signal };
    addEventListener(
      'message',
      ({ data, origin: from, source }: MessageEvent<unknown>) => {
        if (from !== origin || source !== frame.contentWindow) return;
        if (member(data, 'type') === 'authorization_response') resolve(member(data, 'response'));
      },
      listening,
    );
    signal.addEventListener('abort', () => reject(signal.reason as Error), listening);
    const timer = setTimeout(
      () => reject(new PasswordlessError('timeout', { message: 'no answer of /authorize' })),
      frameSeconds * 1000,
    );
    controller.signal.addEventListener('abort', () => clearTimeout(timer));
    frame.hidden = true;
    frame.src = url;
    document.body.append(frame);
  }).finally(() => {
    controller.abort();
    frame.remove();
  });
}
