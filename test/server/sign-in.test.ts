import { openDatabase } from '../../demo/server/database.js';
import { describeSignIn } from './support/sign-in-suite.js';

describeSignIn('signing in, on PGlite', () => openDatabase({ kind: 'memory' }));
