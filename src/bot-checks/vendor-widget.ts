/**
 * One widget of a vendor on the page, and one proof at a time from it. Knows no vendor: what their
 * scripts have to do is told in `VendorWidget`.
 */
import { PasswordlessError } from '../errors.js';
import type { BotCheck, BotCheckAction, BotCheckContext } from './bot-check.js';
import { untilAborted } from './until-aborted.js';

/** What a widget tells, at any time. */
export interface WidgetListener {
  /** There is a proof, whether it was asked for or the visitor was faster. */
  readonly solved: (proof: string) => void;
  /** There is none, or the one that there was has expired. `code` is the vendor's, for developers. */
  readonly failed: (code: string) => void;
}

/** A widget that was drawn. */
export interface DrawnWidget {
  /** Has the widget look for a proof, given here or to the listener. What it throws counts as a failure. */
  start(action: BotCheckAction, context: BotCheckContext): unknown;
  /** Makes it as if it had just been drawn. */
  reset(): void;
  remove(): void;
}

export interface VendorWidget<Api> {
  /** For the messages of errors. */
  readonly name: string;
  /** @throws {PasswordlessError} `misconfigured` when the page lacks the script. */
  readonly script: () => Api | PromiseLike<Api>;
  readonly draw: (
    api: Api,
    place: HTMLElement,
    listener: WidgetListener,
    context: BotCheckContext,
  ) => DrawnWidget;
}

interface Waiting {
  readonly resolve: (proof: string) => void;
  readonly reject: (error: unknown) => void;
}

/** A bot check that draws a vendor's widget. */
export class WidgetBotCheck<Api> implements BotCheck {
  readonly #vendor: VendorWidget<Api>;
  /** An own element in the place, since not every vendor can take away what it drew. */
  #frame?: HTMLElement | undefined;
  #widget?: DrawnWidget | undefined;
  #waiting?: Waiting | undefined;
  /** A proof that nobody has asked for yet. */
  #spare?: string | undefined;
  /** Vendors may tell the same proof twice: as a promise and to a callback. */
  #last?: string;
  /** Whether the widget must be reset before it finds another proof. */
  #isSpent = false;

  constructor(vendor: VendorWidget<Api>) {
    this.#vendor = vendor;
  }

  async prepare(place: HTMLElement, context: BotCheckContext): Promise<void> {
    this.dispose();
    const frame = (this.#frame = place.ownerDocument.createElement('div'));
    place.append(frame);
    const api = await untilAborted(context.signal, Promise.resolve(this.#vendor.script()));
    // Frameworks prepare twice in a row; only the last place is meant.
    if (this.#frame !== frame) return;
    const listener: WidgetListener = {
      solved: (proof) => this.#frame === frame && this.#onSolved(proof),
      failed: (code) => this.#frame === frame && this.#onFailed(code),
    };
    try {
      this.#widget = this.#vendor.draw(api, frame, listener, context);
    } catch (cause) {
      const message = `${this.#vendor.name} could not be drawn: look at its cause, and at the site key`;
      throw new PasswordlessError('misconfigured', { message, cause });
    }
  }

  async execute(action: BotCheckAction, context: BotCheckContext): Promise<string> {
    context.signal.throwIfAborted();
    const widget = this.#widget;
    if (!widget) {
      const message = `${this.#vendor.name} was not prepared`;
      throw new PasswordlessError('misconfigured', { message });
    }
    const spare = this.#spare;
    this.#spare = undefined;
    if (spare !== undefined) return spare;
    this.#giveUp('superseded');
    const proof = new Promise<string>((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
    const waiting = this.#waiting;
    void this.#start(widget, action, context);
    try {
      return await untilAborted(context.signal, proof);
    } finally {
      if (this.#waiting === waiting) {
        this.#waiting = undefined;
        this.#reset(widget);
      }
    }
  }

  dispose(): void {
    const widget = this.#widget;
    this.#giveUp('disposed');
    this.#spare = this.#widget = undefined;
    this.#isSpent = false;
    quietly(() => widget?.remove());
    this.#frame?.remove();
    this.#frame = undefined;
  }

  async #start(widget: DrawnWidget, action: BotCheckAction, context: BotCheckContext) {
    const waiting = this.#waiting;
    try {
      if (this.#isSpent) this.#reset(widget);
      this.#isSpent = true;
      const proof = await widget.start(action, context);
      if (this.#waiting === waiting && proof !== undefined) this.#onSolved(proof);
    } catch (reason) {
      if (this.#waiting === waiting) this.#giveUp(reason);
    }
  }

  #reset(widget: DrawnWidget): void {
    quietly(() => widget.reset());
    this.#isSpent = false;
  }

  #onSolved(proof: unknown): void {
    this.#isSpent = true;
    if (typeof proof !== 'string' || !proof) {
      this.#giveUp('no proof');
      return;
    }
    if (proof === this.#last) return;
    this.#last = proof;
    if (this.#waiting) this.#waiting.resolve(proof);
    else this.#spare = proof;
    this.#waiting = undefined;
  }

  #onFailed(code: string): void {
    this.#isSpent = true;
    this.#spare = undefined;
    this.#giveUp(code);
  }

  /** Tells whoever waits that there will be no proof. */
  #giveUp(reason: unknown): void {
    const { name } = this.#vendor;
    this.#waiting?.reject(
      new PasswordlessError(
        'challenge_required',
        typeof reason === 'string'
          ? { message: `${name}: ${reason}` }
          : { message: `${name} failed`, cause: reason },
      ),
    );
    this.#waiting = undefined;
  }
}

/** Vendors throw when what they drew is gone from the page already, which is what was asked for. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // Nothing is left to do.
  }
}
