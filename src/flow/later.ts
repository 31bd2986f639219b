/** What a flow needs once a number is known: not a byte of it is loaded before the phone field shows. */
export { readCode } from '../code/read-code.js';
export { backendRequest, randomState } from './backend-requests.js';
export { inCodeEntry, inVerifying } from './code-step.js';
export { HandOver } from './hand-over.js';
export { answersInPhoneEntry, answersInSending } from './phone-answers.js';
export { keepNumber } from './remembered-number.js';
