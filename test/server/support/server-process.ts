/** The authorization server as a process of its own, as users start it. */
import { spawn } from 'node:child_process';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../demo/server/main.ts', import.meta.url));

export interface ServerProcess {
  url: string;
  stdout(): string;
  stderr(): string;
  /** Resolves with the exit code, or null after a signal. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/**
 * Resolves when the ready line is printed; the process ends with the test at the latest.
 * @throws Error with the process's standard error if it ends before it is ready.
 */
export function startProcess(
  t: TestContext,
  environment: Record<string, string>,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { PATH: process.env.PATH, AUTH_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.once('exit', () => {
      reject(new Error(stderr));
    });
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
      const url = /^auth server {2}(\S+)$/m.exec(stdout)?.[1];
      if (url === undefined) return;
      resolve({
        url,
        stdout: () => stdout,
        stderr: () => stderr,
        end(signal) {
          child.kill(signal);
          return ended;
        },
      });
    });
  });
}
