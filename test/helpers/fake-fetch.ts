/** A network that answers as the test says, and remembers what it was asked. */

export interface Asked {
  readonly url: string;
  readonly init: RequestInit;
  /** Parsed. */
  readonly body: unknown;
}

export type Answer = Response | ((asked: Asked) => Response | Promise<Response>);

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });

/** Never answers, but ends like a real request when it is aborted. */
export const silence = ({ init: { signal } }: Asked): Promise<Response> =>
  new Promise((_, reject) => {
    const end = () => reject(new DOMException('The request was aborted.', 'AbortError'));
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end);
  });

/** Gives the answers in their order; the last one again and again. */
export function fakeFetch(...answers: readonly [Answer, ...Answer[]]) {
  const asked: Asked[] = [];
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? answers[0];
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    const request = { url: input instanceof Request ? input.url : String(input), init, body };
    asked.push(request);
    return answer instanceof Response ? answer.clone() : answer(request);
  };
  return { fetch, asked };
}
