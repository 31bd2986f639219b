/** Fills the code field from the SMS itself, where the browser can read it and the visitor agrees. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { canReadSms, readSms } from '../code/web-otp.js';
import type { FlowCore } from '../flow/core.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly autoSubmit: boolean };

/** Browsers answer one request at a time for a whole page: the newest code step has it. */
let asking: WebOtp | undefined;

export class WebOtp implements ReactiveController {
  readonly #host: Host;
  readonly #flow: FlowCore;
  #request: AbortController | undefined;
  /** When the code was sent that was asked for last, and whether the visitor wanted no such help. */
  #askedFor = 0;
  #isRefused = false;

  constructor(host: Host, flow: FlowCore) {
    this.#host = host;
    this.#flow = flow;
    host.addController(this);
  }

  hostUpdated(): void {
    const { state } = this.#flow;
    // Not in the moment after it was taken out of the page, when the flow is about to be closed.
    if (state.step === 'code-entry' && this.#host.isConnected) this.#ask(state.challenge.sentAt);
    else this.#stop();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #ask(sentAt: number): void {
    const isNew = sentAt !== this.#askedFor;
    if (isNew) this.#isRefused = false;
    const isTaken = asking !== undefined && !isNew;
    if (this.#request || isTaken || this.#isRefused || !canReadSms()) return;
    if (asking) asking.#stop();
    asking = this;
    this.#askedFor = sentAt;
    const request = (this.#request = new AbortController());
    void readSms(request.signal).then((code) => {
      if (this.#request !== request) return;
      this.#stop();
      if (code === undefined) this.#isRefused = true;
      else if (this.#flow.typeCode(code).outcome === 'complete' && this.#host.autoSubmit)
        this.#flow.submitCode({ isAutomatic: true });
    });
  }

  #stop(): void {
    this.#request?.abort();
    this.#request = undefined;
    if (asking === this) asking = undefined;
  }
}
