/** Programs of listeners that act on the flow which they listen to, at random. */
import fc from 'fast-check';
import { PasswordlessError } from '../../src/errors.js';
import { PasswordlessFlow } from '../../src/flow/flow.js';
import type { PublicFlowState } from '../../src/flow/public-state.js';
import { FakeBackend, type Call } from './fake-backend.js';
import { FakeClock, settled } from './fake-clock.js';
import { Log } from './proof-log.js';
import { phoneNumber } from './sign-in.js';

interface World {
  readonly flow: PasswordlessFlow;
  readonly backend: FakeBackend;
  readonly clock: FakeClock;
}

/** Those that nobody has answered or taken back. */
const open = ({ backend }: World) =>
  [...backend.starts, ...backend.verifies].filter(({ signal }) => !signal.aborted);

const answered = new WeakSet();
const live = (world: World) => open(world).filter((call) => !answered.has(call));

function answer(world: World, settle: (call: Call<unknown, object>) => void): void {
  const [call] = live(world);
  if (!call) return;
  answered.add(call);
  settle(call);
}

const deeds = {
  'sends a code': ({ flow }: World) => flow.submitPhone(phoneNumber),
  'sends to no number': ({ flow }: World) => flow.submitPhone('12'),
  'types a number': ({ flow }: World) => flow.typePhone('+1'),
  'enters a code': ({ flow }: World) => {
    flow.typeCode('123456');
    flow.submitCode({ isAutomatic: true });
  },
  'enters another code': ({ flow }: World) => {
    flow.typeCode('654321');
    flow.submitCode();
  },
  'submits the code': ({ flow }: World) => flow.submitCode(),
  'waits and resends': ({ flow, clock }: World) => {
    clock.set(clock.now() + 30_000);
    flow.resend();
  },
  'changes the number': ({ flow }: World) => flow.changeNumber(),
  cancels: ({ flow }: World) => flow.cancel(),
  resets: ({ flow }: World) => flow.reset(),
  closes: ({ flow }: World) => flow.close(),
  opens: ({ flow }: World) => flow.open(),
  'is answered': (world: World) => answer(world, (call) => call.resolve({ resendInSeconds: 30 })),
  'is refused': (world: World) =>
    answer(world, (call) => call.reject(new PasswordlessError('invalid_code'))),
} as const satisfies Record<string, (world: World) => void>;

type Deed = keyof typeof deeds;
const often = (count: number, deed: Deed): readonly Deed[] => Array<Deed>(count).fill(deed);
const everything = Object.keys(deeds) as Deed[];
const journey = [
  ...everything,
  ...often(6, 'sends a code'),
  ...often(10, 'is answered'),
  ...often(6, 'enters a code'),
  ...often(4, 'opens'),
];

const outputs = ['step', 'code-sent', 'error', 'authenticated'] as const;

/** Where somebody listens: to the state, to what is told, or as the backend that is asked. */
const places = ['subscriber', ...outputs, 'start', 'verify'] as const;

export interface Program {
  readonly journey: readonly Deed[];
  readonly listeners: readonly {
    readonly place: (typeof places)[number];
    /** How many times it hears of something before it acts. */
    readonly after: number;
    readonly deeds: readonly Deed[];
    readonly throws: boolean;
  }[];
}

export const programs: fc.Arbitrary<Program> = fc.record({
  journey: fc.array(fc.constantFrom(...journey), { minLength: 3, maxLength: 14 }),
  listeners: fc.array(
    fc.record({
      place: fc.constantFrom(...places),
      after: fc.nat(2),
      deeds: fc.array(fc.constantFrom(...everything), { maxLength: 3 }),
      throws: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

export interface Outcome {
  readonly violations: readonly string[];
  /** What listeners threw, in order. */
  readonly thrown: readonly Error[];
  readonly told: number;
  readonly reactions: number;
}

const short = (name: string, detail: object): string => {
  const { step, error, resend } = detail as {
    step?: string;
    error?: PasswordlessError;
    resend?: boolean;
  };
  return [name, step ?? error?.code ?? (resend && 'again')].filter(Boolean).join(' ');
};

/** Runs a program to its end. */
export async function run(program: Program): Promise<Outcome> {
  const backend = new FakeBackend();
  const clock = new FakeClock();
  const flow = new PasswordlessFlow({ backend }, { clock });
  const world = { flow, backend, clock };
  const log = new Log(flow.state);
  const violations: string[] = [];
  const require = (holds: boolean, rule: string) => {
    if (!holds) violations.push(rule);
  };
  const thrown: Error[] = [];
  let reactions = 0;
  let isOver = false;
  const does = (some: readonly Deed[]) => {
    reactions++;
    for (const deed of some) deeds[deed](world);
  };

  // Before all others: what is true when it is told of.
  let at: PublicFlowState = flow.state;
  flow.subscribe((state) => {
    log.state((at = state));
    require(state === flow.state && Object.isFrozen(state), 'the state told of is the state');
  });
  for (const name of outputs) flow.on(name, (detail) => log.event(short(name, detail)));

  for (const { place, after, deeds: some, throws } of program.listeners) {
    let left = after;
    const react = () => {
      if (isOver || left-- !== 0) return;
      does(some);
      // What it did comes after.
      require(flow.state === at, 'I31 a listener changes nothing at once');
      if (!throws) return;
      const fault = new Error(`a fault of a ${place}`);
      thrown.push(fault);
      throw fault;
    };
    if (place === 'subscriber') flow.subscribe(react);
    else if (place !== 'start' && place !== 'verify') flow.on(place, react);
    else {
      const ask = backend[place].bind(backend) as (...request: never[]) => Promise<never>;
      Object.assign(backend, {
        [place]: (...request: never[]) => {
          // It is no listener: what it throws is its answer.
          if (left-- === 0) does(some);
          return ask(...request);
        },
      });
    }
  }

  for (const deed of program.journey) {
    deeds[deed](world);
    // What fell due while a listener kept everybody waiting.
    clock.advance(0);
    await settled();
    log.end();
    const isAsking = live(world).length;
    require(isAsking <= 1, 'I4 at most one request is in flight');
    require(flow.state.isPending === (isAsking === 1), 'I3 busy while a request is in flight');
  }
  isOver = true;
  flow.close();
  await settled();
  log.end();
  require(live(world).length === 0, 'I26 no request is left when it is closed');
  require(clock.pending === 0, 'I26 no timer is left when it is closed');
  return { violations: [...violations, ...log.violations], thrown, told: log.told, reactions };
}
