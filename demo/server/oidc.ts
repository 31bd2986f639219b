/** The one place that loads `oidc-provider`, which runs on Node 20 but greets it with a warning at import. */
import type * as Library from 'oidc-provider';

export const { Provider, errors } = await loadQuietly();
export type Provider = Library.Provider;

/** As the library's middleware sees a request. */
export type Middleware = Parameters<Provider['use']>[0];
export type Context = Parameters<Middleware>[0];

async function loadQuietly(): Promise<typeof Library> {
  const warn = console.warn;
  console.warn = (...values: unknown[]) => {
    if (!String(values[0]).includes('Unsupported runtime')) warn(...values);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}
