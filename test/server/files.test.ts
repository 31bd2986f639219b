import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { readConfig } from '../../demo/server/config.js';
import { claimDataDirectory } from '../../demo/server/data-directory.js';
import { loadSecrets } from '../../demo/server/secrets.js';
import { temporaryDirectory } from './support/temporary-directory.js';

describe('secrets', () => {
  it('are made once, readable by their owner only', async (t) => {
    const directory = join(await temporaryDirectory(t), 'data');
    const config = readConfig({ DEMO_DATA: directory });
    const made = await loadSecrets(config);
    assert.deepEqual(await loadSecrets(config), made);
    assert.equal((await stat(join(directory, 'secrets.json'))).mode & 0o777, 0o600);
    assert.equal((await stat(directory)).mode & 0o777, 0o700);
    assert.deepEqual(await readdir(directory), ['secrets.json']);
  });

  it('are new for each process when nothing is kept', async () => {
    const config = readConfig({ DEMO_DATA: 'memory' });
    assert.notEqual((await loadSecrets(config)).pepper, (await loadSecrets(config)).pepper);
  });

  it('take the pepper from CODE_PEPPER', async () => {
    assert.equal(
      (await loadSecrets(readConfig({ DEMO_DATA: 'memory', CODE_PEPPER: 'p' }))).pepper,
      'p',
    );
  });

  it('are never replaced when the file is damaged', async (t) => {
    const directory = await temporaryDirectory(t);
    for (const text of ['', '{', 'null', '{"pepper":"x"}']) {
      await writeFile(join(directory, 'secrets.json'), text);
      await assert.rejects(loadSecrets(readConfig({ DEMO_DATA: directory })), {
        name: 'ConfigError',
        message: /secrets\.json/,
      });
      assert.equal(await readFile(join(directory, 'secrets.json'), 'utf8'), text);
    }
  });
});

describe('the database directory', () => {
  it('is refused while another process holds it', async (t) => {
    const path = join(await temporaryDirectory(t), 'pglite');
    const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    t.after(() => holder.kill('SIGKILL'));
    await writeFile(`${path}.lock`, String(holder.pid));
    await assert.rejects(claimDataDirectory(path), {
      name: 'ConfigError',
      message: new RegExp(`in use by process ${holder.pid}`),
    });
    assert.equal(await readFile(`${path}.lock`, 'utf8'), String(holder.pid));
  });

  it('is taken over from a dead process, from a lock that says nothing, and from our own number', async (t) => {
    const path = join(await temporaryDirectory(t), 'pglite');
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => dead.once('exit', resolve));
    for (const content of [String(dead.pid), '', 'x', '-1', String(process.pid)]) {
      await writeFile(`${path}.lock`, content);
      const claim = await claimDataDirectory(path);
      assert.equal(await readFile(`${path}.lock`, 'utf8'), String(process.pid));
      await claim.release();
      assert.deepEqual(await readdir(join(path, '..')), []);
    }
  });

  it('is set aside, not deleted, when it was left half-made', async (t) => {
    const parent = await temporaryDirectory(t);
    const path = join(parent, 'pglite');
    await mkdir(path);
    await writeFile(join(path, 'PG_VERSION'), '18');
    await claimDataDirectory(path);
    const [aside, lock] = (await readdir(parent)).sort();
    assert.match(aside ?? '', /^pglite\.incomplete-/);
    assert.equal(lock, 'pglite.lock');
    assert.equal(await readFile(join(parent, aside ?? '', 'PG_VERSION'), 'utf8'), '18');
  });

  it('is used again when it was made to the end', async (t) => {
    const path = join(await temporaryDirectory(t), 'pglite');
    const first = await claimDataDirectory(path);
    await mkdir(path);
    await first.markComplete();
    await first.release();
    await claimDataDirectory(path);
    assert.deepEqual(await readdir(path), ['created-completely']);
  });
});
