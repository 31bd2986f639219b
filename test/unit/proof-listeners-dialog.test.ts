import { holdsWithListeners } from '../helpers/proof-schedules.js';

describe('a dialog whose page acts on what it hears', () => {
  holdsWithListeners(
    { actor: 'heard by a page at a dialog' },
    { inChromium: 5000, elsewhere: 125 },
  );
});
