/** What pages keep, in tabs and across them. Whatever a storage does, a sign-in goes on. */

/** What is needed of the Web Storage API's `Storage`. */
export interface KeyStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

// Without the DOM's types, which the flow must not need.
declare const localStorage: KeyStorage;
declare const sessionStorage: KeyStorage;

/** Node has none, and a browser may forbid its use: then these throw. */
export const pageStorage = (): KeyStorage => localStorage;
export const tabStorage = (): KeyStorage => sessionStorage;

/** A browser may forbid the use of a storage, or have no room: then there is no result. */
export function tried<Result>(use: () => Result): Result | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
