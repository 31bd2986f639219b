import { leaveNothingOpen } from '../helpers/proof-leaks.js';
import { insideStates } from '../helpers/proof-lives.js';

describe('an element that leaves its page inside of its own events leaves nothing open', () => {
  // A whole sign-in each.
  leaveNothingOpen(insideStates, 120);
});
