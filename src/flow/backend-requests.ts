/** What a backend is asked, and which event becomes of its answer. */
import { readChallenge, readTokenSet } from './answers.js';
import { sentChallenge } from './challenge.js';
import type { Clock } from './clock.js';
import type { Continuity } from './continuity.js';
import { withProofs } from './proofs.js';
import type { FlowSettings } from './settings.js';
import type { FlowEffect, FlowEvent, Untimed } from './state.js';

type EffectOf<Type extends FlowEffect['type']> = Extract<FlowEffect, { type: Type }>;

/** What there is to know besides the settings. */
interface Around {
  /** Of the sign-in under way. */
  readonly state: string;
  readonly clock: Clock;
  readonly continuity: Continuity | undefined;
  /** Has a request take as long as it needs, until `resume`. */
  readonly pause: () => void;
}

interface BackendRequest {
  ask(signal: AbortSignal, resume: () => void): Promise<unknown>;
  /** @throws {PasswordlessError} `bad_response`. */
  read(answer: unknown): Untimed<FlowEvent>;
}

/** To be asked within a promise: an adapter may throw. */
export const backendRequest = (
  effect: EffectOf<'start' | 'verify'>,
  settings: FlowSettings,
  around: Around,
): BackendRequest =>
  effect.type === 'start'
    ? startRequest(effect, settings, around)
    : verifyRequest(effect, settings, around);

function startRequest(
  { request, phoneNumber, channel, replaces }: EffectOf<'start'>,
  settings: FlowSettings,
  { state, clock, continuity, pause }: Around,
): BackendRequest {
  const {
    backend,
    challenge: prover,
    locale = 'en',
    codeLength = 6,
    resendDelaySeconds = 30,
  } = settings;
  return {
    ask(signal, resume) {
      const asked = {
        phoneNumber,
        locale,
        channel,
        ...grant(settings, state),
        ...(replaces && { resendOf: replaces.transaction }),
      };
      const action = replaces ? 'resend' : 'start';
      return withProofs(
        (proof) => backend.start({ ...asked, ...(proof && { proof }) }, { signal }),
        { action, locale, signal, prover, pause, resume },
      );
    },
    read(answer) {
      const now = clock.now();
      const sendsBefore = Math.max(
        replaces?.sends ?? 0,
        continuity?.sends(settings, phoneNumber, now) ?? 0,
      );
      const challenge = sentChallenge(
        readChallenge(answer),
        { phoneNumber, channel, now, sendsBefore, replaces },
        { codeLength, resendDelaySeconds },
      );
      return { type: 'codeSent', request, challenge };
    },
  };
}

function verifyRequest(
  { request, phoneNumber, transaction, code }: EffectOf<'verify'>,
  settings: FlowSettings,
  { state }: Around,
): BackendRequest {
  const { backend, locale = 'en' } = settings;
  return {
    ask: (signal) =>
      backend.verify(
        { phoneNumber, code, transaction, locale, ...grant(settings, state) },
        { signal },
      ),
    read: (answer) => ({ type: 'verified', request, tokens: readTokenSet(answer) }),
  };
}

const grant = ({ scope = 'openid profile', audience }: FlowSettings, state: string) => ({
  scope,
  state,
  ...(audience && { audience }),
});

/** 128 bits. */
export const randomState = (randomBytes: (length: number) => Uint8Array): string =>
  Array.from(randomBytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
