/** What the sign-in asks of whoever tells people from programs. Knows no vendor. */

/** What there is to know of one check. */
export interface BotCheckContext {
  /** BCP 47: the visitor's language. */
  readonly locale: string;
  /** What the backend sent along with its demand, if anything. */
  readonly demand: unknown;
  /** Aborted when nobody waits for the proof any more. */
  readonly signal: AbortSignal;
}

/** What the proof is for: the first code, or another one. */
export type BotCheckAction = 'start' | 'resend';

/**
 * A check that a backend may demand before it sends a code. There is at most one `execute` under way
 * at a time.
 */
export interface BotCheck {
  /**
   * Called before the first `execute`, with an empty element in the page's own tree (not a shadow
   * root), where it may draw. Rejects with `PasswordlessError`s of any code.
   */
  prepare?(place: HTMLElement, context: BotCheckContext): void | Promise<void>;
  /**
   * Resolves with the proof, which the backend gets as `proof`; called anew for each demand, since
   * proofs are used once. Rejects with the signal's reason when that is aborted, else with
   * `PasswordlessError`s of any code; anything else thrown becomes `challenge_required`.
   */
  execute(action: BotCheckAction, context: BotCheckContext): Promise<string>;
  /** Takes away what it drew; `prepare` may be called again. */
  dispose?(): void;
}
