import { holdsInAnyOrder } from '../helpers/proof-schedules.js';

describe('an element whose visitor waits for no answer', () => {
  holdsInAnyOrder({ actor: 'restless' }, { inChromium: 5000, elsewhere: 125 });
});
