/** What the tabs of this origin tell each other, overheard. */

const name = 'passwordless-sms';

export class Eavesdropper {
  readonly #channel = new BroadcastChannel(name);
  /** All of it, in order. */
  readonly messages: unknown[] = [];

  constructor() {
    this.#channel.onmessage = ({ data }) => this.messages.push(data);
  }

  close(): void {
    this.#channel.close();
  }
}

/** Waits until all that was told before has arrived: messages keep their order. */
export async function delivered(): Promise<void> {
  const [from, to] = [new BroadcastChannel(name), new BroadcastChannel(name)];
  const mark = `mark ${Math.random()}`;
  await new Promise<void>((resolve) => {
    to.onmessage = ({ data }) => {
      if (data === mark) resolve();
    };
    from.postMessage(mark);
  });
  from.close();
  to.close();
}
