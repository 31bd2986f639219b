/**
 * What every adapter has to do, whatever it speaks to: cases for any test runner.
 *
 * @example
 * for (const { name, run } of conformanceCases(fixture)) it(name, run);
 */
import type { Challenge, PasswordlessBackend, TokenSet } from '../backends/backend.js';
import { errorCodes, isPasswordlessError, type PasswordlessError } from '../errors.js';
import { refusals, type AdapterFixture, type Refusal, type Replies } from './adapter-fixture.js';
import { badAnswers, marker, mayBeEmpty, statuses } from './bad-answers.js';
import { withDeadlines } from './deadlines.js';
import { demand, ended, equal } from './demand.js';
import { FakeServer, type Disturbance } from './fake-server.js';

export type { AdapterFixture, AskedOfServer, Refused, Reply } from './adapter-fixture.js';

export interface ConformanceCase {
  readonly name: string;
  /** Rejects with an `Error` that says what is not as it should be. */
  readonly run: () => Promise<void>;
}

const phoneNumber = '+14155550132';
const code = '246813';
const grant = { locale: 'en', state: 'a-state', scope: 'openid profile' };

type Act = 'start' | 'resend' | 'verify';

/** An adapter and its server, brought to where something is to be tried. */
class Trial {
  readonly server = new FakeServer();
  readonly #fixture: AdapterFixture;
  readonly #backend: PasswordlessBackend;
  #challenge: Challenge = {};

  constructor(fixture: AdapterFixture) {
    this.#fixture = fixture;
    this.#backend = fixture.create({ fetch: this.server.fetch });
  }

  /** What comes before. */
  async prepare(act: Act): Promise<this> {
    if (act !== 'start') await this.act('start');
    return this;
  }

  async act(
    act: Act,
    {
      replies = this.replies(act),
      disturbance,
      signal = new AbortController().signal,
    }: { replies?: Replies; disturbance?: Disturbance; signal?: AbortSignal } = {},
  ): Promise<Challenge | TokenSet> {
    this.server.expect(replies, disturbance);
    const { transaction } = this.#challenge;
    if (act === 'verify')
      return this.#backend.verify({ phoneNumber, code, transaction, ...grant }, { signal });
    this.#challenge = await this.#backend.start(
      { phoneNumber, channel: 'sms', ...grant, ...(act === 'resend' && { resendOf: transaction }) },
      { signal },
    );
    return this.#challenge;
  }

  replies(act: Act): Replies {
    const { sent, resent = sent, verified } = this.#fixture;
    return { start: sent, resend: resent, verify: verified }[act];
  }
}

async function failure(promise: Promise<unknown>): Promise<PasswordlessError> {
  let error: unknown;
  try {
    await promise;
  } catch (reason) {
    error = reason;
    demand(isPasswordlessError(reason), `it rejects with ${String(reason)}`);
  }
  demand(error !== undefined, 'it does not reject');
  return error as PasswordlessError;
}

export function conformanceCases(fixture: AdapterFixture): readonly ConformanceCase[] {
  const cases: ConformanceCase[] = [];
  const add = (name: string, run: (trial: Trial) => Promise<void>) =>
    cases.push({ name, run: () => ended(run(new Trial(fixture))) });
  const acts: readonly Act[] = ['start', 'resend', 'verify'];

  for (const act of acts)
    add(`succeeds at ${act}`, async (trial) => {
      const answer = await (await trial.prepare(act)).act(act);
      demand(typeof answer === 'object', 'it resolves with no object');
      equal(trial.server.open, 0, 'answers that nobody asked for');
      if (act !== 'verify') return;
      const missing = fixture.brings.filter((name) => (answer as TokenSet)[name] === undefined);
      demand(!missing.length, `the token set has no ${missing.join(', ')}`);
    });

  add('puts neither number nor code into an address', async (trial) => {
    await trial.act('start');
    await trial.act('verify');
    for (const { url } of trial.server.asked) {
      const shown = decodeURIComponent(url);
      demand(!shown.includes(phoneNumber.slice(1)) && !shown.includes(code), `it asks ${url}`);
    }
  });

  for (const situation of Object.keys(refusals) as Refusal[]) {
    const refused = fixture.refused[situation];
    if ('why' in refused) continue;
    const expected = refused.code ?? refusals[situation];
    add(`tells of ${situation}: ${expected}`, async (trial) => {
      const { at, replies, attemptsLeft, retryAfterSeconds } = refused;
      const error = await failure((await trial.prepare(at)).act(at, { replies }));
      equal(error.code, expected, 'its code');
      if (attemptsLeft !== undefined) equal(error.attemptsLeft, attemptsLeft, 'its attemptsLeft');
      if (retryAfterSeconds !== undefined)
        equal(error.retryAfterSeconds, retryAfterSeconds, 'its retryAfterSeconds');
      if (expected === 'rate_limited')
        demand((error.retryAfterSeconds ?? 0) > 0, 'it says no time to wait');
      if (expected === 'mfa_required')
        demand(error.continuation !== undefined, 'it has no continuation');
    });
  }

  for (const act of acts) {
    const { length } = new Trial(fixture).replies(act);
    for (let at = 0; at < length; at++) addDisturbed(add, act, at, fixture);
    add(`asks nothing at ${act} when it is aborted before`, async (trial) => {
      await trial.prepare(act);
      const before = trial.server.asked.length;
      const reason = new Error('nobody waits');
      const rejected = await trial.act(act, { signal: AbortSignal.abort(reason) }).then(
        () => undefined,
        (error: unknown) => error,
      );
      equal(rejected, reason, 'what it rejects with');
      equal(trial.server.asked.length, before, 'requests');
    });
  }
  return cases;
}

