/** The servers that there are on this machine, and how a page names them. */

export interface Kind {
  readonly title: string;
  /** What is particular about it. */
  readonly note: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** @param server The authorization server's origin. */
export const kindsOf = (server: string): Readonly<Record<string, Kind>> => ({
  auth0: {
    title: 'Auth0 and alike: one request',
    note: 'The page gets tokens, and verifies the id_token before it believes anything.',
    attributes: { domain: server, 'client-id': 'demo', scope: 'openid profile phone' },
  },
  'auth0-cross-origin': {
    title: 'Auth0 for single-page applications',
    note: 'A ticket for the code, an authorization code in a hidden frame, and tokens with PKCE.',
    attributes: {
      backend: 'auth0-cross-origin',
      domain: server,
      'client-id': 'demo',
      scope: 'openid profile phone',
    },
  },
  'auth0-bff': {
    title: 'Auth0 behind the page’s own server',
    note: 'Auth0’s requests on the page’s own origin: a cookie in place of tokens.',
    attributes: { backend: 'auth0-bff', 'backend-url': '/api/auth0', 'client-id': 'demo' },
  },
  oidc: {
    title: 'An OpenID provider',
    note: 'Its endpoints are found by discovery.',
    attributes: { backend: 'oidc', 'backend-url': `${server}/`, 'client-id': 'demo' },
  },
  bff: {
    title: 'A backend for the frontend',
    note: 'Two routes of the page’s own server, and a cookie: no token ever reaches the page.',
    attributes: { backend: 'bff', 'backend-url': '/api/sign-in' },
  },
  'twilio-verify': {
    title: 'Twilio Verify through one’s own server',
    note: 'Two routes that hand on to Twilio; here they have codes of their own, unless Twilio’s keys are set.',
    attributes: { backend: 'twilio-verify', 'backend-url': '/api/verify' },
  },
  rest: {
    title: 'Any pair of endpoints',
    note: 'Addresses, names and answers are options in JavaScript; these routes speak the defaults.',
    attributes: { backend: 'rest', 'backend-url': '/api/verify' },
  },
  demo: {
    title: 'No server at all',
    note: 'In memory, for tests: the code is 123456, and +1 415 555 0152 is asked to wait.',
    attributes: { backend: 'demo' },
  },
});
