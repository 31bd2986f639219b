/** Promises that reject: what with, and ones that do so with anything at all. */
import { PasswordlessError } from '../../src/errors.js';

export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It did not reject.');
}

/** The same, for what must reject with the one error class. */
export async function failure(promise: Promise<unknown>): Promise<PasswordlessError> {
  const error = await rejection(promise);
  if (error instanceof PasswordlessError) return error;
  throw new Error('It rejected with something else.', { cause: error });
}

/** Rejects, with an error or with what careless code rejects with. */
export function rejected(reason: unknown): Promise<never> {
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<never>((_, no) => {
    reject = no;
  });
  reject(reason);
  return promise;
}
