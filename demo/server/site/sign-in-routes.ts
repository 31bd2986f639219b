/**
 * `POST /api/sign-in/start` and `/verify`: a backend for a frontend. The page gets a cookie and a profile; the tokens
 * stay on the server.
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-oauth-browser-based-apps#name-backend-for-frontend-bff
 */
import { OTP_GRANT } from '../otp-grant.js';
import { refusalReasonOf } from '../refusals.js';
import type { ApiRoute } from './api.js';
import type { AuthAnswer, AuthServerClient } from './auth-server.js';
import { answerFailure, type Failure } from './failure.js';
import { codeOf, localeOf, phoneNumberOf } from './requests.js';
import type { Sessions } from './sessions.js';

const SCOPE = 'openid profile phone offline_access';
/** Twilio's number for a recipient that can't be one, quoted by the authorization server. */
const IMPOSSIBLE_RECIPIENT = '(Code: 21211)';

export function signInRoutes(auth: AuthServerClient, sessions: Sessions): [string, ApiRoute][] {
  return [
    [
      'POST /api/sign-in/start',
      async ({ body }) => {
        const phone_number = phoneNumberOf(body);
        if (phone_number === undefined) return answerFailure({ ok: false, error: 'invalid_phone' });
        const members = {
          connection: 'sms',
          send: 'code',
          phone_number,
          captcha: body.get('proof'),
        };
        const answer = await auth.start(members, localeOf(body));
        if (answer.status !== 200) return answerFailure(startFailure(answer));
        const { expires_in, code_length, resend_in } = answer.body;
        return { status: 200, body: { expires_in, code_length, resend_in } };
      },
    ],
    [
      'POST /api/sign-in/verify',
      async ({ body, headers }) => {
        const username = phoneNumberOf(body);
        if (username === undefined) return answerFailure({ ok: false, error: 'invalid_phone' });
        const otp = codeOf(body);
        if (otp === undefined) return answerFailure({ ok: false, error: 'invalid_code' });
        const members = { grant_type: OTP_GRANT, realm: 'sms', username, otp, scope: SCOPE };
        const signIn = await auth.signIn(members);
        if (!signIn.ok) return answerFailure(verifyFailure(signIn.answer));
        const { profile, tokens } = signIn;
        return {
          status: 200,
          body: { profile },
          headers: sessions.open({ profile, tokens }, headers),
        };
      },
    ],
  ];
}

function startFailure({ status, body, headers }: AuthAnswer): Failure {
  if (status === 429) return rateLimited(headers);
  switch (body.error) {
    case 'requires_verification':
      return { ok: false, error: 'challenge_required', proofOfWork: body.proof_of_work };
    case 'bad.phone_number':
      return { ok: false, error: 'invalid_phone' };
    case 'sms_provider_error': {
      const isImpossible = String(body.error_description).includes(IMPOSSIBLE_RECIPIENT);
      return { ok: false, error: isImpossible ? 'invalid_phone' : 'send_failed' };
    }
    default:
      return { ok: false, error: 'server_error' };
  }
}

function verifyFailure({ status, body, headers }: AuthAnswer): Failure {
  if (status === 429) return rateLimited(headers);
  if (body.error !== 'invalid_grant') return { ok: false, error: 'server_error' };
  switch (refusalReasonOf(body.error_description)) {
    case 'expired':
      return { ok: false, error: 'code_expired' };
    case 'too_many_attempts':
      return { ok: false, error: 'too_many_attempts' };
    default:
      return {
        ok: false,
        error: 'invalid_code',
        attemptsLeft: typeof body.attempts_left === 'number' ? body.attempts_left : undefined,
        reason: body.reason === 'superseded' ? body.reason : undefined,
      };
  }
}

function rateLimited(headers: AuthAnswer['headers']): Failure {
  const seconds = Number(headers['retry-after'] ?? 60);
  return { ok: false, error: 'rate_limited', retryAfterSeconds: seconds };
}
