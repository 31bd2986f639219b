/** One element that a visitor goes on using while its server does what servers should not do. */
import { assert } from '@open-wc/testing';
import '../../src/define.js';
import type { PasswordlessBackend } from '../../src/backends/backend.js';
import { errorCodes, type PasswordlessErrorCode } from '../../src/errors.js';
import { lateMessages } from '../../src/i18n/late-messages.js';
import { messages, type MessageId } from '../../src/i18n/messages.js';
import { inShort, listen, named } from './events.js';
import type { HostileAnswer, HostileServer } from './hostile-server.js';
import { claims, clientId, header, publicKeys, signed } from './id-token.js';
import { code, phoneNumber, ready } from './mount.js';
import { everythingDue, until } from './until.js';
import { codeField, errorText, fill, part, phoneField, submit } from './visitor.js';

export type Endpoint = 'start' | 'token';

export const paths = { start: '/passwordless/start', token: '/oauth/token' } as const;

export const anotherCode = '271828';

const sentences = { ...messages, ...lateMessages } as Readonly<Record<MessageId, string>>;

/** A good token of a server, as of this moment. */
export function tokenOf({ origin }: HostileServer, changes: object = {}): Promise<string> {
  const iat = Math.floor(Date.now() / 1000);
  const times = { iat, exp: iat + 3600 };
  return signed(header(), claims({ iss: `${origin}/`, nonce: undefined, ...times, ...changes }));
}

export const tokenAnswer = (id_token: string): HostileAnswer => ({
  body: JSON.stringify({ access_token: 'opaque-of-the-server', id_token, token_type: 'Bearer' }),
});

const goodKeys: HostileAnswer = { body: JSON.stringify({ keys: [publicKeys.k1] }) };

/** What went wrong in the page, whoever it is told of. */
function watchPage() {
  const noticed: string[] = [];
  const notice = (...what: unknown[]) => void noticed.push(what.map(String).join(' '));
  addEventListener('unhandledrejection', ({ reason }) => notice('rejection', reason));
  addEventListener('error', ({ message }) => notice('error', message));
  Object.assign(globalThis, { alert: () => notice('alert') });
  const console = globalThis.console as unknown as Record<string, (...what: unknown[]) => void>;
  for (const level of ['error', 'warn']) {
    const original = console[level];
    console[level] = (...what) => {
      // A test loads Lit's own version for developers.
      if (/Lit is in dev mode|Multiple versions of Lit/.test(String(what[0])))
        original?.call(console, ...what);
      else notice(level, ...what);
    };
  }
  return noticed;
}

/** All that is in the page, whoever wrote it; but for scripts, which hold the tests. */
function everything(root: ParentNode): string {
  const inside = [...root.querySelectorAll(':not(script)')].map((one) =>
    [
      (one.cloneNode() as Element).outerHTML,
      ...[...one.childNodes].map((node) => (node instanceof Text ? node.data : '')),
      'value' in one ? String(one.value) : '',
      one.shadowRoot ? everything(one.shadowRoot) : '',
    ].join('\n'),
  );
  return inside.join('\n');
}

/** What a stranger wrote, as far as one would recognise it: not where it is a word of the widget's own. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string')
    return value.length < 4 || errorCodes.some((code) => code === value)
      ? []
      : [value.slice(0, 500)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function writtenIn({ body }: HostileAnswer): readonly string[] {
  const text = typeof body === 'object' ? body.prefix + body.repeat.repeat(20) : (body ?? '');
  let texts: readonly string[] = textsOf(text);
  try {
    texts = textsOf(JSON.parse(text));
  } catch {
    // As it is.
  }
  return texts;
}

export interface Performance {
  readonly endpoint: Endpoint;
  /** Absent where another than the server answers. */
  readonly answer?: HostileAnswer;
  /** Absent: the built-in one. */
  readonly backend?: PasswordlessBackend | undefined;
  /** Of the key set; absent: a good one. */
  readonly keys?: readonly HostileAnswer[];
  /** What must not show, besides what the answer has. */
  readonly secrets?: readonly string[];
  /** Absent: a success. */
  readonly error?: PasswordlessErrorCode | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** What happens before the endpoint is asked, and before it is asked again. */
  readonly before?: () => void;
  readonly after?: () => void;
}

export class Stage {
  readonly element = document.createElement('passwordless-sms');
  readonly heard = listen(this.element);
  readonly #noticed = watchPage();
  readonly #server: HostileServer;

  private constructor(server: HostileServer) {
    this.#server = server;
  }

  static async open(server: HostileServer): Promise<Stage> {
    const stage = new Stage(server);
    const { element } = stage;
    Object.assign(element, { domain: server.origin, clientId, defaultCountry: 'US' });
    document.body.append(element);
    await ready(element);
    return stage;
  }

