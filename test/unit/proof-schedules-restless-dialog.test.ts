import { holdsInAnyOrder } from '../helpers/proof-schedules.js';

describe('an element that is a dialog, whose visitor waits for no answer', () => {
  holdsInAnyOrder({ actor: 'restless at a dialog' }, { inChromium: 4000, elsewhere: 75 });
});
