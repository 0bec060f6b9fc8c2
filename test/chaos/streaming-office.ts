import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { findingOf, IDENTITY, searchOf } from '../stories/vault/casework.js';
import { demoLogin } from '../support/service-process.js';

export type Body = Record<string, unknown>;
export interface Answer {
  readonly status: number;
  readonly body: Body;
}

const ROLES = ['administrator', 'coordinator', 'screener', 'auditor'] as const;
type OfficeRole = (typeof ROLES)[number];

const HOUR_MS = 60 * 60 * 1000;
/** Answers to a correct request that mean "not now": try again with the same key. */
const NOT_NOW = /^(idempotency\.(in_progress|overtaken)|internal\.error|service\.unavailable|login\.)/;
const PATIENCE_MS = 120_000;

/** People at work over HTTP while the service under them is killed: they do what a careful client does. */
export class StreamingOffice {
  private tokens: { [role: string]: string } = {};
  private searchId = '';
  screeningId = '';
  /** Answers that no fault excuses. */
  readonly surprises: string[] = [];

  constructor(
    private readonly dataDir: string,
    private readonly address: () => string,
  ) {}

  get findingsPath(): string {
    return `/v1/screenings/${this.screeningId}/findings`;
  }

  /** One request to whatever process runs now; throws while none does. */
  async send(role: OfficeRole, method: string, path: string, body?: object, key?: string): Promise<Answer> {
    const response = await fetch(`${this.address()}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.tokens[role] ?? ''}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  }

  /** Sends until it is answered with success; a POST always with the same key. */
  async until(role: OfficeRole, method: string, path: string, body?: object): Promise<Body> {
    const key = method === 'POST' ? randomUUID() : undefined;
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(50)) {
      const answer = await this.send(role, method, path, body, key).catch(() => null);
      if (answer === null) continue;
      if (answer.status < 300) return answer.body;
      if (answer.status === 401) await this.logIn(role).catch(() => null);
      else if (!NOT_NOW.test(String(answer.body['code']))) {
        this.surprises.push(`${method} ${path} ${answer.status} ${String(answer.body['code'])}`);
        throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
      }
    }
    throw new Error(`${method} ${path} was never accepted`);
  }

  /** A requisition, a screening and a search: now findings can be logged. */
  async open(): Promise<void> {
    for (const role of ROLES) await this.logIn(role);
    const screener = await this.until('screener', 'GET', '/v1/account');
    const checklists = await this.until('coordinator', 'GET', '/v1/checklists');
    const [checklist] = checklists['data'] as Body[];
    const requisition = await this.until('coordinator', 'POST', '/v1/requisitions', {
      title: 'Bus operator',
      jurisdiction: 'us-oh',
      agency_type: 'general',
      criteria: ['Keeps passengers and colleagues safe'],
      checklist_id: checklist?.['id'],
    });
    await this.until('coordinator', 'POST', `/v1/requisitions/${requisition['id']}/assignments`, {
      account_id: screener['id'],
      duty: 'screener',
    });
    const candidate = await this.until('coordinator', 'POST', '/v1/candidates', {
      employer_reference: 'APP-2026-1',
    });
    const screening = await this.until('coordinator', 'POST', '/v1/screenings', {
      requisition_id: requisition['id'],
      candidate_id: candidate['id'],
    });
    this.screeningId = String(screening['id']);
    const path = `/v1/screenings/${this.screeningId}`;
    await this.until('coordinator', 'POST', `${path}/consents`, {
      notice_version: 'notice-2026-03',
      given_at: '2026-02-01T09:00:00Z',
    });
    await this.until('coordinator', 'PUT', `${path}/identity`, IDENTITY);
    const search = await this.until('screener', 'POST', `${path}/searches`, searchOf());
    this.searchId = String(search['id']);
  }

  /** Logs one finding, whatever happens meanwhile. Returns its id. */
  async log(excerpt: string): Promise<string> {
    const finding = findingOf(this.searchId, {
      excerpt,
      // Long ago by every clock that a fault sets.
      captured_at: new Date(Date.now() - 12 * HOUR_MS).toISOString(),
    });
    return String((await this.until('screener', 'POST', this.findingsPath, finding))['id']);
  }

  /** Every finding of the screening, as its screener sees the list. */
  async listed(): Promise<Body[]> {
    const found: Body[] = [];
    for (let next: unknown = `${this.findingsPath}?limit=100`; typeof next === 'string'; ) {
      const page = await this.until('screener', 'GET', next);
      found.push(...(page['data'] as Body[]));
      next = page['next_href'];
    }
    return found;
  }

  /** Waits until the filter has finished with everything, or the time is over. */
  async untilNoneWaits(patienceMs: number): Promise<void> {
    for (const end = Date.now() + patienceMs; Date.now() < end; await pause(250)) {
      if ((await this.listed()).every(({ state }) => state !== 'logged')) return;
    }
  }

  private async logIn(role: OfficeRole): Promise<void> {
    const session = await this.send(role, 'POST', '/v1/sessions', demoLogin(this.dataDir, role));
    if (session.status === 201)
      this.tokens = { ...this.tokens, [role]: String(session.body['access_token']) };
  }
}
