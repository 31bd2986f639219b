/** Stands for Twilio's Messages resource on a loopback port; remembers requests and answers as told. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TwilioStub {
  url: string;
  requests: { path: string; authorization: string | undefined; form: Record<string, string> }[];
  /** Undefined: 201, accepted. */
  answer:
    | { status: number; body: unknown; headers?: Record<string, string> }
    | 'hang up'
    | 'silence'
    | undefined;
  close(): Promise<void>;
}

export async function startTwilioStub(): Promise<TwilioStub> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      stub.requests.push({
        path: request.url ?? '',
        authorization: request.headers.authorization,
        form: Object.fromEntries(new URLSearchParams(text)),
      });
      if (stub.answer === 'silence') return;
      if (stub.answer === 'hang up') {
        request.socket.destroy();
        return;
      }
      const { status, body, headers } = stub.answer ?? {
        status: 201,
        body: { sid: 'SM0', status: 'queued' },
        headers: {},
      };
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
