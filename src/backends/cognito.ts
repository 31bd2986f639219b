/** Amazon Cognito user pools: sign-in by SMS code, and sign-up. Knows nothing of AWS's own clients. */
import { PasswordlessError, type PasswordlessErrorCode } from '../errors.js';
import { member } from '../http.js';
import { readProfile } from '../tokens/profile.js';
import {
  badResponse,
  codeOf,
  number,
  readUrl,
  refusal,
  required,
  server,
  text,
  type AdapterOptions,
  type Words,
} from './adapter.js';
import type { Challenge, PasswordlessBackend } from './backend.js';

export interface CognitoOptions extends AdapterOptions {
  /** The service in the pool's region, such as `https://cognito-idp.eu-west-1.amazonaws.com`. */
  readonly url: string;
  /** An app client without a secret. */
  readonly clientId: string;
  /** Whether numbers that nobody has signed in with get an account. Default false. */
  readonly signUp?: boolean | undefined;
}

/** Without their ending, `Exception`. */
const words: Words = {
  invalid_code: 'CodeMismatch',
  code_expired: 'ExpiredCode',
  too_many_attempts: 'TooManyFailedAttempts',
  rate_limited: 'LimitExceeded TooManyRequests',
  send_failed: 'CodeDeliveryFailure InvalidSmsRoleAccessPolicy InvalidSmsRoleTrustRelationship',
  not_allowed:
    'UserNotFound UserNotConfirmed PasswordResetRequired UserLambdaValidation AliasExists',
  // The web application firewall before it.
  challenge_required: 'Forbidden',
  misconfigured:
    'ResourceNotFound UnsupportedOperation FeatureUnavailableInTier OperationNotEnabled InvalidUserPoolConfiguration InvalidPassword MFAMethodNotFound',
};

