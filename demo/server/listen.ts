/** Binds an HTTP server to loopback, so that `http://localhost` reaches it whether it means 127.0.0.1 or ::1. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ConfigError } from './config.js';

export interface Listener {
  /** Without a trailing slash. */
  url: string;
  port: number;
  close(): Promise<void>;
}

const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  // Longer than clients keep a connection: one that ends just when it is used again fails a request.
  keepAliveTimeout: 65_000,
};
const GRACE_MILLISECONDS = 2000;

/**
 * @param port 0 takes a free one.
 * @param host one address instead of both loopback addresses.
 * @param variable names the setting that mends a port in use.
 */
export async function listen(
  port: number,
  host: string | undefined,
  handler: RequestListener,
  variable = 'AUTH_PORT',
): Promise<Listener> {
  const main = await bind(port, host ?? '127.0.0.1', handler, variable);
  const servers = [main];
  const bound = (main.address() as AddressInfo).port;
  if (host === undefined) {
    try {
      servers.push(await bind(bound, '::1', handler, variable));
    } catch (error) {
      // No IPv6 here is fine; another program on the same port would get half of our visitors.
      if (error instanceof ConfigError) {
        await close(main);
        throw error;
      }
    }
  }
  const name = host === undefined ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${bound}`,
    port: bound,
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

function bind(
  port: number,
  host: string,
  handler: RequestListener,
  variable: string,
): Promise<Server> {
  const server = createServer(limits, handler);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      reject(
        inUse ? new ConfigError(`Port ${port} is in use. Set ${variable} to another one.`) : error,
      );
    });
    server.listen(port, host, () => {
      resolve(server);
    });
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, GRACE_MILLISECONDS);
  await closed;
  clearTimeout(timer);
}
