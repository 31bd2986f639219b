/** The visitor's phone: shows what the server's outbox holds for the numbers that this page sent codes to. */
import { adopt } from './adopt.js';
import { element } from './dom.js';
import css from './phone.css?inline';

adopt(css);

interface Message {
  readonly body: string;
  readonly from: string;
  readonly sentAt: string;
}

class DemoPhone extends HTMLElement {
  readonly #list = element('ol', { className: 'messages', tabIndex: 0, ariaLabel: 'Messages' });

  readonly #banner = element('div', { className: 'banner', popover: 'manual', role: 'status' });

  connectedCallback(): void {
    this.#list.setAttribute('aria-live', 'polite');
    const bar = element('div', { className: 'phone-bar' }, 'Messages');
    this.replaceChildren(element('div', { className: 'phone' }, bar, this.#list), this.#banner);
    this.#say('This is your phone. Messages for the number that you enter arrive here.');
  }

  /** Shows the messages of a number, the newest last. */
  async receive(server: string, phoneNumber: string): Promise<void> {
    const url = new URL(`/outbox?to=${encodeURIComponent(phoneNumber)}`, server);
    const response = await fetch(url);
    if (!response.ok) {
      this.#say('The server sends real messages: look at your own phone.');
      return;
    }
    const messages = (await response.json()) as readonly Message[];
    this.#list.replaceChildren(...messages.map(bubble).reverse());
    this.#list.scrollTop = this.#list.scrollHeight;
    const [newest] = messages;
    if (newest && !this.#isInSight()) this.#notify(newest);
  }

  /** Takes the notification away. */
  rest(): void {
    this.#banner.hidePopover();
  }

  /** As phones do when another app is open: above everything, a dialog included. */
  #notify(message: Message): void {
    this.#banner.replaceChildren(bubble(message));
    if (this.#banner.matches(':popover-open')) this.#banner.hidePopover();
    this.#banner.showPopover();
  }

  #isInSight(): boolean {
    const { top, bottom } = this.getBoundingClientRect();
    const isCovered = document.querySelector('passwordless-sms[open]') !== null;
    return !isCovered && top >= 0 && bottom <= innerHeight;
  }

  #say(text: string): void {
    this.#list.replaceChildren(element('li', { className: 'empty' }, text));
  }
}

function bubble({ body, sentAt }: Message): HTMLElement {
  const time = new Date(sentAt).toLocaleTimeString([], { timeStyle: 'short' });
  return element(
    'li',
    {},
    element('div', { className: 'bubble', dir: 'auto' }, body),
    element('time', { dateTime: sentAt }, time),
  );
}

customElements.define('demo-phone', DemoPhone);

/**
 * Lets the page's phone receive what a widget has sent.
 *
 * @param server Whose outbox has it.
 */
export function connectPhone(
  widget: HTMLElement,
  server = widget.getAttribute('domain') ?? '',
): void {
  const phone = document.querySelector<DemoPhone>('demo-phone');
  widget.addEventListener('passwordless-code-sent', (event) => {
    const { phoneNumber } = (event as CustomEvent<{ phoneNumber: string }>).detail;
    void phone?.receive(server, phoneNumber);
  });
  widget.addEventListener('passwordless-authenticated', () => phone?.rest());
}
