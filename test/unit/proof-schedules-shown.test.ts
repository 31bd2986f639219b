import { holdsInAnyOrder } from '../helpers/proof-schedules.js';

// Elsewhere nothing is laid out, which takes most of the time.
describe('an element that shows and has the focus', () => {
  holdsInAnyOrder({ actor: 'restless', isShown: true }, { inChromium: 500, elsewhere: 25 });
});

describe('a dialog that shows and has the focus', () => {
  holdsInAnyOrder({ actor: 'at a dialog', isShown: true }, { inChromium: 500, elsewhere: 25 });
});
