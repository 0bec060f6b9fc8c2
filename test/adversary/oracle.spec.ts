import type { Attacker } from './cast.js';
import { ECHO } from './hostile.js';
import type { Operation } from './operations.js';
import { Oracle } from './oracle.js';
import { CANARY, WITHHELD } from './seeded-case.js';
import type { Answer } from './wire.js';

// Who judges must be able to convict: each kind of fault, planted.

const HEADERS = {
  'content-type': 'application/problem+json; charset=utf-8',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};
const ALLOWED: Operation = {
  method: 'GET',
  path: '/v1/packets/{id}',
  permission: 'packets:read',
  pathParameters: [],
  queryParameters: [],
  takesVersion: false,
  body: null,
  takesLines: false,
};
const RAW: Operation = { ...ALLOWED, path: '/v1/findings/{id}', permission: 'findings:read' };
const WRITE: Operation = { ...RAW, method: 'POST' };

const hiring = attacker('hiring_manager', {});
const auditor = attacker('auditor', {});
const reviewer = attacker('reviewer', { readsRaw: true });
const coordinator = attacker('coordinator', { readsFiltered: true });
const nobody: Attacker = { ...hiring, roles: [] };

function attacker(role: Attacker['roles'][number], reads: Partial<Attacker>): Attacker {
  return {
    name: role,
    roles: [role],
    readsRaw: false,
    readsFiltered: false,
    token: null,
    renew: null,
    ...reads,
  };
}

function faultsOf(operation: Operation, who: Attacker, answer: Partial<Answer>): string[] {
  const oracle = new Oracle();
  const whole = { status: 200, headers: HEADERS, text: '{}', ...answer };
  oracle.judge(operation, who, { method: operation.method, path: operation.path }, whole);
  return oracle.faults.map((fault) => fault.replace(/:.*/s, ''));
}

const refusal = (change: object): Partial<Answer> => ({
  status: 404,
  text: JSON.stringify({ status: 404, code: 'packet.not_found', ...change }),
});

const faults: readonly (readonly [fault: string, Operation, Attacker, Partial<Answer>])[] = [
  ['raw text', ALLOWED, hiring, { text: `{"a":"${CANARY.toUpperCase()}name"}` }],
  ['raw text', ALLOWED, hiring, { headers: { ...HEADERS, etag: `"${CANARY}"` } }],
  ['raw text', RAW, coordinator, { text: CANARY }],
  ['raw text', WRITE, reviewer, { text: CANARY }],
  ['raw text', RAW, reviewer, refusal({ detail: CANARY })],
  ['withheld text', ALLOWED, hiring, { text: WITHHELD }],
  ['withheld text', ALLOWED, auditor, { text: WITHHELD }],
  ['repeats what it refused', ALLOWED, hiring, refusal({ detail: ECHO })],
  ['beyond the wall', RAW, hiring, {}],
  ['beyond the audit', RAW, auditor, {}],
  ['let in without an account', ALLOWED, nobody, {}],
  [
    'refusal is no problem+json',
    ALLOWED,
    hiring,
    { status: 404, headers: { ...HEADERS, 'content-type': 'text/html' } },
  ],
  ['problem without code', ALLOWED, hiring, { status: 404 }],
  ['problem with another status', ALLOWED, hiring, refusal({ status: 400 })],
  ['problem with an unknown code', ALLOWED, hiring, refusal({ code: 'packet.secret' })],
  ['may be cached', ALLOWED, hiring, { headers: { ...HEADERS, 'cache-control': 'public' } }],
  ['open to other origins', ALLOWED, hiring, { headers: { ...HEADERS, 'access-control-allow-origin': '*' } }],
  ['sets a cookie', ALLOWED, hiring, { headers: { ...HEADERS, 'set-cookie': ['a=b'] } }],
];

it.each(faults)('%s', (fault, operation, who, answer) => {
  expect(faultsOf(operation, who, answer)).toEqual([fault]);
});

it('a failure is one, whatever it says', () => {
  const failed = { status: 500, code: 'internal.error' };
  expect(faultsOf(ALLOWED, hiring, { status: 500, text: JSON.stringify(failed) })).toEqual(['failed']);
});

it('what is right is let go', () => {
  expect(faultsOf(ALLOWED, hiring, { text: '{"findings":[]}' })).toEqual([]);
  expect(faultsOf(ALLOWED, hiring, refusal({}))).toEqual([]);
  expect(faultsOf(RAW, reviewer, { text: `${CANARY} ${WITHHELD}` })).toEqual([]);
  expect(faultsOf(RAW, coordinator, { text: WITHHELD })).toEqual([]);
});
