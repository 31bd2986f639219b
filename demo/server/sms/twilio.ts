/**
 * Sends through Twilio's Messages resource.
 * @see https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 */
import type { TwilioConfig } from '../config.js';
import { createTwilioRequest } from '../twilio-request.js';
import { SmsError, type SmsSender } from './sender.js';

export function createTwilioSender(config: TwilioConfig, timeoutMilliseconds?: number): SmsSender {
  const path = `/2010-04-01/Accounts/${encodeURIComponent(config.accountSid)}/Messages.json`;
  const url = new URL(path, config.apiUrl);
  const request = createTwilioRequest(config, timeoutMilliseconds);

  return {
    async send({ to, body }) {
      const { status, code } = await request(url, { To: to, ...config.source, Body: body }).catch(
        (error: unknown) => {
          const isTimeout = error instanceof Error && error.name === 'TimeoutError';
          throw new SmsError(
            isTimeout
              ? 'Timeout while calling the SMS gateway.'
              : 'The SMS gateway could not be reached.',
          );
        },
      );
      if (status >= 200 && status < 300) return;
      throw new SmsError(
        code === undefined
          ? `Unexpected response while calling the SMS gateway: ${status}`
          : `The SMS gateway refused the message. (Code: ${code})`,
      );
    },
  };
}
