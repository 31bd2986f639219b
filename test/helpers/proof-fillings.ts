/** All the ways in which a code gets into its field, several at once, and how often it must be asked about. */
import fc from 'fast-check';
import { PasswordlessError } from '../../src/errors.js';
import type { PasswordlessSmsElement } from '../../src/element.js';
import type { SmsBrowser } from './element-web-otp.js';
import type { Mounted } from './mount.js';
import { microtasks, turn, turnUntil } from './proof-runs.js';
import { codeField, part } from './visitor.js';

interface Scene {
  readonly element: PasswordlessSmsElement;
  readonly field: HTMLInputElement;
  readonly browser: SmsBrowser;
}

function put({ field }: Scene, text: string, ...events: readonly Event[]): void {
  // Nobody can change what is being checked, as soon as that shows.
  if (field.readOnly) return;
  field.value = text;
  for (const event of events) field.dispatchEvent(event);
}

const typed = (inputType: string) => new InputEvent('input', { bubbles: true, inputType });
const filled = (name: string) => new Event(name, { bubbles: true });

/** Each brings a whole code. */
const ways = {
  paste: (scene: Scene, code: string) => put(scene, code, typed('insertFromPaste')),
  'paste of a message': (scene: Scene, code: string) =>
    put(scene, `Your code is ${code}.\n\n@example.com #${code}`, typed('insertFromPaste')),
  'paste in other digits': (scene: Scene, code: string) =>
    put(
      scene,
      code.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? ''),
      typed('insertFromPaste'),
    ),
  'autofill that tells by input': (scene: Scene, code: string) => put(scene, code, filled('input')),
  'autofill that tells by change': (scene: Scene, code: string) =>
    put(scene, code, filled('change')),
  'autofill that tells twice': (scene: Scene, code: string) =>
    put(scene, code, filled('input'), filled('change'), typed('insertReplacementText')),
  'autofill that inserts twice': (scene: Scene, code: string) =>
    put(scene, code + code, typed('insertText')),
  typing: (scene: Scene, code: string) => {
    for (let length = 1; length <= code.length; length++)
      put(scene, code.slice(0, length), typed('insertText'));
  },
  'the browser that reads SMS': (scene: Scene, code: string) => {
    const [wait] = scene.browser.waits.filter(({ signal }) => !signal.aborted);
    if (wait) wait.arrive(code);
    else ways.paste(scene, code);
  },
} as const satisfies Record<string, (scene: Scene, code: string) => void>;

/** Each asks for a check. */
const asks = {
  Enter: ({ field }: Scene) => field.form?.requestSubmit(),
  'a press on the button': ({ element }: Scene) => part(element, 'submit-button').click(),
} as const satisfies Record<string, (scene: Scene) => void>;

type Way = keyof typeof ways;
type Ask = keyof typeof asks;

const pauses = {
  'at once': () => undefined,
  'a promise later': () => microtasks(1),
  'some promises later': () => microtasks(7),
  'a task later': () => turn(),
  'a frame later': () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => resolve());
    }),
} as const satisfies Record<string, () => Promise<void> | undefined>;

export interface Round {
  /** The one of the round before, or another. */
  readonly isSameCode: boolean;
  readonly acts: readonly { readonly act: Way | Ask; readonly pause: keyof typeof pauses }[];
  readonly ending: 'refused' | 'not answered' | 'right';
}

const keys = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as Key[];
const isWay = (act: Way | Ask): act is Way => act in ways;

const acts = fc.array(
  fc.record({
    act: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...keys(ways)) },
      { weight: 1, arbitrary: fc.constantFrom(...keys(asks)) },
    ),
    // Most of them in one tick; a frame takes long.
    pause: fc.oneof(
      { weight: 30, arbitrary: fc.constant('at once' as const) },
      {
        weight: 20,
        arbitrary: fc.constantFrom('a promise later', 'some promises later', 'a task later'),
      },
      { weight: 1, arbitrary: fc.constant('a frame later' as const) },
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

export const fillings = fc.record({
  autoSubmit: fc.integer({ min: 0, max: 3 }).map((one) => one < 3),
  rounds: fc.array(
    fc.record({
      isSameCode: fc.boolean(),
      acts,
      ending: fc.constantFrom<Round['ending'][]>('refused', 'refused', 'not answered', 'right'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** What must be asked about: the same, in a few lines. */
export class Expectation {
  readonly #autoSubmit: boolean;
  /** What stands in the field, and whether it was entered since the last answer. */
  #entered = '';
  #isNew = false;
  readonly #refused = new Set<string>();

  constructor(autoSubmit: boolean) {
    this.#autoSubmit = autoSubmit;
  }

  /** The code that a round has asked about, if any. */
  round({ acts: all, ending }: Round, code: string): string | undefined {
    let asked: string | undefined;
    // Nothing can be changed while a code is checked.
    for (const { act } of all) asked ??= this.#act(act, code);
    if (!asked) return undefined;
    this.#isNew = false;
    if (ending === 'refused') this.#refused.add(asked);
    else this.#refused.delete(asked);
    return asked;
  }

  /** The code that is asked about then. */
  #act(act: Way | Ask, code: string): string | undefined {
    if (isWay(act)) {
      // A change to what is there already is no change.
      if (act === 'autofill that tells by change' && this.#entered === code) return undefined;
      this.#entered = code;
      this.#isNew = true;
      if (!this.#autoSubmit || this.#refused.has(code)) return undefined;
    }
    // What was refused is asked about again only for somebody who enters it anew and asks for it.
    const isAsked = this.#entered && (this.#isNew || !this.#refused.has(this.#entered));
    return isAsked ? this.#entered : undefined;
  }
}

/** Plays a round at the code step; gives the codes that were asked about meanwhile. */
export async function playRound(
  { element, backend }: Mounted,
  browser: SmsBrowser,
  round: Round,
  code: string,
): Promise<readonly string[]> {
  const before = backend.verifies.length;
  for (const { act, pause } of round.acts) {
    const scene = { element, browser, field: codeField(element) };
    const wasEmpty = !scene.field.value;
    if (isWay(act)) ways[act](scene, code);
    else asks[act](scene);
    await pauses[pause]();
    // It tells a little later, and so may be overtaken: where that makes a difference it is awaited.
    if (act === 'the browser that reads SMS' && !(element.autoSubmit && wasEmpty)) await turn();
  }
  for (let turns = 0; turns < 3; turns++) await turn();
  const calls = backend.verifies.slice(before);
  const call = calls.at(-1);
  if (round.ending === 'right') call?.resolve({});
  else call?.reject(new PasswordlessError(round.ending === 'refused' ? 'invalid_code' : 'network'));
  await turnUntil(() => !element.flowState.isPending, 'the code has been checked');
  await turn();
  return calls.map(({ request }) => request.code);
}
