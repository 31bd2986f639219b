import { testConformance } from '../backends/conformance.js';
import { fixtures as auth0 } from '../backends/fixtures/auth0.js';
import { fixture as oidc } from '../backends/fixtures/oidc.js';
import { fixture as supabase } from '../backends/fixtures/supabase.js';

for (const fixture of [...auth0, oidc, supabase]) testConformance(fixture);
