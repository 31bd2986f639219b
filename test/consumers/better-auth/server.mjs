// A host's application with Better Auth, as its documentation has it, and the CORS that it leaves to the host.
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { bearer, phoneNumber } from 'better-auth/plugins';

const { PORT, PAGE, SENDS, SIGN_UP = 'yes' } = process.env;
const limit = Number(SENDS ?? 0);

const database = { user: [], session: [], account: [], verification: [], rateLimit: [] };
/** The newest first. */
const outbox = [];

const auth = betterAuth({
  baseURL: `http://localhost:${PORT}`,
  secret: 'a secret of at least thirty-two characters, for tests',
  trustedOrigins: [PAGE],
  database: memoryAdapter(database),
  logger: { disabled: true },
  telemetry: { enabled: false },
  rateLimit: {
    enabled: limit > 0,
    customRules: { '/phone-number/send-otp': { window: 90, max: limit } },
  },
  plugins: [
    phoneNumber({
      phoneNumberValidator: (number) => /^\+[1-9]\d{6,14}$/.test(number) && !number.endsWith('99'),
      sendOTP: ({ phoneNumber: to, code }) => {
        if (to.endsWith('98')) throw new Error('the gateway is down');
        outbox.unshift({ to, code, body: `Your code is ${code}.` });
      },
      ...(SIGN_UP === 'yes' && {
        signUpOnVerification: {
          getTempEmail: (number) => `${number.slice(1)}@phone.invalid`,
          getTempName: (number) => number,
        },
      }),
    }),
    bearer(),
  ],
});
const handle = toNodeHandler(auth);

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname === '/outbox') {
    const messages = outbox.filter(({ to }) => to === searchParams.get('to'));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(messages));
    return;
  }
  if (pathname === '/expire') {
    for (const one of database.verification) one.expiresAt = new Date(0);
    response.end();
    return;
  }
  response.setHeader('access-control-allow-origin', PAGE);
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('access-control-allow-headers', 'content-type');
  response.setHeader('access-control-expose-headers', 'set-auth-token, x-retry-after');
  response.setHeader('vary', 'origin');
  if (request.method === 'OPTIONS') {
    response.writeHead(204).end();
    return;
  }
  // It limits only those whose address it knows, which a proxy tells.
  request.headers['x-forwarded-for'] = '203.0.113.7';
  void handle(request, response);
}).listen(Number(PORT), 'localhost', () => console.log('ready'));
