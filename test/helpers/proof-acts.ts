/** What a visitor and a page do to an element, in words that a failing run prints. */
import type { PasswordlessSmsElement } from '../../src/element.js';
import type { Troupe } from './proof-scenario.js';
import { codes } from './proof-watch.js';

/** From a range reserved for fiction. */
const numbers = ['+14155550132', '+14155550133'] as const;

export interface Place {
  readonly element: PasswordlessSmsElement;
  readonly home: HTMLElement;
  readonly elsewhere: HTMLElement;
  /** Whether it can take the focus: where it is not shown, layouts cost nothing. */
  readonly isShown: boolean;
  /** Lets time pass. */
  readonly pass: (milliseconds: number) => void;
  readonly onLeave: () => void;
  readonly otherBackend: () => void;
}

const find = ({ element }: Place, part: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(`[part="${part}"]`) ?? null;

function fill(place: Place, part: string, text: string): void {
  const field = find(place, part) as HTMLInputElement | null;
  if (!field || field.readOnly) return;
  if (place.isShown) field.focus();
  field.value = text;
  field.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertFromPaste' }),
  );
}

function press(place: Place, part: string): void {
  const button = find(place, part) as HTMLButtonElement | null;
  if (place.isShown) button?.focus();
  // A press forces a layout of the whole page before it submits.
  if (place.isShown || part !== 'submit-button') button?.click();
  else button?.form?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
}

const send = (place: Place, number: string) => {
  fill(place, 'phone-input', number);
  if (find(place, 'phone-input')) press(place, 'submit-button');
};

export const acts = {
  /** What is to be done at the step that shows. */
  'goes on': (place: Place) => {
    if (find(place, 'code-input')) fill(place, 'code-input', codes[0]);
    else send(place, numbers[0]);
  },
  'enters number 2': (place: Place) => send(place, numbers[1]),
  'enters half a number': (place: Place) => send(place, '+1415555'),
  'types in the phone field': (place: Place) => fill(place, 'phone-input', '+14155550199'),
  'fills code 2': (place: Place) => fill(place, 'code-input', codes[1]),
  'types half a code': (place: Place) => fill(place, 'code-input', '314'),
  'presses the button': (place: Place) => press(place, 'submit-button'),
  'presses resend': (place: Place) => press(place, 'resend-button'),
  'waits and presses resend': (place: Place) => {
    place.pass(30_000);
    press(place, 'resend-button');
  },
  'changes the number': (place: Place) => press(place, 'back-button'),
  'dismisses the dialog': (place: Place) => press(place, 'close-button'),
  'opens the list of countries': (place: Place) => {
    if (place.element.isConnected) press(place, 'country-button');
  },
  'waits a second': (place: Place) => place.pass(1000),
  'waits for longer than anybody answers': (place: Place) => place.pass(41_000),
  'resets it': ({ element }: Place) => element.reset(),
  'takes it out': ({ element, onLeave }: Place) => {
    if (!element.isConnected) return;
    element.remove();
    onLeave();
  },
  'puts it back': ({ element, home }: Place) => home.append(element),
  'moves it': ({ element, home, elsewhere }: Place) =>
    (element.parentElement === home ? elsewhere : home).append(element),
  'shows the dialog': ({ element }: Place) => {
    element.open = true;
  },
  'closes the dialog': ({ element }: Place) => element.close(),
  'gives it another backend': ({ otherBackend }: Place) => otherBackend(),
  'focuses it': ({ element }: Place) => element.focus(),
  'sets a number': ({ element }: Place) => {
    element.phoneNumber = numbers[1];
  },
  'sets the length of codes': ({ element }: Place) => {
    element.codeLength = element.codeLength === 6 ? 5 : 6;
  },
  'sets its words': ({ element }: Place) => {
    element.messages = { 'code.title': 'A title' };
  },
  'sets its language': ({ element }: Place) => {
    element.lang = element.lang === 'en' ? 'de' : 'en';
  },
} as const satisfies Record<string, (place: Place) => void>;

export type Act = keyof typeof acts;

const often = (count: number, act: Act): readonly Act[] => Array<Act>(count).fill(act);

/** By weight: most go the way of a sign-in, so that schedules come deep. */
const visitor: readonly Act[] = [
  ...often(18, 'goes on'),
  ...often(3, 'fills code 2'),
  ...often(3, 'waits and presses resend'),
  ...often(2, 'enters number 2'),
  ...often(2, 'changes the number'),
  ...often(2, 'presses the button'),
  ...often(2, 'types half a code'),
  'enters half a number',
  'types in the phone field',
  'presses resend',
  'opens the list of countries',
  'waits a second',
  'waits for longer than anybody answers',
];

const page: readonly Act[] = [
  ...often(3, 'resets it'),
  ...often(3, 'takes it out'),
  ...often(5, 'puts it back'),
  ...often(2, 'moves it'),
  'gives it another backend',
];

const restless: readonly Act[] = [
  ...often(8, 'goes on'),
  ...often(4, 'changes the number'),
  ...often(9, 'waits for longer than anybody answers'),
];

const dialog: readonly Act[] = [...often(5, 'shows the dialog'), ...often(4, 'closes the dialog')];

/** Of a page that does things as soon as it hears of something. */
const listeners: readonly Act[] = [
  ...page,
  ...dialog,
  ...often(4, 'goes on'),
  ...often(2, 'waits and presses resend'),
  'fills code 2',
  'changes the number',
  'presses the button',
  'types half a code',
  'waits for longer than anybody answers',
  'focuses it',
  'sets a number',
  'sets the length of codes',
  'sets its words',
  'sets its language',
];

/** Who acts: somebody in no hurry, or somebody who waits for no answer; and who listens. */
export const actors = {
  patient: { visitor, page },
  restless: { visitor: [...visitor, ...restless], page: [...page, ...often(5, 'resets it')] },
  'at a dialog': {
    visitor: [...visitor, 'dismisses the dialog'],
    page: [...page, ...dialog],
  },
  'restless at a dialog': {
    visitor: [...visitor, ...restless, ...often(3, 'dismisses the dialog')],
    page: [...page, ...dialog, ...dialog],
  },
  'heard by a page': { visitor, page: often(1, 'puts it back'), listeners },
  'heard by a page at a dialog': {
    visitor: [...visitor, 'dismisses the dialog'],
    page: [...often(2, 'puts it back'), ...often(3, 'shows the dialog')],
    listeners,
  },
} as const satisfies Record<string, Troupe>;