/** Shapes may be prefixed by their namespace, and followed by the address of it. */
const wordOf = (json: unknown) =>
  String(member(json, '__type')).replace(/^.*#|(Exception)?(:.*)?$/g, '');

/** Two words stand for several things, which only the English text tells apart. */
function codeOfError(json: unknown, refused: PasswordlessErrorCode) {
  const word = wordOf(json);
  const says = (what: RegExp) => what.test(String(member(json, 'message')));
  if (word === 'InvalidParameter') return says(/phone/i) ? 'invalid_phone' : 'misconfigured';
  if (word !== 'NotAuthorized') return codeOf(words, word);
  return says(/disabled/) ? 'user_blocked' : says(/secret/i) ? 'misconfigured' : refused;
}

/** Where a sign-in is; as a transaction, plain JSON. */
interface Step {
  readonly session?: string | undefined;
  /** What the code will do: confirm an account, or sign in to it. */
  readonly phase: 'sign-up' | 'confirmed' | 'sign-in';
}

const maxKept = 8;

/**
 * A backend for a user pool whose app client allows `ALLOW_USER_AUTH` (Essentials or Plus), with
 * SMS one-time passwords among its first factors.
 *
 * With `signUp` an account is made of every new number, whether or not the pool hides which numbers have
 * one: it is asked to make one first.
 *
 * @throws {TypeError} when `url` or `clientId` is missing.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html
 */
export function cognito(options: CognitoOptions): PasswordlessBackend {
  const { signUp = false, ...shared } = options;
  const clientId = required(options.clientId, 'clientId');
  const url = `${readUrl(options.url)}/`;
  /** Sessions change while a transaction doesn't: the newest, by the transaction that it came of. */
  const kept = new Map<string, Step>();

  const asker =
    (signal: AbortSignal, refused: PasswordlessErrorCode) =>
    /** @param expected Of the refusals, the one that is an answer. */
    async (operation: string, body: object, expected?: string): Promise<unknown> => {
      const ask = server({
        ...shared,
        url,
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
        },
        refuse: (answer) =>
          answer.ok || (expected && wordOf(answer.json) === expected)
            ? undefined
            : refusal(answer, codeOfError(answer.json, refused)),
      });
      return (await ask('', { body: { ClientId: clientId, ...body }, signal })).json;
    };
  type Ask = ReturnType<typeof asker>;

  async function initiate(ask: Ask, USERNAME: string, Session?: string, expected?: string) {
    const json = await ask(
      'InitiateAuth',
      {
        AuthFlow: 'USER_AUTH',
        AuthParameters: { USERNAME, ...(!Session && { PREFERRED_CHALLENGE: 'SMS_OTP' }) },
        Session,
      },
      expected,
    );
    if (member(json, 'ChallengeName') !== 'SELECT_CHALLENGE') return json;
    return ask('RespondToAuthChallenge', {
      ChallengeName: 'SELECT_CHALLENGE',
      ChallengeResponses: { USERNAME, ANSWER: 'SMS_OTP' },
      Session: member(json, 'Session'),
    });
  }

  return {
    async start({ phoneNumber: Username, locale, resendOf }, { signal }) {
      const ask = asker(signal, 'not_allowed');
      // For the pool's own triggers that write messages.
      const ClientMetadata = { locale };
      const resend = (expected?: string) =>
        ask('ResendConfirmationCode', { Username, ClientMetadata }, expected);

      if (member(resendOf, 'phase') === 'sign-up') {
        // Which is refused where another tab has confirmed the account meanwhile.
        const json = await resend('InvalidParameter');
        if (!member(json, '__type')) return toConfirm(json, member(resendOf, 'session'));
      } else if (signUp) {
        const UserAttributes = [{ Name: 'phone_number', Value: Username }];
        const json = await ask(
          'SignUp',
          { Username, UserAttributes, ClientMetadata },
          'UsernameExists',
        );
        if (member(json, 'UserConfirmed') === false)
          return toConfirm(json, member(json, 'Session'));
      }
      const expected = signUp ? 'UserNotConfirmed' : undefined;
      const json = await initiate(ask, Username, undefined, expected);
      if (member(json, '__type')) return toConfirm(await resend());
      if (member(json, 'ChallengeName') !== 'SMS_OTP') throw misconfigured();
      const to = member(member(json, 'ChallengeParameters'), 'CODE_DELIVERY_DESTINATION');
      return challenge({ phase: 'sign-in', session: text(json, 'Session') }, to);
    },

    async verify({ phoneNumber: USERNAME, code, transaction }, { signal }) {
      const ask = asker(signal, 'code_expired');
      const key = USERNAME + JSON.stringify(transaction);
      const keep = (step: Step) => {
        kept.delete(key);
        kept.set(key, step);
        for (const [oldest] of kept) if (kept.size > maxKept) kept.delete(oldest);
      };
      const step = kept.get(key) ?? transaction;
      const phase = member(step, 'phase');
      let Session = member(step, 'session') as string | undefined;
      let json: unknown;
      if (phase === 'sign-in') {
        const ChallengeResponses = { USERNAME, SMS_OTP_CODE: code };
        json = await ask('RespondToAuthChallenge', {
          ChallengeName: 'SMS_OTP',
          ChallengeResponses,
          Session,
        });
      } else {
        if (phase === 'sign-up') {
          const Confirm = { Username: USERNAME, ConfirmationCode: code, Session };
          json = await ask('ConfirmSignUp', Confirm);
          Session = member(json, 'Session') as string | undefined;
          // Codes work once: should the next request fail, it is the only one left.
          keep({ phase: 'confirmed', session: Session });
        }
        // Without one, another code signs in to the account that is confirmed now.
        if (!Session) throw lost();
        json = await initiate(ask, USERNAME, Session);
      }
      const result = member(json, 'AuthenticationResult');
      if (!result) {
        const name = text(json, 'ChallengeName');
        if (name !== 'SMS_OTP') throw new PasswordlessError('mfa_required', { continuation: json });
        // It wants a code once more: another of this message, or that of a message with 8 digits.
        if (phase !== 'sign-in') throw lost();
        keep({ phase, session: text(json, 'Session') });
        throw new PasswordlessError('invalid_code');
      }
      kept.delete(key);
      const id_token = text(result, 'IdToken');
      return {
        id_token,
        access_token: text(result, 'AccessToken'),
        refresh_token: member(result, 'RefreshToken') as string | undefined,
        token_type: text(result, 'TokenType'),
        expires_in: number(result, 'ExpiresIn'),
        profile: profileOf(id_token, clientId),
      };
    },
  };
}

const lost = () => new PasswordlessError('code_expired', { message: 'no session' });

const misconfigured = () =>
  new PasswordlessError('misconfigured', { message: 'the pool sends no code by SMS' });

/** Codes have 8 digits for signing in, and 6 for confirming an account. */
const challenge = (transaction: Step, destination: unknown): Challenge => ({
  transaction,
  codeLength: transaction.phase === 'sign-in' ? 8 : 6,
  maskedDestination: destination as string | undefined,
});

function toConfirm(json: unknown, session?: unknown): Challenge {
  const details = member(json, 'CodeDeliveryDetails');
  if (member(details, 'DeliveryMedium') !== 'SMS') throw misconfigured();
  return challenge(
    { phase: 'sign-up', session: session as string | undefined },
    member(details, 'Destination'),
  );
}

/**
 * Who an id_token is about. Its signature is not verified: the answer came from the service itself
 * (OpenID Connect Core §3.1.3.7, 6).
 */
function profileOf(token: string, clientId: string) {
  try {
    const encoded = token.split(/\./)[1]?.replace(/-/g, '+').replace(/_/g, '/') ?? '';
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    if (claims.aud === clientId) return readProfile(claims);
  } catch {
    // Told below.
  }
  throw badResponse('no id_token of this client');
}
