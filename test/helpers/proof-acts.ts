/** What a visitor and a page do to an element, in words that a failing run prints. */
import type { PasswordlessSmsElement } from '../../src/element.js';
import { codes } from './proof-watch.js';

/** From a range reserved for fiction. */
const numbers = ['+14155550132', '+14155550133'] as const;

export interface Place {
  readonly element: PasswordlessSmsElement;
  readonly home: HTMLElement;
  readonly elsewhere: HTMLElement;
  /** Whether it can take the focus: where it is not shown, layouts cost nothing. */
  readonly isShown: boolean;
  readonly advance: (milliseconds: number) => void;
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
  const button = find(place, part);
  if (place.isShown) button?.focus();
  button?.click();
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
    place.advance(30_000);
    press(place, 'resend-button');
  },
  'changes the number': (place: Place) => press(place, 'back-button'),
  'dismisses the dialog': (place: Place) => press(place, 'close-button'),
  'opens the list of countries': (place: Place) => press(place, 'country-button'),
  'waits a second': (place: Place) => place.advance(1000),
  'waits for longer than anybody answers': (place: Place) => place.advance(41_000),
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
} as const satisfies Record<string, (place: Place) => void>;

export type Act = keyof typeof acts;

const often = (count: number, act: Act): readonly Act[] => Array<Act>(count).fill(act);

/** By weight: most go the way of a sign-in, so that schedules come deep. */
export const visitorActs: readonly Act[] = [
  ...often(14, 'goes on'),
  ...often(2, 'enters number 2'),
  ...often(3, 'fills code 2'),
  ...often(3, 'waits and presses resend'),
  ...often(4, 'changes the number'),
  ...often(2, 'presses the button'),
  ...often(2, 'types half a code'),
  ...often(2, 'waits for longer than anybody answers'),
  'enters half a number',
  'types in the phone field',
  'presses resend',
  'dismisses the dialog',
  'opens the list of countries',
  'waits a second',
];

export const pageActs: readonly Act[] = [
  ...often(3, 'resets it'),
  ...often(3, 'takes it out'),
  ...often(5, 'puts it back'),
  ...often(2, 'moves it'),
  'gives it another backend',
];

export const dialogActs: readonly Act[] = [
  ...pageActs,
  ...often(5, 'shows the dialog'),
  ...often(4, 'closes the dialog'),
];
