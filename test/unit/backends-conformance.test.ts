import { testConformance } from '../backends/conformance.js';
import { fixtures as auth0 } from '../backends/fixtures/auth0.js';
import { fixture as betterAuth } from '../backends/fixtures/better-auth.js';
import { fixture as clerk } from '../backends/fixtures/clerk.js';
import { fixtures as cognito } from '../backends/fixtures/cognito.js';
import { fixture as descope } from '../backends/fixtures/descope.js';
import { fixture as firebase } from '../backends/fixtures/firebase.js';
import { fixtures as kratos } from '../backends/fixtures/kratos.js';
import { fixture as oidc } from '../backends/fixtures/oidc.js';
import { fixtures as ownServer } from '../backends/fixtures/own-server.js';
import { fixture as stytch } from '../backends/fixtures/stytch.js';
import { fixture as supabase } from '../backends/fixtures/supabase.js';
import { fixture as supertokens } from '../backends/fixtures/supertokens.js';

for (const fixture of [
  ...auth0,
  betterAuth,
  clerk,
  ...cognito,
  descope,
  firebase,
  ...kratos,
  oidc,
  ...ownServer,
  stytch,
  supabase,
  supertokens,
])
  testConformance(fixture);
