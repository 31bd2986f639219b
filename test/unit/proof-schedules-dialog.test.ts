import { holdsInAnyOrder } from '../helpers/proof-schedules.js';

describe('an element that is a dialog', () => {
  holdsInAnyOrder({ actor: 'at a dialog' }, { inChromium: 5000, elsewhere: 125 });
});
