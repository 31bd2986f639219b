/** What the flow asks of whoever sends and checks codes. Knows no server and no wire format. */

/** What a backend needs to send a code. */
export interface StartRequest {
  /** E.164. */
  readonly phoneNumber: string;
  /** BCP 47: the language that the visitor reads, for the text of the message. */
  readonly locale: string;
  /** Comes back with the tokens (RFC 6749 §4.1.1). */
  readonly state: string;
  /** Space-separated (RFC 6749 §3.3). */
  readonly scope: string;
  /** The API that the access token is for. */
  readonly audience?: string;
  /** How the code travels. `sms` unless the visitor chose another of the challenge's channels. */
  readonly channel: Channel;
  /** The transaction of the challenge that this one replaces. */
  readonly resendOf?: unknown;
  /** The answer of a bot check, for backends that ask for one. */
  readonly proof?: string;
}

export type Channel = 'sms' | 'voice' | 'whatsapp' | 'email';

/** A code that is on its way. Every member but `transaction` is a hint that a backend may leave out. */
export interface Challenge {
  /** Whatever the backend needs to see again in `verify`; opaque to everybody else. */
  readonly transaction?: unknown;
  /** 4 to 10 digits. */
  readonly codeLength?: number | undefined;
  readonly expiresInSeconds?: number | undefined;
  readonly resendInSeconds?: number | undefined;
  readonly attemptsLeft?: number | undefined;
  /** Where the code went, as the backend wants it shown. */
  readonly maskedDestination?: string | undefined;
  /** Other ways to get a code. */
  readonly channels?: readonly Channel[] | undefined;
}

/** What a backend needs to check a code. */
export interface VerifyRequest {
  /** E.164: the number that the code was sent to. */
  readonly phoneNumber: string;
  /** The digits that the visitor entered. */
  readonly code: string;
  readonly transaction?: unknown;
  readonly locale: string;
  readonly state: string;
  readonly scope: string;
  readonly audience?: string;
}

/** Claims of the id_token or of `/userinfo` (OpenID Connect Core §5.1). */
export type Profile = Readonly<Record<string, unknown>>;

/** A token endpoint's answer (RFC 6749 §5.1) and the profile. What the backend doesn't give is absent. */
export interface TokenSet {
  readonly profile?: Profile | undefined;
  readonly id_token?: string | undefined;
  readonly access_token?: string | undefined;
  readonly refresh_token?: string | undefined;
  readonly token_type?: string | undefined;
  /** Seconds. */
  readonly expires_in?: number | undefined;
  readonly scope?: string | undefined;
  /** Only from backends that echo it. */
  readonly state?: string;
}

export interface BackendOptions {
  /** Aborted when nobody waits for the answer any more; must be honoured. */
  readonly signal: AbortSignal;
}

/**
 * Sends codes and checks them. The flow has at most one call under way at a time; a call whose
 * signal is aborted may still settle, and is ignored.
 *
 * Rejections are `PasswordlessError`s of any code; anything else thrown becomes `server_error`.
 */
export interface PasswordlessBackend {
  /** Sends a code. Called again for a resend, then with `resendOf`. */
  start(request: StartRequest, options: BackendOptions): Promise<Challenge>;
  /** Checks a code and signs in. Called once for each code that the visitor submits. */
  verify(request: VerifyRequest, options: BackendOptions): Promise<TokenSet>;
}
