/** The place of the page's own bot check, which is loaded when a backend asks for one. */
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { lazily } from '../basics/lazy.js';
import type { BotCheck } from '../bot-checks/bot-check.js';
import type { BotCheckAction, BotCheckContext, Prover } from '../bot-checks/prover.js';
import type { BotCheckPlace } from './bot-check-place.js';
import type { Pieces, View } from './view.js';

export type BotCheckHost = ReactiveControllerHost &
  HTMLElement & { readonly challenge: BotCheck | null | undefined };

export class BotCheckSupport implements Prover, ReactiveController {
  readonly #host: BotCheckHost;
  readonly #load = lazily(() => import('./bot-check-place.js'));
  #place: BotCheckPlace | undefined;

  constructor(host: BotCheckHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#place?.end();
  }

  async execute(action: BotCheckAction, context: BotCheckContext): Promise<string> {
    const { BotCheckPlace } = await this.#load();
    this.#place ??= new BotCheckPlace(this.#host);
    return this.#place.execute(action, context);
  }

  view(view: View, pieces: Pieces): TemplateResult | undefined {
    return this.#place?.view(view, pieces);
  }
}
