import { assert, fixtureSync } from '@open-wc/testing';
import '../../src/define.js';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { keptChallengeKey } from '../../src/flow/kept-challenge-key.js';
import { FakeBackend } from '../helpers/fake-backend.js';
import { until } from '../helpers/until.js';
import { errorText, fill, has, phoneField, submit } from '../helpers/visitor.js';

/** Has the browser fail to load a module; says whether this browser can be made to. */
async function lose(module: string): Promise<boolean> {
  const url = new URL(module, import.meta.url).href;
  const map = document.createElement('script');
  map.type = 'importmap';
  map.textContent = JSON.stringify({ imports: { [url]: 'data:text/plain,' } });
  document.head.append(map);
  return import(url).then(
    () => false,
    () => true,
  );
}

describe('a reload where a code is awaited, and what is loaded late is lost', () => {
  before(async function () {
    if (!(await lose('../../src/views/late.ts'))) this.skip();
  });
  afterEach(() => sessionStorage.clear());

  it('shows the phone field, and says what is the matter when it is used', async () => {
    sessionStorage.setItem(keptChallengeKey, '{}');
    const element = fixtureSync<PasswordlessSmsElement>(
      '<passwordless-sms resume default-country="US"></passwordless-sms>',
    );
    const backend = new FakeBackend();
    element.backend = backend;
    await element.updateComplete;
    assert.isFalse(has(element, 'phone-input'));

    await until(() => has(element, 'phone-input'), 'the phone field shows');
    fill(phoneField(element), '+14155550172');
    submit(element);
    await until(() => errorText(element), 'an error shows');

    assert.equal(
      errorText(element),
      'We couldn’t reach the server. Check your connection, then try again.',
    );
    assert.isEmpty(backend.starts);
  });
});
