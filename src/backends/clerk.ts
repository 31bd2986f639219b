/** Clerk, by the instance that the page has: its API is for Clerk's own scripts only. */
import { networkError } from '../basics/offline.js';
import { PasswordlessError, type PasswordlessErrorCode } from '../errors.js';
import { member, type HttpAnswer } from '../http.js';
import { badResponse, codeOf, isText, refusal, type Words } from './adapter.js';
import type { Challenge, PasswordlessBackend } from './backend.js';

/** What is asked of Clerk's `SignIn` and `SignUp`. */
interface Attempt {
  readonly id?: string | undefined;
  readonly status: string | null;
  readonly createdSessionId: string | null;
}

interface PhoneCode {
  readonly strategy: 'phone_code';
  readonly channel?: 'whatsapp';
}

interface SignIn extends Attempt {
  readonly supportedFirstFactors: readonly object[] | null;
  create(request: { identifier: string }): Promise<SignIn>;
  prepareFirstFactor(request: PhoneCode & { phoneNumberId: string }): Promise<SignIn>;
  attemptFirstFactor(request: PhoneCode & { code: string }): Promise<SignIn>;
}

interface SignUp extends Attempt {
  create(request: { phoneNumber: string; locale: string }): Promise<SignUp>;
  preparePhoneNumberVerification(request: PhoneCode): Promise<SignUp>;
  attemptPhoneNumberVerification(request: { code: string }): Promise<SignUp>;
}

/** The part of Clerk's instance that is used; `@clerk/clerk-js` 5 and 6 have it. */
export interface ClerkInstance {
  readonly loaded: boolean;
  load(): Promise<unknown>;
  readonly client?: { readonly signIn: unknown; readonly signUp: unknown } | undefined;
  readonly user?: object | null | undefined;
  setActive(request: { session: string }): Promise<unknown>;
}

export interface ClerkOptions {
  /** Default: `globalThis.Clerk`, when it is needed. */
  readonly clerk?: ClerkInstance | undefined;
  /** Whether numbers that nobody has signed in with get an account. Default true. */
  readonly createUser?: boolean | undefined;
  /** For each of Clerk's answers. Default 15. */
  readonly deadlineSeconds?: number | undefined;
}

const words: Words = {
  invalid_phone: 'form_param_format_invalid form_param_value_invalid',
  invalid_code: 'form_code_incorrect',
  code_expired: 'verification_expired',
  too_many_attempts: 'verification_failed',
  rate_limited: 'too_many_requests verification_code_too_many_requests signup_rate_limit_exceeded',
  not_allowed:
    'form_identifier_not_found not_allowed_access not_allowed_to_sign_up sign_up_mode_restricted sign_up_restricted_waitlist invitation_account_not_exists session_exists',
  user_blocked: 'user_locked user_banned user_deactivated device_blocked action_blocked',
  challenge_required: 'captcha_invalid captcha_missing_token captcha_unavailable requires_captcha',
  misconfigured: 'strategy_for_user_invalid captcha_not_enabled form_param_unknown',
  network: 'network_error',
  offline: 'clerk_offline',
};

/** Of a sign-in or sign-up whose code was right. */
const statuses: Words = {
  mfa_required: 'needs_second_factor needs_client_trust',
  challenge_required: 'needs_protect_check',
  misconfigured: 'missing_requirements needs_new_password',
};

/** Clerk's errors have a list of them; what its own scripts find out has a code. */
function wordOf(error: unknown): unknown {
  const { errors, code } = Object(error) as { errors?: unknown; code?: unknown };
  return Array.isArray(errors) ? member(errors[0], 'code') : code;
}

function readError(error: unknown): PasswordlessError {
  const { status, retryAfter } = Object(error) as { status?: unknown; retryAfter?: unknown };
  const answer = {
    status: typeof status === 'number' ? status : 0,
    retryAfterSeconds: typeof retryAfter === 'number' ? retryAfter : undefined,
  } as HttpAnswer;
  const code = codeOf(words, wordOf(error));
  if (answer.status || code) return refusal(answer, code);
  // What isn't reached is an ordinary error whose message tells it, to Clerk's own scripts too.
  return /network\s*error/i.test(String(error)) ? networkError(error) : badResponse('Clerk failed');
}

/** Clerk's calls can't be ended: what they answer too late is ignored. */
const answered = <Answer>(
  call: () => Promise<Answer>,
  signal: AbortSignal,
  deadlineSeconds = 15,
): Promise<Answer> =>
  new Promise<Answer>((resolve, reject) => {
    signal.throwIfAborted();
    const end = () => reject(signal.reason as Error);
    signal.addEventListener('abort', end);
    const late = () => reject(new PasswordlessError('timeout', { message: 'no answer' }));
    const timer = setTimeout(late, deadlineSeconds * 1000);
    call()
      .catch((error: unknown) => {
        throw readError(error);
      })
      .finally(() => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
      })
      .then(resolve, reject);
  });

