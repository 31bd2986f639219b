/** Stands for Twilio on a loopback port; remembers requests and answers as told. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubAnswer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

export interface TwilioStub {
  url: string;
  requests: { path: string; authorization: string | undefined; form: Record<string, string> }[];
  /** Undefined: 201, accepted. */
  answer:
    StubAnswer | ((form: Record<string, string>) => StubAnswer) | 'hang up' | 'silence' | undefined;
  close(): Promise<void>;
}

export async function startTwilioStub(): Promise<TwilioStub> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(text));
      const { authorization } = request.headers;
      stub.requests.push({ path: request.url ?? '', authorization, form });
      if (stub.answer === 'silence') return;
      if (stub.answer === 'hang up') {
        request.socket.destroy();
        return;
      }
      const accepted = { status: 201, body: { sid: 'SM0', status: 'queued' } };
      const answer = typeof stub.answer === 'function' ? stub.answer(form) : stub.answer;
      const { status, body, headers }: StubAnswer = answer ?? accepted;
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stub: TwilioStub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    answer: undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return stub;
}
