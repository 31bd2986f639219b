/** Reading phone numbers, for pages that draw their own field. */
export { checkNumber, loadPhoneLibrary, type PhoneLibrary } from './load-library.js';
export type { CheckNumber, NumberCheck, RejectedReason } from './number-check.js';
