import { holdsItsInvariants } from '../helpers/proof-schedules.js';

describe('an element whose visitor waits for no answer', () => {
  holdsItsInvariants({ actor: 'restless' }, { inChromium: 5000, elsewhere: 125 });
});
