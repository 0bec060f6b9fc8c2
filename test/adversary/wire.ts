import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent byte for byte, whether it is JSON or not. */
  readonly body?: Buffer | string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends requests exactly as they are written: no client in between that would put them right. */
export class Wire {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });
  private readonly address: URL;
  sent = 0;

  constructor(address: string) {
    this.address = new URL(address);
  }

  ask(ask: Ask): Promise<Answer> {
    this.sent += 1;
    const body = ask.body === undefined ? null : Buffer.from(ask.body);
    const headers: Record<string, string> = {
      ...(body === null ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(body.length) }),
      ...ask.headers,
    };
    return new Promise((resolve, reject) => {
      const sending = request(
        {
          host: this.address.hostname,
          port: this.address.port,
          agent: this.agent,
          method: ask.method,
          path: ask.path,
          headers,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      sending.on('error', reject);
      sending.end(body ?? undefined);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Works through a list, some at a time. */
export async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const lane = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
