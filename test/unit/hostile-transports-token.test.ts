import { playTransports } from '../helpers/hostile-transports.js';

describe('W3 a sign-in, asking token, over', () => playTransports('token'));
