/** What a visitor does on a page with the widget, in the visitor's words. */
import { expect, type Locator, type Page } from '@playwright/test';
import { authUrl } from './addresses.js';

interface Message {
  readonly body: string;
  readonly code: string;
}

export class SignInPage {
  readonly page: Page;
  readonly phoneField: Locator;
  readonly codeField: Locator;
  readonly sendCode: Locator;
  readonly signIn: Locator;
  readonly alert: Locator;
  readonly done: Locator;

  constructor(page: Page) {
    this.page = page;
    this.phoneField = page.getByLabel('Mobile number');
    this.codeField = page.getByLabel('6-digit code');
    this.sendCode = page.getByRole('button', { name: 'Send code' });
    this.signIn = page.getByRole('button', { name: 'Sign in' });
    this.alert = page.getByRole('alert').filter({ hasText: /./ });
    this.done = page.locator('[part="success"]', { hasText: 'You’re signed in' });
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(path);
    await expect(this.page.getByRole('button', { name: /^Country:/ })).toBeVisible();
  }

  /** Types a number as a person does, and asks for a code. */
  async enterNumber(number: string): Promise<void> {
    await this.phoneField.pressSequentially(number);
    await this.sendCode.click();
  }

  async enterCode(code: string): Promise<void> {
    await this.codeField.pressSequentially(code);
  }

  /** The newest code that was sent to a number (E.164). */
  async readCode(phoneNumber: string, server = authUrl): Promise<string> {
    const [newest] = await messages(phoneNumber, server);
    if (!newest) throw new Error('no message has arrived');
    return newest.code;
  }
}

export async function messages(phoneNumber: string, server = authUrl): Promise<readonly Message[]> {
  const response = await fetch(`${server}/outbox?to=${encodeURIComponent(phoneNumber)}`);
  return (await response.json()) as readonly Message[];
}

/** Another code of six digits. */
export const otherThan = (code: string): string =>
  String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** The next of the numbers that are reserved for fiction in the US: tests never share one. */
let taken = 0;
export function nextNumber(workerIndex: number): { typed: string; e164: string } {
  const last = String(100 + ((workerIndex * 37 + taken++) % 100)).padStart(4, '0');
  return { typed: `415 555 ${last}`, e164: `+1415555${last}` };
}
