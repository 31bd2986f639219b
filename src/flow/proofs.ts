/** Proofs that a visitor is human, for backends that ask for one before they send a code. */
import { isPasswordlessError, toPasswordlessError, type PasswordlessError } from '../errors.js';
import { lazily } from '../basics/lazy.js';
import type { BotCheckAction, Prover } from '../bot-checks/prover.js';

/** A proof may have expired when it arrives; whoever refuses a second one refuses them all. */
const maxProofs = 2;

/** What there is to know of one demand, and what to do about it. */
export interface Proving {
  readonly action: BotCheckAction;
  readonly locale: string;
  readonly signal: AbortSignal;
  /** What the page offers. */
  readonly prover: Prover | undefined;
  /** Called before a proof is looked for, which may take a visitor minutes, and after. */
  readonly pause: () => void;
  readonly resume: () => void;
}

const builtIn = lazily(() => import('../bot-checks/proof-of-work.js'));

/** Asks, and asks again with a proof where the answer is `challenge_required`. */
export async function withProofs<Answer>(
  ask: (proof?: string) => Promise<Answer>,
  proving: Proving,
): Promise<Answer> {
  let proof: string | undefined;
  for (let proofs = 0; ; proofs++)
    try {
      return await ask(proof);
    } catch (error) {
      if (!isPasswordlessError(error) || error.code !== 'challenge_required') throw error;
      if (proofs === maxProofs) throw error;
      proof = await prove(error, proving);
    }
}

async function prove(
  error: PasswordlessError,
  { action, locale, signal, prover, pause, resume }: Proving,
): Promise<string> {
  const { continuation: demand } = error;
  signal.throwIfAborted();
  pause();
  try {
    const one = (await builtInFor(demand)) ?? prover;
    if (!one) throw error;
    return await one.execute(action, { locale, demand, signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw toPasswordlessError(cause, 'challenge_required');
  } finally {
    resume();
  }
}

/** A puzzle is solved without any help of the page. */
async function builtInFor(demand: unknown): Promise<Prover | undefined> {
  if (typeof demand !== 'object') return undefined;
  const { isProofOfWork, proofOfWork } = await builtIn();
  return isProofOfWork(demand) ? proofOfWork() : undefined;
}
