/**
 * Reads the code from an SMS whose last line names this page's origin, in browsers that can, with
 * the visitor's consent. Fills no field.
 *
 * @see https://wicg.github.io/web-otp/
 */

/** What browsers that know of it add to their types. */
interface OtpCredential extends Credential {
  readonly code?: string;
}
interface FeaturePolicy {
  allowsFeature(feature: string): boolean;
}
type PolicyDocument = Document & {
  readonly permissionsPolicy?: FeaturePolicy;
  readonly featurePolicy?: FeaturePolicy;
};

/** In a frame that lacks the permission, asking would fail and leave an error on the console. */
export function canReadSms(): boolean {
  if (!('OTPCredential' in globalThis)) return false;
  const { permissionsPolicy, featurePolicy } = document as PolicyDocument;
  const policy = permissionsPolicy ?? featurePolicy;
  return policy ? policy.allowsFeature('otp-credentials') : globalThis.top === globalThis.self;
}

/**
 * Waits for such an SMS. Undefined when there is none: refused, aborted, or not possible after all.
 *
 * @param signal Aborting it ends the wait, and takes back what the browser may be showing.
 */
export async function readSms(signal: AbortSignal): Promise<string | undefined> {
  try {
    const options = { otp: { transport: ['sms'] }, signal };
    const credential: OtpCredential | null = await navigator.credentials.get(options);
    return signal.aborted ? undefined : credential?.code;
  } catch {
    return undefined;
  }
}
