import { holdsItsInvariants } from '../helpers/proof-schedules.js';

describe('an element whose visitor waits', () => {
  holdsItsInvariants({ actor: 'patient' }, { inChromium: 5000, elsewhere: 125 });
});
