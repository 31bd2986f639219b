/** What it means to send an SMS. */

export interface SmsMessage {
  /** E.164 */
  to: string;
  body: string;
  /** Also in `body`; the outbox shows it apart. */
  code: string;
}

export interface SmsSender {
  /** @throws SmsError if the message was not accepted. */
  send(message: SmsMessage): Promise<void>;
}

/** The provider refused or could not be reached. The message is told to the client, so it holds no number and no code. */
export class SmsError extends Error {
  override name = 'SmsError';
}
