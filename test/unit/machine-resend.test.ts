import { PasswordlessError } from '../../src/errors.js';
import {
  challenge,
  code,
  codeEntry,
  filled,
  phoneNumber,
  resending,
} from '../helpers/flow-sample.js';
import {
  abort,
  five,
  itIgnores,
  itKnows,
  keep,
  limit,
  limited,
  now,
  offline,
  told,
  type Row,
} from '../helpers/machine-table.js';

const due = { ...challenge, resendAt: now };
/** By voice, of a backend that also offers WhatsApp. */
const spoken = { ...due, channel: 'voice', channels: ['voice', 'whatsapp'] } as const;
const refused = { ...filled, refused: [code], isEdited: false };
const start = { type: 'start', request: 5, phoneNumber, channel: 'sms', replaces: due } as const;
const sentAgain = { ...challenge, resends: 1, sends: 2 };
const limitedLonger = { ...challenge, resendAt: now + 45_000, resendDelaySeconds: 45 };
const waitsLonger = { ...challenge, resendAt: now + 120_000, resendDelaySeconds: 120 };
const briefly = new PasswordlessError('send_failed', { retryAfterSeconds: 5 });

const rows: readonly Row[] = [
  [
    'I21 I24 a code is sent again once the delay is over',
    { ...refused, challenge: due, error: { code: 'invalid_code' } },
    { type: 'resend', at: now },
    { ...resending, ...five, refused: [code], challenge: due },
    [start],
  ],
  [
    'a code is sent in another way that is offered',
    { ...codeEntry, challenge: { ...due, channels: ['voice'] } },
    { type: 'resend', channel: 'voice', at: now },
    { ...resending, ...five, challenge: { ...due, channels: ['voice'] } },
    [{ ...start, channel: 'voice', replaces: { ...due, channels: ['voice'] } }],
  ],
  [
    'a code is sent again as the last one travelled',
    { ...codeEntry, challenge: spoken },
    { type: 'resend', at: now },
    { ...resending, ...five, challenge: spoken },
    [{ ...start, channel: 'voice', replaces: spoken }],
  ],
  [
    'a code can always go back to SMS',
    { ...codeEntry, challenge: spoken },
    { type: 'resend', channel: 'sms', at: now },
    { ...resending, ...five, challenge: spoken },
    [{ ...start, replaces: spoken }],
  ],
  [
    'I25 a code that was sent again replaces the other, also for a reload',
    { ...resending, code, refused: ['654321'], isEdited: true },
    { type: 'codeSent', request: 4, challenge: sentAgain, at: now },
    { ...codeEntry, challenge: sentAgain, now },
    [keep(sentAgain), { type: 'emit', output: { name: 'code-sent', phoneNumber, resend: true } }],
  ],
  [
    'a resend that failed can be repeated',
    resending,
    { type: 'sendFailed', request: 4, error: offline, at: now },
    { ...codeEntry, now, error: { code: 'offline' } },
    [told(offline)],
  ],
  [
    'I22 a resend that was refused for a time waits at least that long, also after a reload',
    resending,
    { type: 'sendFailed', request: 4, error: limited, at: now },
    { ...codeEntry, now, challenge: limitedLonger, error: limit },
    [keep(limitedLonger), told(limited)],
  ],
  [
    'I21 a refusal for a shorter time than the delay leaves the delay as it is',
    { ...resending, challenge: waitsLonger },
    { type: 'sendFailed', request: 4, error: briefly, at: now },
    {
      ...codeEntry,
      now,
      challenge: waitsLonger,
      error: { code: 'send_failed', retryAt: now + 5000, retryAfterSeconds: 5 },
    },
    [keep(waitsLonger), told(briefly)],
  ],
  [
    'cancelling a resend keeps the code in hand',
    { ...resending, code: '12' },
    { type: 'cancel', at: now },
    { ...codeEntry, code: '12', now },
    [abort],
  ],
  [
    'I23 a clock that was set back lengthens no wait, whatever tells of it',
    { ...resending, challenge: { ...challenge, resendAt: now + 86_400_000 } },
    { type: 'cancel', at: now },
    { ...codeEntry, now, challenge: { ...challenge, resendAt: now + 30_000 } },
    [abort],
  ],
];

describe('the machine, when a code is to be sent again', () => {
  itKnows(rows);

  itIgnores(
    'a resend before its time',
    { ...codeEntry, challenge: { ...due, resendAt: now + 1 } },
    { at: now, type: 'resend' },
  );
  itIgnores(
    'a second resend at once',
    { ...resending, challenge: due },
    { at: now, type: 'resend' },
  );
  itIgnores(
    'a way that is not offered',
    { ...codeEntry, challenge: { ...due, channels: ['voice'] } },
    { at: now, type: 'resend', channel: 'email' },
  );
});
