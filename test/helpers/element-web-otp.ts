/** A browser that can read SMS (WebOTP), whose every answer is the test's to give. */

/** One wait for a message. */
export interface OtpWait {
  readonly options: CredentialRequestOptions & { readonly otp?: unknown };
  readonly signal: AbortSignal;
  /** The message came, and the visitor agrees to its use. */
  arrive(code: string): void;
  refuse(name: string): void;
}

type Replaced = readonly [object: object, name: string];

export class SmsBrowser {
  readonly waits: OtpWait[] = [];
  readonly #replaced: Replaced[] = [];

  /** @param allows What the page may use; null is a browser that can't tell. */
  constructor(allows: readonly string[] | null = ['otp-credentials']) {
    this.#replace(globalThis, 'OTPCredential', Object);
    this.#replace(navigator, 'credentials', { get: this.#get });
    this.#replace(
      document,
      'permissionsPolicy',
      allows ? { allowsFeature: (feature: string) => allows.includes(feature) } : undefined,
    );
    this.#replace(document, 'featurePolicy', undefined);
  }

  /** The one wait that isn't over. */
  get waiting(): OtpWait {
    const [one, ...others] = this.waits.filter(({ signal }) => !signal.aborted);
    if (!one || others.length) throw new Error(`${others.length + (one ? 1 : 0)} waits go on`);
    return one;
  }

  restore(): void {
    for (const [object, name] of this.#replaced) Reflect.deleteProperty(object, name);
  }

  readonly #get = (options: OtpWait['options']): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const { signal } = options;
      if (!signal) throw new TypeError('nobody could end this wait');
      const refuse = (name: string) => reject(new DOMException('no code', name));
      signal.addEventListener('abort', () => refuse('AbortError'));
      this.waits.push({ options, signal, arrive: (code) => resolve({ code }), refuse });
    });

  #replace(object: object, name: string, value: unknown): void {
    Object.defineProperty(object, name, { configurable: true, value });
    this.#replaced.push([object, name]);
  }
}