/** As Clerk's texts say; less is refused. */
const resendInSeconds = 30;

/**
 * A backend for a page that has Clerk. Numbers without an account get one, where Clerk lets them. The
 * sign-in is Clerk's own session, whose tokens `Clerk.session.getToken()` gives.
 *
 * In Clerk's dashboard, sign-up and sign-in with phone have to be on, and nothing but the phone number
 * may be required. Clerk runs its own bot check, in an element with the id `clerk-captcha` if the page
 * has one.
 *
 * @see https://clerk.com/docs/guides/development/custom-flows/authentication/legacy/email-sms-otp
 */
export function clerk(options: ClerkOptions = {}): PasswordlessBackend {
  const { createUser = true, deadlineSeconds } = options;

  const find = async (signal: AbortSignal) => {
    const wait = <Answer>(call: () => Promise<Answer>) => answered(call, signal, deadlineSeconds);
    const instance = options.clerk ?? (globalThis as { Clerk?: ClerkInstance }).Clerk;
    if (!instance) throw fault('misconfigured', 'there is no Clerk in the page');
    if (!instance.loaded) await wait(() => instance.load());
    const { signIn, signUp } = (instance.client ?? {}) as { signIn?: SignIn; signUp?: SignUp };
    if (!signIn || !signUp) throw badResponse('Clerk has no client');
    return { wait, instance, signIn, signUp };
  };

  return {
    async start({ phoneNumber, locale, channel, resendOf }, { signal }) {
      const { wait, signIn, signUp } = await find(signal);
      const strategy = 'phone_code';
      const way: PhoneCode = channel === 'whatsapp' ? { strategy, channel } : { strategy };
      const sent = ({ id }: Attempt): Challenge => {
        if (!isText(id)) throw badResponse('no attempt');
        return { transaction: { id }, resendInSeconds };
      };
      const toSignIn = async (attempt: SignIn) => {
        const challenge = sent(attempt);
        const phoneNumberId = phoneNumberOf(attempt.supportedFirstFactors, phoneNumber);
        await wait(() => attempt.prepareFirstFactor({ ...way, phoneNumberId }));
        return challenge;
      };
      const toSignUp = async (attempt: SignUp) => {
        const challenge = sent(attempt);
        await wait(() => attempt.preparePhoneNumberVerification(way));
        return challenge;
      };

      if (isSame(signIn, resendOf)) return toSignIn(signIn);
      if (isSame(signUp, resendOf)) return toSignUp(signUp);
      const known = await wait(() =>
        signIn.create({ identifier: phoneNumber }).catch((error: unknown) => {
          if (createUser && wordOf(error) === 'form_identifier_not_found') return undefined;
          throw error;
        }),
      );
      if (known) return toSignIn(known);
      return toSignUp(await wait(() => signUp.create({ phoneNumber, locale })));
    },

    async verify({ phoneNumber, code, transaction }, { signal }) {
      const { wait, instance, signIn, signUp } = await find(signal);
      const isKnown = isSame(signIn, transaction);
      if (!isKnown && !isSame(signUp, transaction))
        throw fault('code_expired', 'Clerk is at another attempt');
      const attempt = await wait<Attempt>(() =>
        isKnown
          ? signIn.attemptFirstFactor({ strategy: 'phone_code', code })
          : signUp.attemptPhoneNumberVerification({ code }),
      );
      const { status, createdSessionId: session } = attempt;
      const unfinished = codeOf(statuses, status);
      if (unfinished) throw fault(unfinished, 'Clerk asks for more than a code', attempt);
      if (status !== 'complete' || !isText(session)) throw badResponse('no session');
      await wait(() => instance.setActive({ session }));
      const claims = {
        sub: member(instance.user, 'id'),
        name: member(instance.user, 'fullName'),
        picture: member(instance.user, 'imageUrl'),
        phone_number: phoneNumber,
      };
      return {
        profile: Object.fromEntries(Object.entries(claims).filter(([, value]) => isText(value))),
      };
    },
  };
}

const isSame = ({ id }: Attempt, transaction: unknown): boolean =>
  isText(id) && id === member(transaction, 'id');

const fault = (code: PasswordlessErrorCode, message: string, continuation?: unknown) =>
  new PasswordlessError(code, { message, continuation });

/** An account may have several numbers; the one that it was asked by is told in full. */
function phoneNumberOf(factors: unknown, phoneNumber: string): string {
  const all = (Array.isArray(factors) ? (factors as unknown[]) : []).filter(
    (factor) => member(factor, 'strategy') === 'phone_code',
  );
  const one = all.find((factor) => member(factor, 'safeIdentifier') === phoneNumber) ?? all[0];
  const id = member(one, 'phoneNumberId');
  if (!isText(id)) throw fault('misconfigured', 'no sign-in by phone code');
  return id;
}
