/** Servers that nobody here wrote, each in a folder of its own with exact versions. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export type Consumer = 'better-auth' | 'cognito-local' | 'firebase';

/** The folder of one, with its packages below it. */
export const folderOf = (name: Consumer): string =>
  fileURLToPath(new URL(`../${name}`, import.meta.url));

/** What npm says when there is no way to a registry; whatever else it says is a fault of ours. */
const offline =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b/;

/**
 * Installs what the lock file says, unless that is there.
 *
 * @returns Why the tests have to be left out, or false.
 */
export async function install(name: Consumer): Promise<string | false> {
  const cwd = folderOf(name);
  const lock = await readFile(`${cwd}/package-lock.json`);
  const hash = createHash('sha256').update(lock).digest('hex');
  const mark = `${cwd}/node_modules/.installed`;
  if ((await readFile(mark, 'utf8').catch(() => '')) === hash) return false;
  const started = performance.now();
  const { code, output } = await npmCi(cwd);
  if (code !== 0) {
    const cause = offline.exec(output)?.[0];
    if (cause) return `npm can't install ${name}: ${cause}`;
    throw new Error(`npm ci of ${name} failed:\n${output}`);
  }
  await writeFile(mark, hash);
  console.log(`# installed ${name} in ${Math.round((performance.now() - started) / 1000)} s`);
  return false;
}

function npmCi(cwd: string): Promise<{ code: number | null; output: string }> {
  const flags = '--ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error';
  const child = spawn(`npm ci ${flags}`, { cwd, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const from of [child.stdout, child.stderr])
    from.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, output }));
  });
}
