import { randomUUID } from 'node:crypto';
import { type DemoLogin } from '../../apps/demo-logins.js';
import { type Answer, StoryBroken, textAt } from './answer.js';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** Of a POST; a new one unless given, so a POST can be sent twice on purpose. */
  readonly idempotencyKey?: string;
}

export const get = (path: string): Call => ({ method: 'GET', path });
export const post = (path: string, body: object = {}): Call => ({ method: 'POST', path, body });
export const put = (path: string, body: object): Call => ({ method: 'PUT', path, body });

const TIMEOUT_MS = 30_000;

/** Somebody of the demo workspace, logged in; keeps all that was ever answered to them. */
export class Person {
  private readonly answers: string[] = [];

  private constructor(
    private readonly url: string,
    readonly name: string,
    readonly accountId: string,
    private readonly token: string,
  ) {}

  static async logIn(url: string, login: DemoLogin): Promise<Person> {
    const { email, password, role } = login;
    const answer = await send(url, post('/v1/sessions', { email, password }), {});
    if (answer.status !== 201) {
      throw new StoryBroken(
        `${role} could not log in (${answer.status}): the logins are of another instance.`,
      );
    }
    const accountId = textAt(answer.json, 'account', 'id');
    return new Person(url, role.replace('_', ' '), accountId, textAt(answer.json, 'access_token'));
  }

  async send(call: Call): Promise<Answer> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.token}` };
    if (call.method === 'POST') headers['idempotency-key'] = call.idempotencyKey ?? randomUUID();
    const answer = await send(this.url, call, headers);
    this.answers.push(answer.text);
    return answer;
  }

  /** Which of these words anything that was answered to this person holds. */
  haveSeen(words: readonly string[]): string[] {
    const seen = this.answers.join('\n').toLowerCase();
    return words.filter((word) => seen.includes(word.toLowerCase()));
  }
}

async function send(url: string, call: Call, headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(new URL(call.path, url), {
    method: call.method,
    headers: call.body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, text, json: isJson ? JSON.parse(text) : null, headers: response.headers };
}
