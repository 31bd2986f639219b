/** What a page offers for backends that want to tell people from programs. Knows no vendor. */
import type { BotCheckContext, Prover } from './prover.js';

export type { BotCheckAction, BotCheckContext } from './prover.js';

/**
 * A check that a backend may demand before it sends a code. There is at most one `execute` under way
 * at a time.
 */
export interface BotCheck extends Prover {
  /**
   * Called before the first `execute`, with an empty element in the page's own tree (not a shadow
   * root), where it may draw. Rejects with `PasswordlessError`s of any code.
   */
  prepare?(place: HTMLElement, context: BotCheckContext): void | Promise<void>;
  /** Takes away what it drew; `prepare` may be called again. */
  dispose?(): void;
}
