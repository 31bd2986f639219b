import { holdsInAnyOrder } from '../helpers/proof-schedules.js';

describe('an element whose visitor waits', () => {
  holdsInAnyOrder({ actor: 'patient' }, { inChromium: 5000, elsewhere: 125 });
});
