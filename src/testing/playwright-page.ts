/** The widget as a page object for Playwright, whose selectors look into shadow roots. */

/** What is needed of Playwright's `Locator`. */
export interface LocatorLike {
  locator(selector: string): LocatorLike;
  fill(text: string): Promise<void>;
  click(): Promise<void>;
  waitFor(): Promise<void>;
}

/**
 * A widget on a page. Its pieces are locators, by the names that styles have for them.
 *
 * @example
 * const widget = new PlaywrightPage(page.locator('passwordless-sms'));
 * await widget.send('+14155550132');
 * await widget.enter('123456');
 * await expect(widget.success).toBeVisible();
 */
export class PlaywrightPage<Locator extends LocatorLike = LocatorLike> {
  readonly widget: Locator;
  readonly phoneInput: Locator;
  readonly countryButton: Locator;
  readonly codeInput: Locator;
  /** Sends the code, or has it checked. */
  readonly submitButton: Locator;
  readonly resendButton: Locator;
  /** Back to the number. */
  readonly backButton: Locator;
  readonly closeButton: Locator;
  readonly errorMessage: Locator;
  readonly success: Locator;

  constructor(widget: Locator) {
    const part = (name: string) => widget.locator(`[part~="${name}"]`) as Locator;
    this.widget = widget;
    this.phoneInput = part('phone-input');
    this.countryButton = part('country-button');
    this.codeInput = part('code-input');
    this.submitButton = part('submit-button');
    this.resendButton = part('resend-button');
    this.backButton = part('back-button');
    this.closeButton = part('close-button');
    this.errorMessage = part('error-message');
    this.success = part('success');
  }

  /** Has a code sent to a number. */
  async send(phoneNumber: string): Promise<void> {
    await this.phoneInput.fill(phoneNumber);
    await this.submitButton.click();
  }

  /** Enters a code once it is asked for; a whole one is checked at once. */
  async enter(code: string): Promise<void> {
    await this.codeInput.fill(code);
  }
}
