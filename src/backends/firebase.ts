/** Firebase Authentication by its REST interface, Identity Toolkit. Knows nothing of Firebase's own SDK. */
import { PasswordlessError, type PasswordlessErrorCode } from '../errors.js';
import { member } from '../http.js';
import {
  codeOf,
  readUrl,
  refusal,
  required,
  server,
  text,
  type AdapterOptions,
  type Words,
} from './adapter.js';
import type { BackendOptions, PasswordlessBackend } from './backend.js';

export interface FirebaseOptions extends AdapterOptions {
  /** The `apiKey` of the web app's configuration. */
  readonly key: string;
  /**
   * Default `https://identitytoolkit.googleapis.com`. The emulator's is
   * `http://127.0.0.1:9099/identitytoolkit.googleapis.com`.
   */
  readonly url?: string | undefined;
  /**
   * Gets a reCAPTCHA token, each time that a code is sent: Firebase sends none without. The widget
   * loads no script of Google's. Not asked when the page gave the answer of a bot check.
   */
  readonly appVerifier?:
    ((action: 'sendVerificationCode', options: BackendOptions) => Promise<string>) | undefined;
  /** Whether that is a token of reCAPTCHA Enterprise, for projects that enforce it. Default false: v2. */
  readonly enterprise?: boolean | undefined;
}

const words: Words = {
  invalid_phone: 'INVALID_PHONE_NUMBER',
  invalid_code: 'INVALID_CODE MISSING_CODE',
  code_expired: 'SESSION_EXPIRED INVALID_SESSION_INFO MISSING_SESSION_INFO',
  rate_limited: 'TOO_MANY_ATTEMPTS_TRY_LATER QUOTA_EXCEEDED',
  not_allowed: 'ADMIN_ONLY_OPERATION BLOCKING_FUNCTION_ERROR_RESPONSE UNSUPPORTED_FIRST_FACTOR',
  user_blocked: 'USER_DISABLED',
  challenge_required:
    'CAPTCHA_CHECK_FAILED INVALID_APP_CREDENTIAL MISSING_CLIENT_IDENTIFIER MISSING_RECAPTCHA_TOKEN INVALID_RECAPTCHA_TOKEN',
  // The last three are statuses, of keys above all.
  misconfigured:
    'OPERATION_NOT_ALLOWED CONFIGURATION_NOT_FOUND BILLING_NOT_ENABLED RECAPTCHA_NOT_ENABLED PERMISSION_DENIED UNAUTHENTICATED INVALID_ARGUMENT',
};

function codeOfError(error: unknown): PasswordlessErrorCode | undefined {
  const [word, detail = ''] = String(member(error, 'message')).split(' : ');
  // One word for a provider that is off, and for a country that the project sends no messages to.
  if (word === 'OPERATION_NOT_ALLOWED' && detail.includes('region')) return 'unsupported_country';
  return codeOf(words, word) ?? codeOf(words, member(error, 'status'));
}

/**
 * A backend for a Firebase project whose phone provider is enabled.
 *
 * The `id_token` is what Firebase's own SDK sends as a bearer token; there is no `access_token`.
 *
 * @throws {TypeError} when `key` is missing.
 * @see https://firebase.google.com/docs/auth/web/phone-auth
 */
export function firebase(options: FirebaseOptions): PasswordlessBackend {
  const { appVerifier, enterprise = false, ...shared } = options;
  const key = encodeURIComponent(required(options.key, 'key'));
  const ask = server({
    ...shared,
    // An attribute that isn't there is empty.
    url: readUrl([options.url, 'https://identitytoolkit.googleapis.com'].find(Boolean)),
    refuse: (answer) => {
      const { json, ok } = answer;
      if (!ok) return refusal(answer, codeOfError(member(json, 'error')));
      return member(json, 'mfaPendingCredential')
        ? refusal(answer, 'mfa_required', { continuation: json })
        : undefined;
    },
  });

  async function verifyApp(signal: AbortSignal) {
    try {
      return await appVerifier?.('sendVerificationCode', { signal });
    } catch (cause) {
      signal.throwIfAborted();
      throw new PasswordlessError('challenge_required', { cause });
    }
  }

  return {
    async start({ phoneNumber, locale, proof }, { signal }) {
      const token = proof ?? (await verifyApp(signal));
      const { json } = await ask(`/v1/accounts:sendVerificationCode?key=${key}`, {
        body: {
          phoneNumber,
          // reCAPTCHA v2, or Enterprise.
          [enterprise ? 'captchaResponse' : 'recaptchaToken']: token,
          clientType: 'CLIENT_TYPE_WEB',
          ...(enterprise && { recaptchaVersion: 'RECAPTCHA_ENTERPRISE' }),
        },
        headers: { 'x-firebase-locale': locale },
        signal,
      });
      return { transaction: text(json, 'sessionInfo'), codeLength: 6 };
    },

    async verify({ code, transaction }, { signal }) {
      const { json } = await ask(`/v1/accounts:signInWithPhoneNumber?key=${key}`, {
        body: { sessionInfo: transaction, code },
        signal,
      });
      return {
        id_token: text(json, 'idToken'),
        refresh_token: text(json, 'refreshToken'),
        expires_in: Number(text(json, 'expiresIn')),
        profile: { sub: text(json, 'localId'), phone_number: member(json, 'phoneNumber') },
      };
    },
  };
}
