import { testConformance } from '../backends/conformance.js';
import { fixtures as auth0 } from '../backends/fixtures/auth0.js';
import { fixture as betterAuth } from '../backends/fixtures/better-auth.js';
import { fixtures as cognito } from '../backends/fixtures/cognito.js';
import { fixture as firebase } from '../backends/fixtures/firebase.js';
import { fixture as oidc } from '../backends/fixtures/oidc.js';
import { fixture as supabase } from '../backends/fixtures/supabase.js';

for (const fixture of [...auth0, betterAuth, ...cognito, firebase, oidc, supabase])
  testConformance(fixture);
