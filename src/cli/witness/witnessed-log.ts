/** The log could not be asked, or gave no answer that can be read. */
export class LogUnreachable extends Error {
  override readonly name = 'LogUnreachable';
}

export interface WitnessLogin {
  readonly token: string | undefined;
  readonly email: string | undefined;
  readonly password: string | undefined;
}

const TIMEOUT_MS = 30_000;

/** The ledger's read API, as a witness needs it, over HTTP with an auditor's login. */
export class WitnessedLog {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async open(url: string, { token, email, password }: WitnessLogin): Promise<WitnessedLog> {
    if (token !== undefined) return new WitnessedLog(url, token);
    const response = await ask(`${url}/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const session: unknown = await response.json();
    if (typeof session === 'object' && session !== null && 'access_token' in session) {
      return new WitnessedLog(url, String(session.access_token));
    }
    throw new LogUnreachable('The login was answered without a token.');
  }

  async checkpoint(): Promise<string> {
    return (await this.get('/v1/ledger/checkpoint')).text();
  }

  async consistency(from: number, to: number): Promise<readonly Buffer[]> {
    const response = await this.get(`/v1/ledger/consistency?from=${from}&to=${to}`);
    const proof: unknown = await response.json();
    if (typeof proof !== 'object' || proof === null || !('hashes' in proof) || !Array.isArray(proof.hashes)) {
      throw new LogUnreachable('The proof of consistency can not be read.');
    }
    return proof.hashes.map((hash) => Buffer.from(String(hash), 'base64'));
  }

  private get(path: string): Promise<Response> {
    return ask(`${this.url}${path}`, { headers: { Authorization: `Bearer ${this.token}` } });
  }
}

/** Answers are never shown: they could hold anything. */
async function ask(url: string, request: RequestInit): Promise<Response> {
  const { pathname } = new URL(url);
  const response = await fetch(url, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    () => null,
  );
  if (response === null) throw new LogUnreachable(`${pathname} does not answer.`);
  if (!response.ok) throw new LogUnreachable(`${pathname} answered ${response.status}.`);
  return response;
}
