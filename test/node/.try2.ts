import { transition } from '../../src/flow/machine.js';
import { hunt } from '../helpers/invariants-hunt.js';
import { quickInvariants } from '../helpers/invariants.js';
let best = 1e9;
for (let i = 0; i < 6; i++) { const c0 = process.cpuUsage().user;
hunt(transition, { seed: 1, from: i*10000, to: i*10000+10000, watched: process.argv[2] ? quickInvariants.slice(0,0) : quickInvariants });
best = Math.min(best, (process.cpuUsage().user - c0)/1e4); }
console.log(best.toFixed(0), 'µs/seq best');
