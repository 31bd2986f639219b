/**
 * A backend in memory, for tests and for looking at every state without a server. Numbers and codes of
 * its own stand for whatever can happen.
 */
import { errorCodes, PasswordlessError, type PasswordlessErrorCode } from '../errors.js';
import type { BackendOptions, Challenge, PasswordlessBackend, TokenSet } from './backend.js';

export interface DemoOptions {
  /** How long each answer takes. Default 0.5. */
  readonly latencySeconds?: number | undefined;
  /** What is told of each code. Default: 6 digits, 300 seconds, 3 tries. */
  readonly challenge?: Omit<Challenge, 'transaction'> | undefined;
  /** What a sign-in brings. Default: an access token and a profile. */
  readonly tokens?: TokenSet | undefined;
}

/**
 * E.164, from a range reserved for fiction: numbers that something happens with when a code is sent.
 * Every other number gets a code.
 */
export const demoNumbers = {
  invalid_phone: '+14155550150',
  unsupported_country: '+14155550151',
  /** For 90 seconds. */
  rate_limited: '+14155550152',
  send_failed: '+14155550153',
  not_allowed: '+14155550154',
  user_blocked: '+14155550155',
  /** Until there is a proof. */
  challenge_required: '+14155550156',
  offline: '+14155550157',
  network: '+14155550158',
  timeout: '+14155550159',
  server_error: '+14155550160',
  bad_response: '+14155550161',
  misconfigured: '+14155550162',
  /** No answer ever comes. */
  silence: '+14155550163',
  /** The first code is sent; when another one is asked for, no answer ever comes. */
  silenceAtResend: '+14155550164',
  /** Codes of four digits, and of ten. */
  short: '+14155550170',
  long: '+14155550171',
  /** Codes that expire after ten seconds. */
  brief: '+14155550172',
  /** A code can be had by a call, by WhatsApp and by email, and at once. */
  channels: '+14155550173',
} as const;

/**
 * Codes that something happens with. `right` signs in (of codes with another length: as many digits of
 * 1234567890); all others are wrong.
 */
export const demoCodes = {
  right: '123456',
  invalid_code: '000000',
  code_expired: '000001',
  too_many_attempts: '000002',
  /** For 90 seconds. */
  rate_limited: '000003',
  user_blocked: '000004',
  mfa_required: '000005',
  network: '000006',
  timeout: '000007',
  server_error: '000008',
  bad_response: '000009',
  token_invalid: '000010',
  not_allowed: '000011',
  /** The code of an earlier message. */
  superseded: '000012',
  /** No answer ever comes. */
  silence: '000013',
} as const;

const hints: Readonly<Record<string, Challenge>> = {
  [demoNumbers.short]: { codeLength: 4 },
  [demoNumbers.long]: { codeLength: 10 },
  [demoNumbers.brief]: { expiresInSeconds: 10 },
  [demoNumbers.channels]: { resendInSeconds: 0, channels: ['voice', 'whatsapp', 'email'] },
};

/** What was sent. */
interface Sent {
  readonly code: string;
  readonly expiresAt: number;
  attemptsLeft: number;
}

const nameOf = (values: Readonly<Record<string, string>>, value: string) =>
  Object.keys(values).find((name) => values[name] === value);

/** A backend in memory. Each one knows only the codes that it has sent itself. */
export function demo({
  latencySeconds = 0.5,
  challenge,
  tokens,
}: DemoOptions = {}): PasswordlessBackend {
  const sent = new Map<string, Sent>();

  /** Answers after a while, unless nobody waits for it any more. */
  const answer = <Answer>(
    { signal }: BackendOptions,
    what: () => Answer,
    isSilent: boolean,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const abort = () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        if (isSilent) return;
        signal.removeEventListener('abort', abort);
        // What it throws rejects the promise.
        resolve(Promise.resolve().then(what));
      }, latencySeconds * 1000);
      signal.addEventListener('abort', abort, { once: true });
      if (signal.aborted) abort();
    });

  return {
    start({ phoneNumber, proof, resendOf }, options) {
      const name = nameOf(demoNumbers, phoneNumber);
      const isSilent = name === 'silence' || (name === 'silenceAtResend' && resendOf !== undefined);
      const send = (): Challenge => {
        const isProved = name === 'challenge_required' && proof;
        if (name && isError(name) && !isProved) throw failure(name);
        const told: Challenge = {
          codeLength: 6,
          expiresInSeconds: 300,
          attemptsLeft: 3,
          ...challenge,
          ...hints[phoneNumber],
        };
        sent.set(phoneNumber, {
          code: '1234567890'.slice(0, told.codeLength),
          expiresAt: Date.now() + (told.expiresInSeconds ?? 300) * 1000,
          attemptsLeft: told.attemptsLeft ?? 3,
        });
        return { ...told, transaction: 'demo' };
      };
      return answer(options, send, isSilent);
    },

    verify({ phoneNumber, code }, options) {
      const name = nameOf(demoCodes, code);
      const check = (): TokenSet => {
        const known = sent.get(phoneNumber);
        if (!known || known.expiresAt <= Date.now()) throw failure('code_expired');
        if (name === 'superseded')
          throw new PasswordlessError('invalid_code', { reason: 'superseded' });
        if (name && isError(name) && name !== 'invalid_code') throw failure(name);
        if (known.attemptsLeft < 1) throw failure('too_many_attempts');
        if (code !== known.code) {
          known.attemptsLeft--;
          const { attemptsLeft } = known;
          throw new PasswordlessError('invalid_code', { attemptsLeft });
        }
        sent.delete(phoneNumber);
        return (
          tokens ?? {
            access_token: 'demo',
            token_type: 'Bearer',
            expires_in: 3600,
            profile: { sub: `demo|${phoneNumber.slice(1)}`, phone_number: phoneNumber },
          }
        );
      };
      return answer(options, check, name === 'silence');
    },
  };
}

/** The other names stand for what is no error. */
const isError = (name: string): name is PasswordlessErrorCode =>
  (errorCodes as readonly string[]).includes(name);

const failure = (code: PasswordlessErrorCode): PasswordlessError =>
  new PasswordlessError(code, {
    retryAfterSeconds: code === 'rate_limited' ? 90 : undefined,
    continuation: code === 'mfa_required' ? { mfa_token: 'demo' } : undefined,
  });
