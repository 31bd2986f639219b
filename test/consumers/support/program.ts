/** A server as a process of its own, in a directory of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Program {
  /** All that it has printed. */
  output(): string;
  /** Ends it, and takes its directory away. */
  end(): Promise<void>;
}

export interface ProgramOptions {
  /** The script that Node runs, and what it is given. */
  readonly command: readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string>>;
  /** What it prints once it answers. */
  readonly ready: RegExp;
  /** Called with its directory before it starts. */
  readonly prepare?: (directory: string) => Promise<void>;
}

const startSeconds = 60;

export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { command, environment, ready, prepare } = options;
  const directory = await mkdtemp(join(tmpdir(), 'consumer-'));
  await prepare?.(directory);
  const child = spawn(process.execPath, command, {
    cwd: directory,
    // What they keep of their users and of themselves goes with the directory.
    env: { PATH: process.env.PATH, HOME: directory, CI: '1', NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  let output = '';
  let onOutput: () => void = () => undefined;
  for (const from of [child.stdout, child.stderr])
    from.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      onOutput();
    });
  const end = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
    await closed;
    clearTimeout(timer);
    await rm(directory, { recursive: true, force: true });
  };
  const started = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), startSeconds * 1000);
    const settle = (isReady: boolean) => {
      clearTimeout(timer);
      resolve(isReady);
    };
    child.once('exit', () => settle(false));
    onOutput = () => {
      if (ready.test(output)) settle(true);
    };
    onOutput();
  });
  if (!started) {
    await end();
    throw new Error(`${command[0]} is not ready:\n${output}`);
  }
  return { output: () => output, end };
}

/** Ports that nobody listens on. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
