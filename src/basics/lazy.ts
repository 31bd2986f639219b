/** What is loaded late: once, and again after a failure. */
import { networkError } from './offline.js';

/** A loader that remembers its success and forgets its failures. */
export function lazy<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let module: Promise<Module> | undefined;
  return () =>
    (module ??= load().catch((error: unknown) => {
      module = undefined;
      throw error;
    }));
}

/** The same for a module that nobody can go on without: its absence tells the visitor of the network. */
export function lazily<Module>(load: () => Promise<Module>): () => Promise<Module> {
  const loaded = lazy(load);
  return () =>
    loaded().catch((cause: unknown) => {
      throw networkError(cause);
    });
}
