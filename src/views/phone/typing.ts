/**
 * What is typed, pasted, filled in and taken back in the phone field. Only what the visitor has just
 * changed is ever rewritten.
 */
import type { LitElement, ReactiveController } from 'lit';
import type { PhoneInput } from '../../flow/state.js';
import type { FormattedNumber, TypedNumber } from '../../phone/format-as-typed.js';
import { PhoneHistory, type Moment } from './history.js';
import { isComposed, undoOrRedo } from './keys.js';
import type { View } from '../view.js';

/** What the numbering plans make of a text. */
export interface NumberReader {
  /** ISO 3166-1 alpha-2, for numbers in national form. */
  readonly country: string | undefined;
  format(typed: TypedNumber): FormattedNumber;
  /** The number in a text that holds more than a number, if there is one. */
  find(text: string): string | undefined;
}

/** Password managers send events that are no `InputEvent`s. */
type Input = Event & Partial<Pick<InputEvent, 'inputType' | 'isComposing'>>;

const digitsIn = (text: string): number => text.replace(/\P{Nd}/gu, '').length;

export class PhoneTyping implements ReactiveController {
  readonly #root: ShadowRoot;
  readonly #flow: View['flow'];
  readonly #reader: NumberReader;
  /** Browsers lose their own when a script writes into the field. */
  readonly #history = new PhoneHistory();
  #field: HTMLInputElement | null = null;
  #seen: PhoneInput | undefined;

  constructor(host: LitElement, flow: View['flow'], reader: NumberReader) {
    this.#root = host.renderRoot as ShadowRoot;
    this.#flow = flow;
    this.#reader = reader;
    this.#listen('beforeinput', this.#onBeforeInput);
    this.#listen('input', this.#onInput);
    this.#listen('change', this.#onChange);
    this.#listen('compositionstart', (_, field) => this.#keepSelection(field));
    // Chrome has no `input` after it.
    this.#listen('compositionend', (_, field) => this.#take(field, 'insertText'));
    this.#listen('keydown', this.#onKeyDown);
    host.addController(this);
    this.#meet();
    // What was filled in silently while nobody listened.
    if (this.#field) this.#onChange(undefined, this.#field);
  }

  hostConnected(): void {
    addEventListener('pageshow', this.#onPageShow);
  }

  hostDisconnected(): void {
    removeEventListener('pageshow', this.#onPageShow);
  }

  hostUpdated(): void {
    this.#meet();
    const field = this.#field;
    const input = this.#input;
    if (!field || !input || input === this.#seen) return;
    this.#seen = input;
    // Lit compares with what it rendered last, and so misses what was typed and reset at once.
    if (field.value !== input.text) field.value = input.text;
    if (input.text !== this.#history.now?.text) this.#history.start(moment(input));
  }

  /** Puts a text into the field in place of the visitor, who can take it back. */
  write(text: string, country: string | undefined): void {
    if (this.#field)
      this.#put(this.#field, { text, country, start: text.length, end: text.length });
  }

  get #input(): PhoneInput | undefined {
    return (this.#flow.state as { input?: PhoneInput }).input;
  }

  /** Another step brings another field, about which there is nothing to undo. */
  #meet(): void {
    const field = this.#root.querySelector<HTMLInputElement>('[part="phone-input"]');
    if (field === this.#field) return;
    this.#field = field;
    this.#seen = this.#input;
    if (this.#seen) this.#history.start(moment(this.#seen));
  }

  #listen<Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type], field: HTMLInputElement) => void,
  ): void {
    this.#root.addEventListener(type, (event) => {
      // Events from the page's own pieces in the slots pass by here, too.
      if (this.#field && event.target === this.#field)
        listener(event as HTMLElementEventMap[Type], this.#field);
    });
  }

  readonly #onBeforeInput = (event: InputEvent, field: HTMLInputElement) => {
    const by = travelOf(event.inputType);
    if (by === undefined) {
      if (!event.isComposing) this.#keepSelection(field);
    } else if (event.cancelable) {
      event.preventDefault();
      this.#travel(field, by);
    }
  };

  readonly #onInput = (event: Input, field: HTMLInputElement) => {
    const { inputType = '', isComposing } = event;
    const by = travelOf(inputType);
    if (isComposing) this.#tell(field.value, this.#reader.country);
    else if (by !== undefined) this.#travel(field, by);
    else this.#take(field, inputType);
  };

  /** Some autofills fire nothing else. Others fire it at once after `input`, before the next render. */
  readonly #onChange = (_: unknown, field: HTMLInputElement) => {
    if (field.value !== this.#input?.text) this.#take(field, '');
  };

  readonly #onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted && this.#field) this.#onChange(undefined, this.#field);
  };

  readonly #onKeyDown = (event: KeyboardEvent, field: HTMLInputElement) => {
    const by = undoOrRedo(event);
    if (isComposed(event)) {
      // It takes what the input method proposes; the form is not meant.
      if (event.key === 'Enter') event.preventDefault();
    } else if (by !== undefined) {
      event.preventDefault();
      this.#travel(field, by);
    }
  };

  #keepSelection(field: HTMLInputElement): void {
    const { value, selectionStart, selectionEnd } = field;
    if (value === this.#history.now?.text)
      this.#history.amend({ start: selectionStart ?? 0, end: selectionEnd ?? 0 });
  }

  /** As it was left: formatting it again would take back more than was asked for. */
  #travel(field: HTMLInputElement, by: 1 | -1): void {
    const then = field.readOnly ? undefined : this.#history.move(by);
    if (then) this.#put(field, then);
  }

  #take(field: HTMLInputElement, inputType: string): void {
    const typed = { text: field.value, caret: field.selectionEnd ?? field.value.length };
    const { text, caret, country = this.#reader.country } = this.#rewritten(typed, inputType);
    this.#put(field, { text, country, start: caret, end: caret });
  }

  #rewritten(typed: TypedNumber, inputType: string): FormattedNumber {
    const { text } = typed;
    const before = this.#history.now?.text ?? '';
    // Punctuation alone can be deleted, or the caret would never get past it.
    if (inputType.startsWith('delete'))
      return digitsIn(text) < digitsIn(before) ? this.#reader.format(typed) : typed;
    const isTyped =
      /^insert(Text|\w*Composition)/.test(inputType) && text.length <= before.length + 1;
    const found = isTyped ? undefined : this.#reader.find(text);
    return this.#reader.format(found === undefined ? typed : { text: found, caret: found.length });
  }

  #put(field: HTMLInputElement, then: Moment): void {
    const { text, country, start, end } = then;
    if (field.value !== text) {
      field.value = text;
      // Safari takes the focus to wherever a selection is set.
      if (field === this.#root.activeElement) field.setSelectionRange(start, end);
    }
    if (text === this.#history.now?.text) this.#history.amend({ country, start, end });
    else this.#history.add(then);
    this.#tell(text, country);
  }

  #tell(text: string, country: string | undefined): void {
    this.#flow.typePhone(text, country);
    this.#seen = this.#input;
  }
}

const moment = ({ text, country }: PhoneInput): Moment => ({
  text,
  country,
  start: text.length,
  end: text.length,
});

const travelOf = (inputType: string): 1 | -1 | undefined =>
  inputType === 'historyUndo' ? -1 : inputType === 'historyRedo' ? 1 : undefined;