function addDisturbed(
  add: (name: string, run: (trial: Trial) => Promise<void>) => void,
  act: Act,
  at: number,
  fixture: AdapterFixture,
): void {
  const where = `request ${at + 1} of ${act}`;
  const purpose = act === 'verify' ? fixture.purposes?.[at] : undefined;
  if (purpose === 'profile') {
    add(`succeeds without an answer to ${where}`, async (trial) => {
      await trial.prepare(act);
      await trial.act(act, { disturbance: { at, how: 'unreachable' } });
    });
    return;
  }

  add(`tells when ${where} does not arrive`, async (trial) => {
    await trial.prepare(act);
    const error = await failure(trial.act(act, { disturbance: { at, how: 'unreachable' } }));
    equal(error.code, purpose ? 'token_invalid' : 'network', 'its code');
  });

  add(`tells when ${where} is never answered`, async (trial) => {
    await trial.prepare(act);
    const error = await withDeadlines((pass) => {
      trial.server.passDeadlines = pass;
      return failure(trial.act(act, { disturbance: { at, how: 'late' } }));
    });
    equal(error.code, purpose ? 'token_invalid' : 'timeout', 'its code');
  });

  for (const how of ['silent', 'endless', 'answered'] as const)
    add(`ends when it is aborted at ${where}, which is ${how}`, async (trial) => {
      await trial.prepare(act);
      const controller = new AbortController();
      const reason = new Error('nobody waits');
      const onAsked = () => controller.abort(reason);
      const settled = await trial
        .act(act, { signal: controller.signal, disturbance: { at, how, onAsked } })
        .then(
          () => 'success',
          (error: unknown) => error,
        );
      if (how !== 'answered') equal(settled, reason, 'what it rejects with');
      equal(trial.server.asked.length - trial.server.before, at + 1, 'requests');
    });

  for (const [what, reply] of Object.entries(badAnswers))
    add(`survives ${what} as the answer to ${where}`, async (trial) => {
      await trial.prepare(act);
      const replies = trial.replies(act).map((one, index) => (index === at ? reply : one));
      const [outcome] = await Promise.allSettled([trial.act(act, { replies })]);
      demand(
        (Object.prototype as { polluted?: unknown }).polluted === undefined,
        'Object.prototype has another member',
      );
      if (outcome.status === 'rejected') {
        sane(outcome.reason);
        return;
      }
      const isLast = act === 'verify' && at === replies.length - 1;
      const isProof = isLast && (fixture.brings.length > 0 || !mayBeEmpty.has(what));
      demand(!isProof, 'it takes that for a sign-in');
    });

  for (const [status, codes] of statuses)
    add(`tells of an unknown error with status ${status} at ${where}`, async (trial) => {
      await trial.prepare(act);
      const word = { error: marker, code: marker, message: marker };
      const replies = trial
        .replies(act)
        .map((one, index) => (index === at ? { status, json: word } : one));
      const [outcome] = await Promise.allSettled([trial.act(act, { replies })]);
      // What only completes a sign-in, like a profile, may fail.
      if (outcome.status === 'fulfilled') {
        demand(at > 0, 'it takes that for a success');
        return;
      }
      sane(outcome.reason);
      const { code } = outcome.reason as PasswordlessError;
      demand((purpose ? ['token_invalid'] : codes).includes(code), `its code is ${code}`);
    });
}

/** One of the closed list, and nothing that the server said. */
function sane(reason: unknown): void {
  demand(isPasswordlessError(reason), `it rejects with ${String(reason)}`);
  demand(errorCodes.includes(reason.code), `its code is ${reason.code}`);
  demand(!reason.message.includes(marker), 'its message holds text of the server');
}
