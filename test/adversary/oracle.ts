import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ID_PREFIXES } from '../../src/kernel/ids.js';
import type { Attacker } from './cast.js';
import { ECHO } from './hostile.js';
import type { Operation } from './operations.js';
import { CANARY, WITHHELD } from './seeded-case.js';
import type { Answer, Ask } from './wire.js';

/**
 * What a decision maker may do at all. Written down here and not read from the code: a permission that is new on the
 * hiring side fails the suite until somebody has thought about it.
 */
const HIRING_MAY = [
  'own_session:manage',
  'policy_packs:read',
  'definitions:read',
  'packets:read',
  'packets:acknowledge',
  'decisions:record',
  'decisions:read',
  'incidents:open',
];

const AUDITOR_MAY = [
  'refilters:read',
  'refiltered_packets:read',
  'own_session:manage',
  'accounts:read',
  'authorizations:read',
  'checklists:read',
  'policy_packs:read',
  'definitions:read',
  'requisitions:read',
  'assignments:read',
  'candidates:read',
  'consents:read',
  'screenings:read',
  'steps:read',
  'releases:check',
  'packets:read',
  'decisions:read',
  'retention:read',
  'disposals:read',
  'coverage:read',
  'uniformity:read',
  'consistency:read',
  'removals:read',
  'compliance:read',
  'ledger:read',
  'incidents:open',
  'incidents:read',
  'quarantines:read',
  'exposures:read',
  'unsealings:ask',
  'unsealings:read',
];

const CODES = knownCodes();

/** Looks at every answer, and keeps what should not have been. */
export class Oracle {
  readonly faults: string[] = [];
  readonly visited = new Set<string>();
  readonly succeeded = new Set<string>();
  readonly statuses = new Map<number, number>();

  judge(operation: Operation, who: Attacker, ask: Ask, answer: Answer): void {
    const route = `${operation.method} ${operation.path}`;
    this.visited.add(route);
    if (answer.status < 300) this.succeeded.add(route);
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    const faults = [
      ...serverFaults(answer),
      ...wallFaults(operation, who, answer),
      ...leaks(operation, who, answer),
      ...refusalFaults(answer),
      ...headerFaults(answer),
    ];
    for (const fault of faults) {
      const sent = String(ask.body ?? '').slice(0, 200);
      const headers = ask.headers === undefined ? '' : JSON.stringify({ ...ask.headers, Authorization: '' });
      this.faults.push(
        `${fault}: ${who.name} ${ask.method} ${ask.path.slice(0, 200)} ${headers} ${sent} → ${answer.status} ${answer.text.slice(0, 600)}`,
      );
    }
  }
}

function serverFaults({ status }: Answer): string[] {
  return status >= 500 ? ['failed'] : [];
}

function wallFaults(operation: Operation, who: Attacker, { status }: Answer): string[] {
  if (status >= 300 || operation.permission === null) return [];
  const faults: string[] = [];
  if (who.roles.length === 0) faults.push('let in without an account');
  if (who.roles.includes('hiring_manager') && !HIRING_MAY.includes(operation.permission))
    faults.push('beyond the wall');
  if (who.roles.includes('auditor') && !AUDITOR_MAY.includes(operation.permission))
    faults.push('beyond the audit');
  return faults;
}

function leaks(operation: Operation, who: Attacker, answer: Answer): string[] {
  const said = `${JSON.stringify(answer.headers)} ${answer.text}`.toLowerCase();
  const reads = answer.status < 300 && operation.method === 'GET';
  const faults: string[] = [];
  // Two others have agreed; that nobody reads it before, every-route.spec.ts asks first.
  const unsealed = reads && operation.permission === 'unsealings:ask' && who.roles.includes('auditor');
  const readsRaw = reads && (who.readsRaw || unsealed);
  if (said.includes(CANARY) && !readsRaw) faults.push('raw text');
  if (said.includes(WITHHELD) && !readsRaw && !(reads && who.readsFiltered)) faults.push('withheld text');
  // A strange word in a path or a query is the asker's own; in what is answered it would be reflected input.
  if (answer.status >= 400 && said.includes(ECHO)) faults.push('repeats what it refused');
  return faults;
}

function refusalFaults({ status, headers, text }: Answer): string[] {
  if (status < 400) return [];
  if (headers['content-type'] !== 'application/problem+json; charset=utf-8')
    return ['refusal is no problem+json'];
  const problem: unknown = JSON.parse(text);
  if (typeof problem !== 'object' || problem === null || !('code' in problem) || !('status' in problem)) {
    return ['problem without code'];
  }
  const faults: string[] = [];
  if (problem.status !== status) faults.push('problem with another status');
  if (!CODES.has(String(problem.code))) faults.push('problem with an unknown code');
  return faults;
}

/** On each answer, also on the strangest refusal. */
function headerFaults({ headers }: Answer): string[] {
  const faults: string[] = [];
  if (headers['x-content-type-options'] !== 'nosniff') faults.push('no nosniff');
  if (headers['cache-control'] !== 'no-store') faults.push('may be cached');
  if (headers['content-security-policy'] === undefined) faults.push('no content security policy');
  if (headers['x-frame-options'] !== 'DENY') faults.push('may be framed');
  if (headers['x-powered-by'] !== undefined) faults.push('says what it runs on');
  if (headers['access-control-allow-origin'] !== undefined) faults.push('open to other origins');
  if (headers['set-cookie'] !== undefined) faults.push('sets a cookie');
  if (headers['x-injected'] !== undefined) faults.push('header injected');
  return faults;
}

/** Every code that the sources spell out, or make of a noun they know: `${noun}.not_found`. */
function knownCodes(): Set<string> {
  const root = fileURLToPath(new URL('../../src/', import.meta.url));
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const codes = new Set<string>();
  const nouns = new Set<string>(Object.keys(ID_PREFIXES));
  const reasons = new Set<string>();
  for (const name of sources) {
    const source = readFileSync(join(root, name), 'utf8');
    for (const [, code = ''] of source.matchAll(/['"`]([a-z_]+\.[a-z_]+)['"`]/g)) codes.add(code);
    for (const [, reason = ''] of source.matchAll(/`\$\{noun\}\.([a-z_]+)`/g)) reasons.add(reason);
    for (const [, noun = ''] of source.matchAll(/(?:notFound\(|noun: |, )'([a-z_]+)'/g)) nouns.add(noun);
  }
  for (const noun of nouns) for (const reason of reasons) codes.add(`${noun}.${reason}`);
  return codes;
}