  /** Plays a case from the first step on, has the visitor try again, and asserts all that must hold. */
  async play(performance: Performance, server = this.#server): Promise<void> {
    const { endpoint, answer, error } = performance;
    const { element, heard } = this;
    const idToken = await tokenOf(server);
    await this.#begin(performance, server, tokenAnswer(idToken));
    const before = await this.#submit(performance);
    await until(() => this.#isAnswered(endpoint), 'there is an answer');
    await everythingDue();
    await element.updateComplete;

    const errors = named(heard, 'passwordless-error').map(({ detail }) => detail.error);
    assert.deepEqual(
      errors.map((one) => one.code),
      error ? [error] : [],
    );
    assert.isTrue(!error || errorCodes.includes(error));
    if (performance.retryAfterSeconds)
      assert.equal(errors[0]?.retryAfterSeconds, performance.retryAfterSeconds);
    const written = answer ? writtenIn(answer) : [];
    this.#showsNothingOf([...written, ...(performance.secrets ?? []), idToken], errors);
    this.#isAtItsStep(performance);
    if (error) {
      this.#tells(error);
      assert.equal(this.#field(endpoint).value, before);
      performance.after?.();
      await this.#triesAgain(endpoint);
    }
    assert.deepEqual(this.#noticed.splice(0), []);
  }

  async #begin(performance: Performance, server: HostileServer, token: HostileAnswer) {
    const { endpoint, answer, backend, keys = [] } = performance;
    const { element, heard } = this;
    const sent = { body: '{}' };
    const first = answer ? [answer] : [];
    await server.answer({
      [paths.start]: endpoint === 'start' ? [...first, sent] : [sent],
      [paths.token]: endpoint === 'token' ? [...first, token] : [token],
      '/.well-known/jwks.json': [...keys, goodKeys],
    });
    element.backend = backend;
    element.reset();
    await element.updateComplete;
    heard.splice(0);
  }

  /** Gives what stood in the field. */
  async #submit({ endpoint, before }: Performance): Promise<string> {
    const { element } = this;
    fill(phoneField(element), phoneNumber);
    await element.updateComplete;
    const { value } = phoneField(element);
    if (endpoint === 'start') before?.();
    submit(element);
    if (endpoint === 'start') return value;
    await until(() => element.matches(':state(code-entry)'), 'the code step shows');
    await element.updateComplete;
    before?.();
    fill(codeField(element), code);
    return code;
  }

  #isAnswered(endpoint: Endpoint): boolean {
    const told = inShort(this.heard).join();
    return (
      told.includes('error') || (endpoint === 'start' ? /code-sent/ : /,authenticated/).test(told)
    );
  }

  #field(endpoint: Endpoint) {
    return (endpoint === 'start' ? phoneField : codeField)(this.element);
  }

  #isAtItsStep({ endpoint, error }: Performance): void {
    const { element } = this;
    const steps = ['phone-entry', 'code-entry', 'authenticated'] as const;
    const step = steps[(endpoint === 'start' ? 0 : 1) + (error ? 0 : 1)];
    for (const one of steps) assert.equal(element.matches(`:state(${one})`), one === step, one);
    assert.isFalse(element.matches(':state(pending)'));
    if (step === 'code-entry')
      assert.equal(part(element, 'description').textContent.match(/\d/g)?.join(''), '14155550132');
  }

  #tells(error: PasswordlessErrorCode): void {
    const text = errorText(this.element);
    if (error === 'rate_limited') assert.match(text, /^Too many tries\. Try again in \d+:\d\d\.$/);
    else assert.equal(text, sentences[`error.${error}`]);
  }

  #showsNothingOf(texts: readonly string[], errors: readonly Error[]): void {
    const page = everything(document);
    for (const text of texts) {
      assert.isFalse(page.includes(text), `the page shows ${text}`);
      for (const one of errors)
        assert.isFalse(`${one.message} ${JSON.stringify(one)}`.includes(text), one.message);
    }
    assert.isUndefined(({} as { isAdmin?: unknown }).isAdmin);
  }

  /** The form is usable at once. */
  async #triesAgain(endpoint: Endpoint): Promise<void> {
    const { element } = this;
    assert.equal(part(element, 'submit-button').getAttribute('aria-disabled'), 'false');
    assert.isFalse(this.#field(endpoint).readOnly);
    if (endpoint === 'start') submit(element);
    else fill(codeField(element), anotherCode);
    const state = endpoint === 'start' ? 'code-entry' : 'authenticated';
    await until(() => element.matches(`:state(${state})`), 'another try succeeds', { seconds: 50 });
  }
}
