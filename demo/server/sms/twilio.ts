/**
 * Sends through Twilio's Messages resource, without its SDK: it is one request.
 * @see https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 */
import type { TwilioConfig } from '../config.js';
import { SmsError, type SmsSender } from './sender.js';

const TIMEOUT_MILLISECONDS = 10_000;

/** Never tries again: Twilio takes no idempotency key, and a request that seems lost may have been sent. */
export function createTwilioSender(
  config: TwilioConfig,
  timeoutMilliseconds = TIMEOUT_MILLISECONDS,
): SmsSender {
  const path = `/2010-04-01/Accounts/${encodeURIComponent(config.accountSid)}/Messages.json`;
  const url = new URL(path, config.apiUrl);
  const authorization = `Basic ${Buffer.from(`${config.accountSid}:${config.authToken}`).toString('base64')}`;

  return {
    async send({ to, body }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization },
        body: new URLSearchParams({ To: to, ...config.source, Body: body }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMilliseconds),
      }).catch((error: unknown) => {
        const isTimeout = error instanceof Error && error.name === 'TimeoutError';
        throw new SmsError(
          isTimeout
            ? 'Timeout while calling the SMS gateway.'
            : 'The SMS gateway could not be reached.',
        );
      });
      if (response.ok) {
        await response.body?.cancel();
        return;
      }
      const code = await errorCode(response);
      throw new SmsError(
        code === undefined
          ? `Unexpected response while calling the SMS gateway: ${response.status}`
          : `The SMS gateway refused the message. (Code: ${code})`,
      );
    },
  };
}

/** Twilio's own number for the failure, such as 21211 for an impossible recipient. Its text is dropped: it quotes the number. */
async function errorCode(response: Response): Promise<number | undefined> {
  const answer: unknown = await response.json().catch(() => undefined);
  if (typeof answer !== 'object' || answer === null || !('code' in answer)) return undefined;
  return Number.isInteger(answer.code) ? (answer.code as number) : undefined;
}
