/**
 * A sign-in in a few words: what a step is, what is awaited, what stands in the field. It is a second
 * opinion, and knows no effects and no clocks that are set back.
 */
import type { FlowStep } from '../../src/flow/state.js';
import type { Draft, Happening } from './invariants-drafts.js';
import type { Asked } from './invariants-move.js';

export interface Model {
  step: FlowStep;
  awaits: Asked['type'] | undefined;
  hasError: boolean;
  isDoubtful: boolean;
  code: string;
  /** The codes that were refused when they were checked last. */
  refused: readonly string[];
  /** Whether a code was entered since one was checked. */
  isEntered: boolean;
  codeLength: number;
  /** Milliseconds since the beginning. */
  now: number;
  resendAt: number;
  channels: readonly string[];
  /** How the last code travelled, and how the next one is to. */
  channel: string;
  nextChannel: string;
  /** Codes that went to the number, and with the one that is being sent. */
  sends: number;
  nextSends: number;
  isDoneElsewhere: boolean;
  /** Messages that were asked for in all. */
  messages: number;
}

export const newModel = (): Model => ({
  ...{ step: 'phone-entry', awaits: undefined, hasError: false, isDoubtful: false, code: '' },
  ...{ refused: [], isEntered: false, codeLength: 6, now: 0, resendAt: 0, channels: [] },
  ...{
    channel: 'sms',
    nextChannel: 'sms',
    sends: 0,
    nextSends: 1,
    isDoneElsewhere: false,
    messages: 0,
  },
});

/** What becomes of it when something happens. */
export function advance(model: Model, { what, after }: Draft): void {
  model.now += after;
  if ('off' in what) takeAnswer(model, what);
  else act(model, what);
}

function goTo(model: Model, step: FlowStep, awaits?: Asked['type']): void {
  const { now, messages } = model;
  const isCode = step === 'code-entry' || step === 'verifying';
  // Whatever else a step knew is forgotten.
  if (!isCode) Object.assign(model, newModel(), { now, messages });
  model.step = step;
  model.awaits = awaits;
  model.hasError = model.isDoubtful = false;
  if (awaits === 'start') model.messages++;
}

const signIn = (model: Model) => goTo(model, 'authenticated');

function beginCode(model: Model, changes: Partial<Model>): void {
  goTo(model, 'code-entry');
  Object.assign(model, { code: '', refused: [], isEntered: false }, changes);
}

function fail(model: Model, changes: Partial<Model> = {}): void {
  goTo(
    model,
    model.step === 'verifying' || model.step === 'code-entry' ? 'code-entry' : 'phone-entry',
  );
  Object.assign(model, { hasError: true }, changes);
}

function takeAnswer(model: Model, answer: Extract<Happening, { off: number }>): void {
  const { awaits, now } = model;
  if (answer.off !== 0) return;
  if (answer.type === 'numberChecked' && awaits === 'check') {
    const { outcome, phoneNumber } = answer.check as { outcome?: string; phoneNumber?: string };
    if (!/^\+[1-9]\d{6,}$/.test(phoneNumber ?? '')) fail(model);
    else if (outcome === 'valid') goTo(model, 'sending', 'start');
    else goTo(model, 'phone-entry');
    model.isDoubtful = !model.hasError && outcome === 'doubtful';
  } else if (answer.type === 'codeSent' && awaits === 'start') {
    const { codeLength, resendInSeconds, channels } = answer.hints;
    const sends = model.nextSends;
    const delay = resendInSeconds ?? [30, 60][sends - 1] ?? 120;
    beginCode(model, {
      ...{ sends, codeLength: codeLength ?? model.codeLength, resendAt: now + delay * 1000 },
      channel: model.nextChannel,
      ...(channels && { channels }),
    });
  } else if (answer.type === 'sendFailed' && (awaits === 'start' || awaits === 'check')) {
    const wait = (answer.error.retryAfterSeconds ?? 0) * 1000;
    fail(model, { resendAt: Math.max(model.resendAt, wait && now + wait) });
  } else if (answer.type === 'verifyFailed' && awaits === 'verify') {
    const { code } = answer.error;
    const isRefusal = ['invalid_code', 'code_expired', 'too_many_attempts'].includes(code);
    if (model.isDoneElsewhere) signIn(model);
    else fail(model, isRefusal ? { refused: [...model.refused, model.code] } : {});
  } else if (answer.type === 'verified' && awaits === 'verify') signIn(model);
}

