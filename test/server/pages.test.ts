import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';

import type { Listener } from '../../demo/server/listen.js';
import { servePages } from '../../demo/server/pages.js';

describe('the pages', () => {
  let pages: Listener;
  before(async () => {
    pages = await servePages({ port: 0, authOrigin: 'http://localhost:1' });
  });
  after(() => pages.close());

  /** By a client that sends the path as it is. */
  const statusOf = (path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ host: '127.0.0.1', port: pages.port, path }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once('error', reject)
        .end();
    });

  it('may talk to their own server and to the authorization server, frame only that one, and nothing else', async () => {
    const policy = (await fetch(`${pages.url}/`)).headers.get('content-security-policy') ?? '';
    const directives = policy.split('; ');
    assert.ok(directives.includes("connect-src 'self' http://localhost:1"), policy);
    assert.ok(directives.includes('frame-src http://localhost:1'), policy);
    assert.ok(directives.includes("default-src 'none'"), policy);
    assert.ok(directives.includes("frame-ancestors 'none'"), policy);
  });

  it('have no routes of their own unless they are given some', async () => {
    assert.equal(await statusOf('/api/session'), 404);
  });

  it('outlive a path that is no address', async () => {
    for (const path of ['//', '//[', '/%', '/api/%zz'])
      assert.equal(await statusOf(path), 404, path);
  });
});
