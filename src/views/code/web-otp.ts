/** Fills the code field from the SMS itself, where the browser can read it and the visitor agrees. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readCode } from '../../code/read-code.js';
import { canReadSms, readSms } from '../../code/web-otp.js';
import type { FlowCore } from '../../flow/core.js';

type Host = ReactiveControllerHost &
  HTMLElement & { readonly autoSubmit: boolean; readonly mode: string; readonly open: boolean };

/** Ends the page's wait: browsers answer one at a time for a whole page, and the newest code step has it. */
let endWait: (() => void) | undefined;

export class WebOtp implements ReactiveController {
  readonly #host: Host;
  readonly #flow: FlowCore;
  #request: AbortController | undefined;
  /** When the code was sent that was asked for last, and whether the visitor wanted no such help. */
  #askedFor = 0;
  #isRefused = false;
  /** Whether an answer came that nobody has checked yet: another one could only be the same. */
  #isFilled = false;

  constructor(host: Host, flow: FlowCore) {
    this.#host = host;
    this.#flow = flow;
    host.addController(this);
  }

  hostUpdated(): void {
    const { state } = this.#flow;
    const { isConnected, mode, open } = this.#host;
    if (state.step === 'verifying') this.#isFilled = false;
    // Not in the moment after it was taken out of the page, when the flow is about to be closed;
    // and nobody is signed in who has closed the dialog.
    if (state.step === 'code-entry' && isConnected && (open || mode !== 'modal'))
      this.#ask(state.challenge.sentAt);
    else this.#stop();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #ask(sentAt: number): void {
    const isNew = sentAt !== this.#askedFor;
    this.#askedFor = sentAt;
    if (isNew) this.#isRefused = this.#isFilled = false;
    const isTaken = endWait !== undefined && !isNew;
    const isAnswered = this.#isRefused || this.#isFilled;
    if (this.#request || isTaken || isAnswered || !canReadSms()) return;
    endWait?.();
    endWait = this.#stop;
    const request = (this.#request = new AbortController());
    void readSms(request.signal).then((code) => {
      if (this.#request !== request) return;
      this.#stop();
      this.#isFilled = !(this.#isRefused = !code);
      // The visitor entered nothing, and need not hear of what is no code.
      const { state } = this.#flow;
      if (!code || state.step !== 'code-entry') return;
      if (readCode(code, state.challenge.codeLength).outcome !== 'complete') return;
      this.#flow.typeCode(code);
      if (this.#host.autoSubmit) this.#flow.submitCode({ isAutomatic: true });
    });
  }

  readonly #stop = () => {
    this.#request?.abort();
    this.#request = undefined;
    if (endWait === this.#stop) endWait = undefined;
  };
}
