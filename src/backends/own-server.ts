/**
 * One's own server, whose author is free to choose what it takes and answers: `twilio-verify.ts` tells
 * what that is.
 */
import { errorCodes, type PasswordlessError } from '../errors.js';
import { member, type HttpAnswer } from '../http.js';
import { number, refusal, server, textHint, type AdapterOptions } from './adapter.js';
import type { Challenge, PasswordlessBackend, Profile, TokenSet } from './backend.js';

export const sentCode = (json: unknown): Challenge => ({
  transaction: member(json, 'transaction'),
  codeLength: number(json, 'code_length'),
  expiresInSeconds: number(json, 'expires_in'),
  resendInSeconds: number(json, 'resend_in'),
  attemptsLeft: number(json, 'attempts_left'),
  maskedDestination: textHint(json, 'destination'),
  channels: member(json, 'channels') as Challenge['channels'],
});

export const profileIn = (json: unknown): Profile | undefined => {
  const profile = member(json, 'profile');
  return typeof profile === 'object' && profile ? (profile as Profile) : undefined;
};

const texts = ['access_token', 'id_token', 'refresh_token', 'token_type', 'scope'] as const;

export const tokensIn = (json: unknown): TokenSet => ({
  ...Object.fromEntries(texts.map((name) => [name, textHint(json, name)])),
  expires_in: number(json, 'expires_in'),
  profile: profileIn(json),
});

/** Its words are the codes of `PasswordlessError`. */
export const ownCode = (word: unknown): PasswordlessError['code'] | undefined =>
  errorCodes.find((code) => code === word);

/**
 * The error of an answer; undefined when it refuses nothing.
 *
 * @param word What its word stands for.
 */
export function refused(
  answer: HttpAnswer,
  word: PasswordlessError['code'] | undefined,
): PasswordlessError | undefined {
  const { ok, json } = answer;
  // Twilio says 200 and `valid: false` of a wrong code, and a server may hand that through.
  const isWrong = member(json, 'valid') === false;
  if (ok && !word && !isWrong && !member(json, 'error')) return undefined;
  const code = word ?? (isWrong ? 'invalid_code' : undefined);
  const wait = number(json, 'retry_after');
  return refusal(answer, code, {
    attemptsLeft: member(json, 'attempts_left'),
    isSuperseded: member(json, 'reason') === 'superseded',
    ...(wait && { retryAfterSeconds: Math.min(Math.max(wait, 1), 3600) }),
    continuation:
      code === 'challenge_required'
        ? member(json, 'proof_of_work')
        : code === 'mfa_required'
          ? json
          : undefined,
  });
}

export interface OwnServerOptions extends AdapterOptions {
  /** Without a final slash. */
  readonly url: string;
  readonly credentials: RequestCredentials;
}

/** @param read What a right code is answered by. */
export function ownServer(
  options: OwnServerOptions,
  checkPath: string,
  read: (json: unknown) => TokenSet,
): PasswordlessBackend {
  const ask = server({
    ...options,
    refuse: (answer) => refused(answer, ownCode(member(answer.json, 'error'))),
  });
  return {
    async start({ phoneNumber, locale, channel, proof, resendOf }, { signal }) {
      const body = { phone_number: phoneNumber, locale, channel, proof, transaction: resendOf };
      return sentCode((await ask('/start', { body, signal })).json);
    },
    async verify({ phoneNumber, code, transaction }, { signal }) {
      const body = { phone_number: phoneNumber, code, transaction };
      return read((await ask(checkPath, { body, signal })).json);
    },
  };
}
