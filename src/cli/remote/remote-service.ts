import { UsageError } from '../command.js';
import { type AnswerLine, type PieceAnswers, sendLines } from './send-lines.js';

/** Who the command works for. A token is good for minutes; with a login the command gets new ones by itself. */
export interface Login {
  readonly token?: string | undefined;
  readonly email?: string | undefined;
  readonly password?: string | undefined;
  readonly code?: string | undefined;
}

/** The service said no, or said nothing. */
export class RemoteProblem extends Error {
  override readonly name = 'RemoteProblem';
}

/** The login in the environment: a password on the command line would be in everybody's list of processes. */
export function loginOf(environment: NodeJS.ProcessEnv): Login {
  const login = {
    token: environment['FAIRSCREEN_TOKEN'],
    email: environment['FAIRSCREEN_EMAIL'],
    password: environment['FAIRSCREEN_PASSWORD'],
    code: environment['FAIRSCREEN_CODE'],
  };
  if (login.token === undefined && (login.email === undefined || login.password === undefined)) {
    throw new UsageError(
      'Set FAIRSCREEN_TOKEN, or FAIRSCREEN_EMAIL and FAIRSCREEN_PASSWORD (and FAIRSCREEN_CODE with a second factor).',
    );
  }
  return login;
}

/** @throws UsageError */
export function addressOf(url: string | undefined): string {
  if (url !== undefined && /^https?:\/\/[^\s/]+\/?$/.test(url)) return url;
  throw new UsageError('Give the address of the service: --url http://127.0.0.1:3000');
}

const TIMEOUT_MS = 30_000;

interface Session {
  readonly access_token: string;
  readonly refresh_token: string;
}

/** A running service, somewhere, as one of its people sees it. */
export class RemoteService {
  private constructor(
    private readonly url: string,
    private token: string,
    private refreshToken: string | null,
  ) {}

  /** @throws RemoteProblem */
  static async open(url: string, { token, email, password, code }: Login): Promise<RemoteService> {
    if (token !== undefined) return new RemoteService(url, token, null);
    const body = JSON.stringify({ email, password, ...(code === undefined ? {} : { code }) });
    const headers = { 'content-type': 'application/json' };
    const answer = await reach(url, '/v1/sessions', { method: 'POST', headers, body });
    if (answer.status !== 201) throw new RemoteProblem(await said(answer));
    const session: Session = JSON.parse(await answer.text());
    return new RemoteService(url, session.access_token, session.refresh_token);
  }

  /** Sends a request; a token that ran out is renewed once. The answer may be a refusal. */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await this.sendOnce(path, init);
    if (answer.status !== 401 || this.refreshToken === null) return answer;
    await this.renew();
    return this.sendOnce(path, init);
  }

  /** A fresh token, for what takes long. Without a login there is none to be had. */
  async renew(): Promise<void> {
    if (this.refreshToken === null) return;
    const body = JSON.stringify({ refresh_token: this.refreshToken });
    const headers = { 'content-type': 'application/json' };
    const answer = await reach(this.url, '/v1/sessions/refresh', { method: 'POST', headers, body });
    if (!answer.ok) throw new RemoteProblem(await said(answer));
    const session: Session = JSON.parse(await answer.text());
    this.token = session.access_token;
    this.refreshToken = session.refresh_token;
  }

  /** The JSON of a success. @throws RemoteProblem in the service's own words */
  async ask<T>(path: string, init: RequestInit = {}): Promise<T> {
    const answer = await this.send(path, init);
    if (!answer.ok) throw new RemoteProblem(await said(answer));
    return JSON.parse(await answer.text());
  }

  /** Sends lines and reads the answers while it does. */
  sendLines(
    path: string,
    lines: AsyncIterable<string>,
    onAnswer: (answer: AnswerLine) => void,
  ): Promise<PieceAnswers> {
    return sendLines(new URL(path, this.url), this.token, lines, onAnswer);
  }

  private sendOnce(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${this.token}`);
    return reach(this.url, path, { signal: AbortSignal.timeout(TIMEOUT_MS), ...init, headers });
  }
}

async function reach(url: string, path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(new URL(path, url), init);
  } catch {
    throw new RemoteProblem('The service can not be reached.');
  }
}

/** What a problem says of itself (RFC 9457). */
export async function said(answer: Response): Promise<string> {
  const text = await answer.text();
  const isProblem = answer.headers.get('content-type')?.includes('json') ?? false;
  const problem: { readonly code?: string; readonly detail?: string } = isProblem ? JSON.parse(text) : {};
  const words = problem.detail ?? 'The service answered something else than expected.';
  return `${words} (${answer.status}${problem.code === undefined ? '' : ` ${problem.code}`})`;
}
