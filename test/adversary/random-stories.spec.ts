import fc from 'fast-check';
import { allows, PERMISSIONS, type Permission } from '../../src/kernel/permission.js';
import { apiDocument } from '../../src/platform/http/openapi.js';
import { TestService } from '../support/service.js';
import { ABSENT, Assault, wellFormed } from './attack.js';
import { type Attacker, castOf } from './cast.js';
import { type Operation, operationsOf } from './operations.js';
import { Oracle } from './oracle.js';
import { seedOfRun } from './random.js';
import { type SeededCase, seedCase } from './seeded-case.js';
import { type Answer, Wire } from './wire.js';

// Anybody does anything, in any order, to whatever there is by then. After each act the hiring side is asked
// everything again, the ledger must verify, and what was released must have been releasable.
// ADVERSARY_STORIES=200 tells that many; ADVERSARY_SEED tells the same again.

const STORIES = Number(process.env['ADVERSARY_STORIES'] ?? 6);
const SEED = seedOfRun();

let service: TestService;
let at: SeededCase;
let wire: Wire;
let cast: Attacker[];
let writes: Operation[];
let hiringReads: Operation[];
const oracle = new Oracle();
let assault: Assault;
/** All ids that came up so far, by kind. */
const pool = new Map<string, string[]>();

beforeAll(async () => {
  service = await TestService.start();
  at = await seedCase(service);
  wire = new Wire(await service.app.getUrl());
  cast = await castOf(service, at, wire);
  assault = new Assault(wire, oracle);
  for (const [kind, id] of at.ids) pool.set(kind, [id]);
  const operations = operationsOf(JSON.parse(JSON.stringify(apiDocument(service.app))));
  writes = operations.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/v1/sessions'));
  hiringReads = operations.filter(
    ({ method, path, permission }) =>
      method === 'GET' &&
      path.includes('{id}') &&
      isPermission(permission) &&
      allows(permission, ['hiring_manager']),
  );
}, 120_000);

afterAll(async () => {
  process.stdout.write(
    `adversary: seed ${SEED}, ${STORIES} stories, ${wire.sent} requests, ${oracle.succeeded.size} routes with success\n`,
  );
  wire.close();
  await service.stop();
});

function isPermission(name: string | null): name is Permission {
  return name !== null && name in PERMISSIONS;
}

interface Deed {
  readonly operation: number;
  readonly actor: number;
  readonly lawful: boolean;
  readonly thing: number;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  operation: fc.nat(9999),
  actor: fc.nat(9999),
  // Mostly by who may: refusals alone would tell the same story each time.
  lawful: fc.integer({ min: 0, max: 9 }).map((tenth) => tenth < 8),
  thing: fc.nat(9999),
});

async function perform({ operation: which, actor, lawful, thing }: Deed): Promise<void> {
  const operation = nth(writes, which);
  const able = cast.filter(
    ({ roles }) => isPermission(operation.permission) && allows(operation.permission, roles),
  );
  const who = nth(lawful && able.length > 0 ? able : cast, actor);
  const idOf = (kind: string): string => {
    const known = pool.get(kind) ?? [];
    return known.length === 0 ? ABSENT(kind) : nth(known, thing);
  };
  const answer = await assault.send(operation, who, wellFormed(operation, idOf));
  remember(answer);
  if (answer.status === 201 && operation.path === '/v1/screenings/{id}/releases')
    await expectGatesOpen(idOf('scr'));
}

function nth<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

/** What an act has made can be the next one's thing; but nobody's own account, or they could not go on. */
function remember({ status, text }: Answer): void {
  if (status !== 201) return;
  for (const [id, kind = ''] of text.matchAll(/\b([a-z]{3})_[0-9A-HJKMNP-TV-Z]{26}\b/g)) {
    const known = pool.get(kind) ?? [];
    if (kind !== 'acc' && !known.includes(id)) pool.set(kind, [...known, id]);
  }
}

async function expectGatesOpen(screeningId: string): Promise<void> {
  const gates = operationNamed('GET', '/v1/screenings/{id}/gates');
  const answer = await assault.send(
    gates,
    castNamed('auditor'),
    wellFormed(gates, () => screeningId),
  );
  const seen: { gates: { name: string; open: boolean }[] } = JSON.parse(answer.text);
  expect(seen.gates.filter(({ open }) => !open)).toEqual([]);
}

function operationNamed(method: string, path: string): Operation {
  const found = operationsOf(JSON.parse(JSON.stringify(apiDocument(service.app)))).find(
    (operation) => operation.method === method && operation.path === path,
  );
  if (found === undefined) throw new Error(`no ${method} ${path}`);
  return found;
}

function castNamed(name: string): Attacker {
  const found = cast.find((attacker) => attacker.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

async function expectPromisesKept(): Promise<void> {
  for (const name of ['hiring manager', 'hiring manager of another']) {
    for (const operation of hiringReads) {
      const packets = pool.get('pkt')?.slice(-2) ?? [];
      for (const packet of packets) {
        const idOf = (kind: string): string => (kind === 'pkt' ? packet : ABSENT(kind));
        await assault.send(operation, castNamed(name), wellFormed(operation, idOf));
      }
    }
  }
  expect(oracle.faults).toEqual([]);
  const verification = operationNamed('GET', '/v1/ledger/verification');
  const { text } = await assault.send(verification, castNamed('auditor'), wellFormed(verification, ABSENT));
  expect(JSON.parse(text)).toMatchObject({ intact: true });
}

it('no story ends with a raw word on the hiring side, a broken ledger or a packet past its gates', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 10, maxLength: 25 }), async (deeds) => {
      for (const one of deeds) {
        await perform(one);
        await expectPromisesKept();
      }
    }),
    { numRuns: STORIES, seed: SEED, endOnFailure: true },
  );
  expect(oracle.succeeded.size).toBeGreaterThan(10);
}, 3_600_000);
