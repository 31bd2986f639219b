import { assert, fixtureSync } from '@open-wc/testing';
import '../../src/define.js';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { ready } from '../helpers/mount.js';
import { until } from '../helpers/until.js';
import { fill, part, submit } from '../helpers/visitor.js';

const text = await (await fetch(new URL('../../demo/backends.md', import.meta.url))).text();
const tags = [...new Set(text.match(/<passwordless-sms\s[^>]*>/g))].filter(
  // Clerk’s adapter asks the page’s own Clerk, and the one in memory asks nobody.
  (tag) => !/backend="(clerk|demo)"/.test(tag),
);

/** Where a tag’s first request has to go. */
function serverOf(element: Element): string {
  const url = element.getAttribute('backend-url') ?? '';
  if (url) return new URL(url, location.href).origin;
  const domain = element.getAttribute('domain');
  if (domain !== null) return `https://${domain}`;
  return {
    stytch: 'https://api.stytch.com',
    descope: 'https://api.descope.com',
    firebase: 'https://identitytoolkit.googleapis.com',
  }[element.getAttribute('backend') ?? '']!;
}

describe('a tag of the documents, as it is pasted', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it('is there for every adapter that has a server', () => {
    assert.isAtLeast(tags.length, 15);
  });

  for (const tag of tags)
    it(`asks its server for a code: ${tag.replace(/\s+/g, ' ')}`, async () => {
      const asked: string[] = [];
      globalThis.fetch = (input) => {
        asked.push(input instanceof Request ? input.url : String(input));
        return Promise.reject(new TypeError('Failed to fetch'));
      };
      const element = fixtureSync<PasswordlessSmsElement>(
        `${tag.replace('>', ' default-country="US">')}</passwordless-sms>`,
      );
      await ready(element);

      fill(part(element, 'phone-input'), '+14155550132');
      submit(element);
      await until(() => asked.length, 'a server is asked');

      assert.equal(new URL(asked[0] ?? '', location.href).origin, serverOf(element));
    });
});
