/** One's own server in front of Twilio Verify, or of whatever else sends the codes. */
import { readUrl, type AdapterOptions } from './adapter.js';
import type { PasswordlessBackend } from './backend.js';
import { ownServer, tokensIn } from './own-server.js';

export interface TwilioVerifyOptions extends AdapterOptions {
  /** What `/start` and `/check` are below of, such as `/api/verify`. */
  readonly url: string;
  /** `include` where the server is of another origin and signs in by cookies. Default `same-origin`. */
  readonly credentials?: 'same-origin' | 'include' | undefined;
}

/**
 * A backend for a server of one's own that answers as follows. It suits Twilio Verify, whose account
 * must stay on the server, and everything else that sends and checks codes.
 *
 * `POST {url}/start` with
 * `{"phone_number": "+14155550132", "locale": "en", "channel": "sms", "proof": "…"}`, of which `channel` is
 * one of `sms`, `voice`, `whatsapp`, `email`, and `proof` is there only when a bot check was asked for.
 * To resend is to ask again, with the `transaction` of the answer before, if it had one.
 * 200 with any of these:
 *
 * - `expires_in`: seconds that the code lives. Twilio: 600.
 * - `code_length`: digits. Default 6.
 * - `resend_in`: seconds until another code may be asked for.
 * - `attempts_left`: guesses.
 * - `channels`: the ways by which a code may be asked for, such as `["sms", "voice"]`.
 * - `destination`: where the code went, as it may be shown: `"+1 ••• 0132"`.
 * - `transaction`: any JSON that `/check` needs to see again, such as the id of the verification.
 *
 * `POST {url}/check` with `{"phone_number": "+14155550132", "code": "123456", "transaction": …}`.
 * 200 when the code is right, and only then, with any of `profile` (claims as in OpenID Connect),
 * `access_token`, `id_token`, `refresh_token`, `token_type`, `expires_in`, `scope`. An empty object will
 * do where a cookie says it all. (Twilio itself says 200 of a wrong code, with `"valid": false`; that
 * passed on is `invalid_code`.)
 *
 * Errors, with a status of 400 and more, of both: `{"error": "invalid_code"}`, which is one of
 *
 * - `invalid_phone` (Twilio 60200, 60205), `unsupported_country`, `send_failed`
 * - `invalid_code`, with `attempts_left`; `"reason": "superseded"` when a newer code was sent
 * - `code_expired` (Twilio 20404), `too_many_attempts` (Twilio 60202)
 * - `rate_limited` (Twilio 60203, 60212), with `retry_after` in seconds, or the header `Retry-After`
 * - `not_allowed` (nobody may sign up), `user_blocked`
 * - `challenge_required`, with `proof_of_work`, the challenge; its answer is `proof` of the next `/start`
 * - `mfa_required`, with whatever it takes to go on
 * - `misconfigured`, `server_error`
 *
 * Bodies are JSON, so that other origins can send them only where CORS allows it. The server has to
 * limit codes by number and by address itself.
 *
 * @throws {TypeError} when `url` is no address.
 * @see https://www.twilio.com/docs/verify/api
 */
export const twilioVerify = (options: TwilioVerifyOptions): PasswordlessBackend =>
  ownServer(
    {
      ...options,
      url: readUrl(options.url),
      credentials: options.credentials ?? 'same-origin',
    },
    '/check',
    tokensIn,
  );
