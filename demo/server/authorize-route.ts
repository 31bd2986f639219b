/**
 * `GET /authorize?login_ticket=…`: changes a ticket into an authorization code, told to the page in a frame. Nothing
 * else of an authorization endpoint exists: no page to sign in, no session, no redirect.
 * @see https://datatracker.ietf.org/doc/html/rfc7636
 */
import { fail, refusesMethod } from './answers.js';
import { redirectUrisOf, type Client } from './config.js';
import type { Provider } from './oidc.js';
import { grantedResource, grantedScope, saveGrant } from './otp-grant.js';
import type { Route } from './routes.js';
import type { Login, Tickets } from './tickets.js';
import { answerByMessage, type AuthorizationResponse } from './web-message.js';

/** An S256 challenge: 32 bytes in base64url. */
const CODE_CHALLENGE = /^[\w-]{43}$/;

type Parameters = ReadonlyMap<string, string>;

export interface AuthorizeDependencies {
  clients: readonly Client[];
  provider: Provider;
  tickets: Tickets;
}

export function authorizeRoute({ clients, provider, tickets }: AuthorizeDependencies): Route {
  return async (ctx) => {
    if (refusesMethod(ctx, 'GET')) return;
    const query = [...new URLSearchParams(ctx.querystring)];
    const parameters: Parameters = new Map(query);
    const client = clients.find(({ id }) => id === parameters.get('client_id'));
    const redirectUri = parameters.get('redirect_uri') ?? '';
    const refusal = refuse(parameters, query.length, client, redirectUri);
    if (!client || refusal !== undefined) {
      // To nobody but who asked: who the page is, or that it may know, is what could not be told.
      fail(ctx, 400, 'invalid_request', refusal);
      return;
    }

    const { origin } = new URL(redirectUri);
    const state = parameters.get('state');
    const answer = (response: AuthorizationResponse) => {
      answerByMessage(ctx, origin, { ...response, ...(state !== undefined && { state }) });
    };
    const fault = faultOf(parameters);
    if (fault) {
      answer({ error: fault[0], error_description: fault[1] });
      return;
    }
    const ticket = parameters.get('login_ticket') ?? '';
    const login = await tickets.redeem(ticket, { clientId: client.id, origin });
    answer(
      login
        ? { code: await issueCode(provider, client, login, parameters) }
        : { error: 'invalid_request', error_description: 'Unknown login ticket.' },
    );
  };
}

/** Why nothing may be told to the page that `redirect_uri` names. */
function refuse(
  parameters: Parameters,
  given: number,
  client: Client | undefined,
  redirectUri: string,
): string | undefined {
  if (given !== parameters.size) return 'No parameter may be given twice.';
  if (!client) return 'Unknown client.';
  if (!redirectUrisOf(client).includes(redirectUri))
    return 'The redirect_uri is not registered for this client.';
  if (!parameters.has('login_ticket')) return 'A login_ticket is required.';
  if (parameters.get('response_mode') !== 'web_message')
    return 'The only response_mode is web_message.';
  return undefined;
}

/** As error and description. Told before the ticket is taken, so that it stays good. */
function faultOf(parameters: Parameters): [string, string] | undefined {
  if (parameters.get('response_type') !== 'code')
    return ['unsupported_response_type', 'The only response_type is code.'];
  if (
    parameters.get('code_challenge_method') !== 'S256' ||
    !CODE_CHALLENGE.test(parameters.get('code_challenge') ?? '')
  )
    return ['invalid_request', 'A code_challenge of the code_challenge_method S256 is required.'];
  if ((parameters.get('prompt') ?? 'none') !== 'none')
    return ['interaction_required', 'The only prompt is none.'];
  if ((parameters.get('realm') ?? 'sms') !== 'sms') return ['invalid_request', 'Unknown realm.'];
  return undefined;
}

async function issueCode(
  provider: Provider,
  client: Client,
  { accountId, authTime }: Login,
  parameters: Parameters,
): Promise<string> {
  const clientId = client.id;
  const registered = await provider.Client.find(clientId);
  if (!registered) throw new Error('A client of the configuration is unknown to the library.');
  const scope = grantedScope(parameters.get('scope'));
  const resource = grantedResource(client, parameters.get('audience'));
  const code = new provider.AuthorizationCode({
    accountId,
    client: registered,
    grantId: await saveGrant(provider, { accountId, clientId, scope, resource }),
    gty: 'authorization_code',
    redirectUri: parameters.get('redirect_uri'),
    scope,
    resource,
    nonce: parameters.get('nonce'),
    codeChallenge: parameters.get('code_challenge'),
    codeChallengeMethod: 'S256',
    authTime,
    amr: ['sms'],
  });
  return code.save();
}
