/** Plays the corpus of answers, one endpoint's at a time, so that no page is busy for long. */
import type { PasswordlessErrorCode } from '../../src/errors.js';
import { load } from './data.js';
import { isWebKit } from './engine.js';
import { HostileServer, type HostileAnswer } from './hostile-server.js';
import { Stage, tokenOf, type Endpoint } from './hostile-stage.js';

/** A case of `responses.json`. */
export interface ResponseCase extends HostileAnswer {
  readonly endpoint: Endpoint;
  /** Default `application/json`. */
  readonly type?: string;
  /** Absent where the answer is a success. */
  readonly error?: PasswordlessErrorCode;
  /** Where WebKit tells less of the network than other engines; `null`: a success. */
  readonly inWebKit?: PasswordlessErrorCode | null;
  readonly retryAfterSeconds?: number;
}

const shown = ({ status, headers, body, bytes }: ResponseCase) =>
  [status, JSON.stringify(headers), JSON.stringify(body ?? bytes)].join(' ').slice(0, 110);

const cases = await load<ResponseCase>('responses.json');

export function playAnswers(endpoint: Endpoint): void {
  let server: HostileServer;
  let stage: Stage;
  let idToken: string;
  before(async () => {
    server = await HostileServer.open();
    stage = await Stage.open(server);
    idToken = await tokenOf(server);
  });

  for (const one of cases.filter((any) => any.endpoint === endpoint)) {
    const error = isWebKit && one.inWebKit !== undefined ? one.inWebKit : one.error;
    it(`${shown(one)} ${error ? `tells of ${error}` : 'goes on'}`, async function () {
      // WebKit goes on unzipping what was given up, and has ears for nothing else meanwhile.
      if (one.isBomb) this.timeout(60_000);
      const { type = 'application/json', status, bytes, isBomb, retryAfterSeconds } = one;
      const body = typeof one.body === 'string' ? one.body.replace('$id_token', idToken) : one.body;
      const answer: HostileAnswer = {
        ...(status !== undefined && { status }),
        ...(body !== undefined && { body }),
        ...(bytes && { bytes }),
        ...(isBomb && { isBomb }),
        headers: { 'content-type': type, ...one.headers },
      };

      await stage.play({ endpoint, answer, error: error ?? undefined, retryAfterSeconds });
    });
  }
}
