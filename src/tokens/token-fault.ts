/** Why a token is not believed: for developers, in the error's message. */
import { PasswordlessError } from '../errors.js';

export type TokenFault =
  | 'format'
  | 'alg'
  | 'key'
  | 'signature'
  | 'header'
  | 'iss'
  | 'aud'
  | 'sub'
  | 'exp'
  | 'iat'
  | 'nbf'
  | 'auth_time'
  | 'nonce'
  | 'at_hash'
  | 'phone'
  | 'keys_unavailable'
  | 'no_webcrypto';

export const tokenFault = (fault: TokenFault, cause?: unknown): PasswordlessError =>
  new PasswordlessError('token_invalid', { message: `id_token refused: ${fault}`, cause });

/** Refuses the token unless the condition holds. */
export function demand(condition: boolean, fault: TokenFault): asserts condition {
  if (!condition) throw tokenFault(fault);
}
