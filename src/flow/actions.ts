/** What a visitor does, as calls. Those that the state doesn't allow do nothing. */
import type { Channel } from '../backends/backend.js';
import type { FlowEvent, Untimed } from './state.js';

export class FlowActions {
  readonly #send: (event: Untimed<FlowEvent>) => void;

  constructor(send: (event: Untimed<FlowEvent>) => void) {
    this.#send = send;
  }

  /** Takes what stands in the phone field. `country` is ISO 3166-1 alpha-2. */
  typePhone(text: string, country?: string): void {
    this.#send({ type: 'typePhone', input: phoneInput(text, country) });
  }

  /** Checks the number and has a code sent to it. */
  submitPhone(text: string, country?: string): void {
    this.#send({ type: 'submitPhone', input: phoneInput(text, country) });
  }

  /** Sends to a number that is doubtful. */
  sendAnyway(): void {
    this.#send({ type: 'sendAnyway' });
  }

  /**
   * Has the code checked.
   *
   * @param isAutomatic Whether nobody asked for it: a code that was refused isn't checked again then.
   */
  submitCode({ isAutomatic = false } = {}): void {
    this.#send({ type: 'submitCode', isAutomatic });
  }

  /**
   * Sends another code, once the delay is over.
   *
   * @param channel One of those that the challenge offers. Default: as the last one travelled.
   */
  resend(channel?: Channel): void {
    this.#send({ type: 'resend', ...(channel && { channel }) });
  }

  /** Goes back to the phone number, which is kept; aborts what is under way. */
  changeNumber(): void {
    this.#send({ type: 'changeNumber' });
  }

  /** Aborts what is under way and stays at what the visitor was doing. */
  cancel(): void {
    this.#send({ type: 'cancel' });
  }

  /** Starts from the beginning; aborts what is under way. */
  reset(): void {
    this.#send({ type: 'reset' });
  }

  /** Ends everything that is under way; nothing happens until `open`. */
  close(): void {
    this.#send({ type: 'close' });
  }

  /** Starts again after `close`. */
  open(): void {
    this.#send({ type: 'open' });
  }
}

const phoneInput = (text: string, country?: string) => ({ text, ...(country && { country }) });
