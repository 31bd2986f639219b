/** A browser that can read codes from SMS, or can't: what `code/web-otp.ts` asks of it, replaced. */

type Policy = { allowsFeature(feature: string): boolean } | undefined;

/** A request for a code; messages answer the oldest one that is waiting, as in browsers. */
interface Waiting {
  readonly resolve: (credential: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

export class FakeWebOtp {
  /** What the browser was asked for, in order, and with which signals. */
  readonly asked: CredentialRequestOptions[] = [];
  readonly signals: (AbortSignal | undefined)[] = [];
  /** Features that its policy was asked about. */
  readonly features: string[] = [];
  readonly #waiting: Waiting[] = [];
  readonly #restores: (() => void)[] = [];

  constructor() {
    this.#replace(globalThis, 'OTPCredential', () => undefined);
    this.setPolicies({});
    const get = (options: CredentialRequestOptions) => this.#get(options);
    this.#replace(navigator, 'credentials', { get });
  }

  /** Requests that nothing has ended. */
  get pending(): number {
    return this.#waiting.length;
  }

  /** Is a browser that knows nothing of codes in SMS. */
  forget(): void {
    Reflect.deleteProperty(globalThis, 'OTPCredential');
  }

  /** Has its frame's policies allow reading codes, or not; a browser may have one API, both or none. */
  setPolicies(policies: {
    readonly permissionsPolicy?: boolean;
    readonly featurePolicy?: boolean;
  }) {
    for (const name of ['permissionsPolicy', 'featurePolicy'] as const)
      this.#replace(document, name, this.#policy(policies[name]));
  }

  /** An SMS with a code arrives, and the visitor agrees; or the browser answers something else. */
  answer(credential: unknown): void {
    this.#waiting.shift()?.resolve(credential);
  }

  refuse(reason: unknown): void {
    this.#waiting.shift()?.reject(reason);
  }

  restore(): void {
    for (const restore of this.#restores.reverse()) restore();
  }

  #get({ signal, ...options }: CredentialRequestOptions): Promise<unknown> {
    this.asked.push(options);
    this.signals.push(signal);
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const waiting = { resolve, reject };
      this.#waiting.push(waiting);
      signal?.addEventListener('abort', () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal.reason as Error);
      });
    });
  }

  #policy(isAllowed: boolean | undefined): Policy {
    if (isAllowed === undefined) return undefined;
    const allowsFeature = (feature: string) => {
      this.features.push(feature);
      return isAllowed;
    };
    return { allowsFeature };
  }

  /** Puts a value in place of a property, which may be inherited. */
  #replace(target: object, name: string, value: unknown): void {
    const before = Object.getOwnPropertyDescriptor(target, name);
    Object.defineProperty(target, name, { configurable: true, writable: true, value });
    this.#restores.push(() => {
      if (before) Object.defineProperty(target, name, before);
      else Reflect.deleteProperty(target, name);
    });
  }
}
