/** What the flow asks of whoever tells people from programs. Knows neither vendor nor page. */

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

export interface Prover {
  /**
   * Resolves with the proof, which the backend gets as `proof`; called anew for each demand, since
   * proofs are used once. Rejects with the signal's reason when that is aborted, else with
   * `PasswordlessError`s of any code; anything else thrown becomes `challenge_required`.
   */
  execute(action: BotCheckAction, context: BotCheckContext): Promise<string>;
}