function act(model: Model, what: Exclude<Happening, { off: number }>): void {
  const { step, now, awaits } = model;
  const isCode = step === 'code-entry' || step === 'verifying';
  switch (what.type) {
    case 'reset':
      if (step !== 'closed') goTo(model, 'phone-entry');
      return;
    case 'close':
      goTo(model, 'closed');
      return;
    case 'open':
      if (step === 'closed') goTo(model, 'phone-entry');
      return;
    case 'typePhone':
      if (step === 'phone-entry') goTo(model, step);
      return;
    case 'submitPhone':
      if (step === 'phone-entry') goTo(model, 'sending', 'check');
      return;
    case 'sendAnyway':
      if (model.isDoubtful) goTo(model, 'sending', 'start');
      return;
    case 'restore': {
      const resendAt = now + Math.min(what.ahead, 60_000);
      const { channel } = what;
      if (step === 'phone-entry')
        beginCode(model, { channel, channels: ['voice'], sends: 2, resendAt, codeLength: 6 });
      return;
    }
    case 'typeCode':
      if (step === 'code-entry')
        Object.assign(model, { code: what.code, isEntered: true, hasError: false });
      return;
    case 'submitCode':
      if (step === 'code-entry' && !awaits) submitCode(model, what.isAutomatic);
      return;
    case 'resend':
      resend(model, what.channel ?? model.channel);
      return;
    case 'sentElsewhere': {
      const resendAt = Math.min(model.resendAt + what.later, now + what.seconds * 1000);
      if (!isCode || resendAt <= model.resendAt) return;
      Object.assign(model, { resendAt, sends: Math.max(model.sends, model.messages + 1) });
      return;
    }
    case 'authenticatedElsewhere':
      if (step === 'code-entry') signIn(model);
      model.isDoneElsewhere = step === 'verifying';
      return;
    case 'refuse':
      if (step === 'authenticated') fail(model);
      return;
    case 'changeNumber':
      if (isCode || step === 'sending') goTo(model, 'phone-entry');
      return;
    case 'cancel':
      if (step === 'sending') goTo(model, 'phone-entry');
      else if (model.isDoneElsewhere) signIn(model);
      else if (step === 'verifying') Object.assign(model, { step: 'code-entry', code: '' });
      model.awaits = undefined;
      return;
    case 'ignoreCode':
    case 'tick':
      return;
  }
}

function submitCode(model: Model, isAutomatic: boolean): void {
  const { code, codeLength, isEntered, refused } = model;
  const isFilled = code.length === codeLength && !/[^0-9]/.test(code);
  if (!isFilled) model.hasError ||= !isAutomatic;
  else if (refused.includes(code) ? isEntered && !isAutomatic : isEntered || !isAutomatic) {
    goTo(model, 'verifying', 'verify');
    model.refused = refused.filter((one) => one !== code);
    model.isEntered = false;
  }
}

function resend(model: Model, channel: string): void {
  const { step, awaits, now, resendAt } = model;
  const isOffered = ['sms', model.channel, ...model.channels].includes(channel);
  if (step !== 'code-entry' || awaits || now < resendAt || !isOffered) return;
  goTo(model, step, 'start');
  Object.assign(model, {
    code: '',
    isEntered: false,
    nextChannel: channel,
    nextSends: model.sends + 1,
  });
}
