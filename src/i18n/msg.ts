/** Marks a sentence for translation. */
import type { MsgFn } from '@lit/localize';

/** Typed as @lit/localize's, which is how its extraction finds the calls; English is its own translation. */
export const msg = ((text: string) => text) as MsgFn;
