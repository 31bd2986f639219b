/** Ory Kratos, its `code` method: a flow of its own for each sign-in, and each answer a form. */
import type { PasswordlessError } from '../errors.js';
import { member, type HttpAnswer } from '../http.js';
import {
  badResponse,
  codeOf,
  readUrl,
  refusal,
  server,
  text,
  type AdapterOptions,
  type Words,
} from './adapter.js';
import type { Challenge, PasswordlessBackend, Profile } from './backend.js';

export interface KratosOptions extends AdapterOptions {
  /** Kratos' public address, such as `https://auth.example.com`. */
  readonly url: string;
  /**
   * - `browser` (default): Kratos signs in by a cookie, so it has to be on the page's own site, and the
   *   page's origin among those of its CORS.
   * - `api`: the page gets a session token. Kratos refuses that to browsers, by their `Origin`: for apps
   *   whose `fetch` sends none, and for servers.
   */
  readonly mode?: 'browser' | 'api' | undefined;
  /**
   * The trait that holds the number, as the identity schema calls it, such as `phone`: numbers that
   * nobody has signed in with get an account then, which needs the hook `session` after registration.
   * Default: those are `not_allowed`.
   */
  readonly phoneTrait?: string | undefined;
}

/** Ids of messages, and of errors. */
const words: Words = {
  invalid_phone: '4000004 4000041',
  invalid_code: '4010008 4040003',
  code_expired: '4010001 4040001 self_service_flow_expired self_service_flow_replaced',
  not_allowed:
    '4000035 4000037 4010010 self_service_flow_disabled session_already_available session_verified_address_required',
  user_blocked: '4010011 identity_disabled',
  challenge_required: '4000038',
  mfa_required: 'browser_location_change_required session_aal2_required',
  misconfigured: '4010002 4010003 security_csrf_violation',
};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The first message that says no; those from 4,000,000 on do. */
const objection = (json: unknown): unknown => {
  const ui = member(json, 'ui');
  return [ui, ...list(member(ui, 'nodes'))]
    .flatMap((part) => list(member(part, 'messages')))
    .find((message) => Number(member(message, 'id')) >= 4e6);
};

const isSent = (json: unknown): boolean =>
  member(json, 'state') === 'sent_email' && !objection(json);

function codeIn({ json, status }: HttpAnswer, path: string): PasswordlessError['code'] | undefined {
  const message = objection(json);
  // Some have no id of their own: the general one comes with English prose.
  const prose = String(member(message, 'id')) === '4000001' ? String(member(message, 'text')) : '';
  if (prose.includes('submitted too often')) return 'too_many_attempts';
  if (prose.includes('already used')) return 'code_expired';
  if (prose.includes('initiated as an API request')) return 'misconfigured';
  const error = member(json, 'error');
  // The flow is over, or gone; by Kratos itself, and not by a server in between.
  if (status === 410 || (path.includes('?flow=') && member(error, 'code') === 404))
    return 'code_expired';
  const word = message ? String(member(message, 'id')) : member(error, 'id');
  return codeOf(words, word);
}

/** What a flow must see again. */
interface Flow {
  readonly of: 'login' | 'registration';
  readonly id: string;
  /** Goes with a cookie. */
  readonly csrf?: unknown;
}

const flowIn = (transaction: unknown): Flow => ({
  of: member(transaction, 'of') === 'registration' ? 'registration' : 'login',
  id: String(member(transaction, 'id')),
  csrf: member(transaction, 'csrf'),
});

/** Kratos' codes have six digits. */
function sent(json: unknown, transaction: Flow): Challenge {
  if (!isSent(json)) throw badResponse('no code was sent');
  return { transaction, codeLength: 6 };
}

/**
 * A backend for Ory Kratos (or Ory Network) with `selfservice.methods.code.passwordless_enabled`, a
 * courier for SMS, and an identity schema whose phone number is an identifier of the `code` method.
 *
 * Wrong and expired codes can't be told apart while the flow lives: both are `invalid_code`.
 *
 * @throws {TypeError} when `url` is no address.
 * @see https://www.ory.sh/docs/kratos/passwordless/one-time-code
 */
export function kratos(options: KratosOptions): PasswordlessBackend {
  const { mode = 'browser', phoneTrait, fetch, deadlineSeconds } = options;
  const isBrowser = mode === 'browser';
  const ask = server({
    fetch,
    deadlineSeconds,
    credentials: isBrowser ? 'include' : 'omit',
    url: `${readUrl(options.url)}/self-service`,
    refuse: (answer, path) => {
      if (answer.ok || isSent(answer.json)) return undefined;
      const code = codeIn(answer, path);
      return refusal(answer, code, {
        continuation: code === 'mfa_required' ? answer.json : undefined,
      });
    },
  });

  const open = async (of: Flow['of'], signal: AbortSignal): Promise<Flow> => {
    const { json } = await ask(`/${of}/${mode}`, { body: null, signal });
    const id = text(json, 'id');
    if (!isBrowser) return { of, id };
    const field = list(member(member(json, 'ui'), 'nodes'))
      .map((node) => member(node, 'attributes'))
      .find((attributes) => member(attributes, 'name') === 'csrf_token');
    return { of, id, csrf: text(field, 'value') };
  };

  const submit = (flow: Flow, phoneNumber: string, more: object, signal: AbortSignal) => {
    const who =
      flow.of === 'login'
        ? { identifier: phoneNumber }
        : { traits: { [phoneTrait ?? 'phone']: phoneNumber } };
    const body = { method: 'code', csrf_token: flow.csrf, ...who, ...more };
    return ask(`/${flow.of}?flow=${encodeURIComponent(flow.id)}`, { body, signal });
  };

  const send = async (
    of: Flow['of'],
    phoneNumber: string,
    signal: AbortSignal,
  ): Promise<Challenge> => {
    const flow = await open(of, signal);
    const { json } = await submit(flow, phoneNumber, {}, signal);
    return sent(json, flow);
  };

  return {
    async start({ phoneNumber, resendOf }, { signal }) {
      if (resendOf !== undefined)
        try {
          const flow = flowIn(resendOf);
          const { json } = await submit(flow, phoneNumber, { resend: 'code' }, signal);
          return sent(json, flow);
        } catch (error) {
          if ((error as PasswordlessError).code !== 'code_expired') throw error;
        }
      try {
        return await send('login', phoneNumber, signal);
      } catch (error) {
        if (!phoneTrait || (error as PasswordlessError).code !== 'not_allowed') throw error;
        return send('registration', phoneNumber, signal);
      }
    },

    async verify({ phoneNumber, code, transaction }, { signal }) {
      const { json } = await submit(flowIn(transaction), phoneNumber, { code }, signal);
      const session = member(json, 'session');
      text(session, 'id');
      return {
        ...(!isBrowser && { access_token: text(json, 'session_token') }),
        profile: member(session, 'identity') as Profile | undefined,
      };
    },
  };
}
