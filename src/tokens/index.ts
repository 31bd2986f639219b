/** What is loaded when there is a token to verify, and not before. */
export { jwks } from './jwks.js';
export { readProfile } from './profile.js';
export { verifyIdToken } from './verify-id-token.js';
