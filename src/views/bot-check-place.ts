/** Where the page's bot check draws: in the page's own tree, shown through a slot while it is needed. */
import type { TemplateResult } from 'lit';
import { PasswordlessError } from '../errors.js';
import type { BotCheck } from '../bot-checks/bot-check.js';
import type { BotCheckAction, BotCheckContext } from '../bot-checks/prover.js';
import type { BotCheckHost } from './bot-check.js';
import type { Pieces, View } from './view.js';

export class BotCheckPlace {
  readonly #host: BotCheckHost;
  #isShown = false;
  /** The one that has drawn, and where. */
  #prepared: BotCheck | undefined;
  #place: HTMLElement | undefined;

  constructor(host: BotCheckHost) {
    this.#host = host;
  }

  async execute(action: BotCheckAction, context: BotCheckContext): Promise<string> {
    const check = this.#host.challenge;
    if (!check) throw new PasswordlessError('challenge_required');
    await this.#show(true);
    try {
      context.signal.throwIfAborted();
      if (check !== this.#prepared) {
        this.end();
        this.#place = document.createElement('div');
        this.#place.slot = 'challenge';
        this.#host.append(this.#place);
        this.#prepared = check;
        await check.prepare?.(this.#place, context);
      }
      return await check.execute(action, context);
    } catch (error) {
      // Next time it is drawn anew.
      this.end();
      throw error;
    } finally {
      void this.#show(false);
    }
  }

  /** Takes away what was drawn. */
  end(): void {
    this.#prepared?.dispose?.();
    this.#place?.remove();
    this.#prepared = this.#place = undefined;
  }

  view({ flow, i18n }: View, { html }: Pieces): TemplateResult | undefined {
    if (!this.#isShown) return undefined;
    return html`
      <div part="challenge">
        <p part="hint" role="status">${i18n.text('challenge.checking')}</p>
        <slot name="challenge"></slot>
        <button part="back-button" type="button" @click=${() => flow.cancel()}>
          ${i18n.text('challenge.cancel')}
        </button>
      </div>
    `;
  }

  async #show(isShown: boolean): Promise<void> {
    this.#isShown = isShown;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }
}
