/** What a flow needs once a number is known: not a byte of it is loaded before the phone field shows. */
export { readCode } from '../code/read-code.js';
export { readChallenge, readTokenSet } from './answers.js';
export { sentChallenge } from './challenge.js';
export { inCodeEntry, inVerifying } from './code-step.js';
export { withProofs } from './proofs.js';
export { HandOver } from './hand-over.js';
