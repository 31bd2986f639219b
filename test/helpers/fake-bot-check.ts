/** A page's bot check that the test settles. */
import type { BotCheck, BotCheckAction, BotCheckContext } from '../../src/bot-checks/bot-check.js';

export class FakeBotCheck implements BotCheck {
  /** What happened to it, in order. */
  readonly log: string[] = [];
  readonly contexts: BotCheckContext[] = [];
  place: HTMLElement | undefined;
  #settle: { resolve: (proof: string) => void; reject: (reason: unknown) => void } | undefined;

  prepare(place: HTMLElement): void {
    this.log.push('prepare');
    this.place = place;
    place.textContent = 'Click the pictures';
  }

  execute(action: BotCheckAction, context: BotCheckContext): Promise<string> {
    this.log.push(`execute ${action}`);
    this.contexts.push(context);
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      context.signal.addEventListener('abort', () => reject(context.signal.reason as Error));
    });
  }

  dispose(): void {
    this.log.push('dispose');
  }

  solve(proof: string): void {
    this.#settle?.resolve(proof);
  }

  fail(reason: unknown): void {
    this.#settle?.reject(reason);
  }
}
