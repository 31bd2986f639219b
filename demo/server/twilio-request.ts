/** One request to Twilio's REST API, without its SDK. Never tries again: a request that seems lost may have done its work. */

const TIMEOUT_MILLISECONDS = 10_000;

export interface TwilioAccount {
  accountSid: string;
  authToken: string;
}

export interface TwilioAnswer {
  status: number;
  body: Readonly<Record<string, unknown>>;
  /** Twilio's own number for a failure, such as 21211. Its text is for nobody: it quotes the phone number. */
  code: number | undefined;
  retryAfterSeconds: number | undefined;
}

export type TwilioRequest = (url: URL, form: Record<string, string>) => Promise<TwilioAnswer>;

/** @returns a function that rejects as `fetch` does if there is no answer in time. */
export function createTwilioRequest(
  { accountSid, authToken }: TwilioAccount,
  timeoutMilliseconds = TIMEOUT_MILLISECONDS,
): TwilioRequest {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  return async (url, form) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams(form),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const answer: unknown = await response.json().catch(() => undefined);
    const body =
      typeof answer === 'object' && answer !== null ? (answer as TwilioAnswer['body']) : {};
    const retryAfter = response.headers.get('retry-after') ?? '';
    return {
      status: response.status,
      body,
      code: Number.isInteger(body.code) ? (body.code as number) : undefined,
      retryAfterSeconds: /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : undefined,
    };
  };
}
