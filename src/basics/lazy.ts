/** What is loaded late: once, and again after a failure. */

/** A loader that remembers its success and forgets its failures. */
export function lazy<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let module: Promise<Module> | undefined;
  return () =>
    (module ??= load().catch((error: unknown) => {
      module = undefined;
      throw error;
    }));
}
