/** The states in which an element may be taken out of its page, each reached as fast as can be. */
import '../../src/define.js';
import type { PasswordlessSmsElement } from '../../src/element.js';
import { PasswordlessError } from '../../src/errors.js';
import type { PasswordlessEventMap } from '../../src/events.js';
import { FakeBackend, type Call } from './fake-backend.js';
import { isLoaded } from './mount.js';
import { turn, turnUntil } from './proof-runs.js';
import { fill, has, part } from './visitor.js';

const phoneNumber = '+14155550147';

/** Knows which of its calls were neither answered nor aborted. */
class LifeBackend extends FakeBackend {
  readonly #unanswered = new Set<AbortSignal>();

  get open(): readonly AbortSignal[] {
    return [...this.#unanswered].filter(({ aborted }) => !aborted);
  }

  override start(...[request, options]: Parameters<FakeBackend['start']>) {
    return this.#watch(super.start(request, options), options.signal);
  }

  override verify(...[request, options]: Parameters<FakeBackend['verify']>) {
    return this.#watch(super.verify(request, options), options.signal);
  }

  #watch<Answer>(answer: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
    this.#unanswered.add(signal);
    const close = () => void this.#unanswered.delete(signal);
    answer.then(close, close);
    return answer;
  }
}

export interface Life {
  readonly element: PasswordlessSmsElement;
  readonly backend: LifeBackend;
}

const last = <Answer>(calls: readonly Call<unknown, Answer>[]) => {
  const call = calls.at(-1);
  if (!call) throw new Error('nobody was asked');
  return call;
};

/** Nothing more happens to an element that has left. */
const happens = ({ element }: Pick<Life, 'element'>, condition: () => boolean, what: string) =>
  turnUntil(() => condition() || !element.isConnected, what);

const reaches = ({ element }: Life, state: string) =>
  happens({ element }, () => element.matches(`:state(${state})`), `it is at ${state}`);

/** Everything that is loaded late is there. */
const loaded = ({ element }: Life) =>
  turnUntil(() => isLoaded(element), 'the numbering plans are loaded');

async function send(life: Life): Promise<void> {
  await life.element.updateComplete;
  const before = life.backend.starts.length;
  fill(part(life.element, 'phone-input'), phoneNumber);
  part(life.element, 'submit-button').click();
  await happens(life, () => life.backend.starts.length > before, 'a code is asked for');
}

async function toCode(life: Life, challenge = {}): Promise<void> {
  await send(life);
  last(life.backend.starts).resolve(challenge);
  await reaches(life, 'code-entry');
}

async function verify(life: Life): Promise<void> {
  fill(part(life.element, 'code-input'), '314159');
  await happens(life, () => life.backend.verifies.length > 0, 'a code is checked');
}

export interface State {
  readonly name: string;
  readonly properties?: Partial<PasswordlessSmsElement>;
  readonly reach: (life: Life) => Promise<unknown>;
}

export const phoneStates: readonly State[] = [
  { name: 'before its first render', reach: () => Promise.resolve() },
  { name: 'at its first render', reach: ({ element }) => element.updateComplete },
  { name: 'at the phone step', reach: loaded },
  {
    name: 'with the list of countries open',
    reach: async (life) => {
      await loaded(life);
      part(life.element, 'country-button').click();
      await turnUntil(() => has(life.element, 'country-search'), 'the list is open');
    },
  },
  { name: 'while a code is sent', reach: send },
];

export const codeStates: readonly State[] = [
  {
    name: 'at the code step',
    reach: (life) => toCode(life, { expiresInSeconds: 300, attemptsLeft: 3 }),
  },
  {
    name: 'while another code is sent',
    reach: async (life) => {
      await toCode(life, { resendInSeconds: 0 });
      part(life.element, 'resend-button').click();
      await happens(life, () => life.backend.starts.length === 2, 'another code is asked for');
    },
  },
  {
    name: 'while a code is checked',
    reach: async (life) => {
      await toCode(life);
      await verify(life);
    },
  },
  {
    name: 'after the sign-in',
    reach: async (life) => {
      await toCode(life);
      await verify(life);
      last(life.backend.verifies).resolve({});
      await reaches(life, 'authenticated');
    },
  },
  {
    // The first one has a code sent; the others come back to it.
    name: 'at a code step that outlives reloads',
    properties: { resume: true },
    reach: async (life) => {
      await loaded(life);
      if (!life.element.matches(':state(code-entry)'))
        await toCode(life, { expiresInSeconds: 3600 });
    },
  },
];

const dialog: Partial<PasswordlessSmsElement> = { mode: 'modal', open: true };

/** A sign-in with everything that an element tells of, but for what comes after it left. */
async function wholeSignIn(life: Life): Promise<void> {
  const { element, backend } = life;
  const isHere = () => element.isConnected;
  const next = async (act: () => Promise<unknown>) => {
    if (isHere()) await act();
    await end();
  };
  await next(() => element.updateComplete);
  await next(() => toCode(life, { resendInSeconds: 0 }));
  await next(async () => {
    part(element, 'resend-button').click();
    await happens(life, () => backend.starts.length === 2, 'another code is asked for');
    backend.starts[1]?.resolve({});
  });
  await next(async () => {
    await verify(life);
    backend.verifies[0]?.reject(new PasswordlessError('invalid_code'));
    await happens(life, () => element.flowState.step !== 'verifying', 'the code is refused');
  });
  await next(async () => {
    await element.updateComplete;
    fill(part(element, 'code-input'), '271828');
    await happens(life, () => backend.verifies.length === 2, 'another code is checked');
    backend.verifies[1]?.resolve({});
    await happens(life, () => element.flowState.step !== 'verifying', 'the code is right');
  });
  await next(async () => {
    element.close();
    await turnUntil(() => !isHere(), 'it has left');
  });
}

/** Each takes the element out of its page in the middle of telling something. */
const inside = (name: keyof PasswordlessEventMap, step?: string): State => ({
  name: `inside of ${name} ${step ?? ''}`,
  properties: dialog,
  reach: async (life) => {
    life.element.addEventListener(name, (event) => {
      const { detail } = event as CustomEvent<{ step?: string } | undefined>;
      if (!step || detail?.step === step) life.element.remove();
    });
    await wholeSignIn(life).catch((error: unknown) => {
      // Nobody can go on with what has left.
      if (life.element.isConnected) throw error;
    });
  },
});

export const dialogStates: readonly State[] = [
  { name: 'as an open dialog', properties: dialog, reach: loaded },
  { name: 'as an open dialog at the code step', properties: dialog, reach: (life) => toCode(life) },
];

export const insideStates: readonly State[] = [
  inside('passwordless-open'),
  inside('passwordless-step', 'sending'),
  inside('passwordless-step', 'code-entry'),
  inside('passwordless-code-sent'),
  inside('passwordless-step', 'verifying'),
  inside('passwordless-error'),
  inside('passwordless-step', 'authenticated'),
  inside('passwordless-authenticated'),
  inside('passwordless-close'),
];

/** Puts an element into a page. */
export function live(home: HTMLElement, { properties = {} }: State): Life {
  const backend = new LifeBackend();
  const element = document.createElement('passwordless-sms');
  Object.assign(element, { backend, lang: 'en', defaultCountry: 'US', ...properties });
  home.append(element);
  return { element, backend };
}

/** Lets everything end that ends by itself at once. */
export async function end(): Promise<void> {
  await turn();
  await turn();
}
