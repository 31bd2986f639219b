import { playTransports } from '../helpers/hostile-transports.js';

describe('W3 a sign-in, asking start, over', () => playTransports('start'));
