/** Another authorization server than the demo's own, which answers in its place. */
import type { Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { authUrl, ports } from './addresses.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export class OtherServer {
  readonly url: string;
  readonly #environment: Readonly<Record<string, string>>;
  #running: ChildProcess | undefined;

  constructor(port: number, environment: Readonly<Record<string, string>>) {
    this.url = `http://localhost:${port}`;
    this.#environment = {
      AUTH_PORT: String(port),
      DEMO_PORT: String(ports.pages),
      AUTH_ISSUER: `${authUrl}/`,
      ...environment,
    };
  }

  async start(): Promise<void> {
    this.#running = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
      cwd: root,
      env: { ...process.env, ...this.#environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (this.#running.stdout) await once(this.#running.stdout, 'data');
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.#running) return;
    this.#running.kill(signal);
    await once(this.#running, 'exit');
  }

  /** The pages' policy names their own server: this one answers in its place, or nobody does. */
  async replace(page: Page): Promise<void> {
    await page.route(`${authUrl}/**`, async (route) => {
      const url = route.request().url().replace(authUrl, this.url);
      const response = await route.fetch({ url, maxRetries: 2 }).catch(() => undefined);
      await (response ? route.fulfill({ response }) : route.abort());
    });
  }
}
