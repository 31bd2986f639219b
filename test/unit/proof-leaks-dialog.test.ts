import { leaveNothingOpen } from '../helpers/proof-leaks.js';
import { dialogStates } from '../helpers/proof-lives.js';

describe('an element in a dialog that leaves its page leaves nothing open', () => {
  leaveNothingOpen(dialogStates);
});
