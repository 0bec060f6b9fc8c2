import { apiDocument } from '../../src/platform/http/openapi.js';
import { TestService } from '../support/service.js';
import { ABSENT, Assault, type IdOf, wellFormed } from './attack.js';
import { type Attacker, castOf } from './cast.js';
import { kindOf, type Operation, operationsOf } from './operations.js';
import { Oracle } from './oracle.js';
import { type SeededCase, seedCase } from './seeded-case.js';
import { type Answer, Wire } from './wire.js';

// What is not yours looks like what is not there: the same bytes, and the same time.

let service: TestService;
let at: SeededCase;
let wire: Wire;
let cast: Attacker[];
let operations: Operation[];
let assault: Assault;

beforeAll(async () => {
  service = await TestService.start();
  at = await seedCase(service);
  wire = new Wire(await service.app.getUrl());
  cast = await castOf(service, at, wire);
  operations = operationsOf(JSON.parse(JSON.stringify(apiDocument(service.app))));
  assault = new Assault(wire, new Oracle());
}, 120_000);

afterAll(async () => {
  wire.close();
  await service.stop();
});

function seeded(kind: string): string {
  return at.ids.get(kind) ?? ABSENT(kind);
}

/** Looks like an id of its kind and was never one. */
const OTHER_ABSENT: IdOf = (kind) => `${kind}_7ZZZZZZZZZ${'0'.repeat(16)}`;
const NONSENSE: IdOf = () => 'nonsense';

/**
 * Known to everybody who may ask: accounts, authorizations, checklists, candidates' numbers; runs of the filter over all
 * requisitions; and digests, which only who holds the file knows.
 */
const COMMON = ['acc', 'aut', 'chk', 'cnd', 'rfr', 'digest'];

/** The path's own thing is foreign; what the body names is the same in each try. */
function tryWith(operation: Operation, idOf: IdOf) {
  return { ...wellFormed(operation, ABSENT), path: wellFormed(operation, idOf).path };
}

function isAboutOneThing(operation: Operation): boolean {
  // Counts over all requisitions, the same for every reviewer; its example is not.
  if (operation.path === '/v1/filter/proposals/{id}') return false;
  const [first, ...others] = operation.pathParameters.map(kindOf);
  return others.length === 0 && first !== undefined && first !== null && !COMMON.includes(first);
}

/** All that a stranger could compare; what belongs to the single request is left out. */
function comparable({ status, headers, text }: Answer): string {
  const lasting = Object.entries(headers).filter(
    ([name]) => !name.startsWith('x-ratelimit-') && !['date', 'x-request-id'].includes(name),
  );
  return `${status} ${JSON.stringify(lasting)} ${text.replaceAll(/"request_id":"[^"]*"/g, '')}`;
}

it('foreign things answer like things that are not there, on every route, to every stranger', async () => {
  const strangers = cast.filter(({ name }) => name.endsWith(' of another'));
  const operationsOfOne = operations.filter(isAboutOneThing);
  expect([strangers.length, operationsOfOne.length > 60]).toEqual([4, true]);
  const differing: string[] = [];
  let notThere = 0;
  for (const who of strangers) {
    for (const operation of operationsOfOne) {
      const answers: string[] = [];
      for (const idOf of [seeded, ABSENT, OTHER_ABSENT, NONSENSE]) {
        answers.push(comparable(await assault.send(operation, who, tryWith(operation, idOf))));
      }
      if (answers[0]?.startsWith('404 ')) notThere += 1;
      if (new Set(answers).size !== 1) {
        differing.push(
          `${who.name} ${operation.method} ${operation.path}:\n${[...new Set(answers)].join('\n')}`,
        );
      }
    }
  }
  expect(differing).toEqual([]);
  // Most others are refused for want of a permission, before anything is looked up.
  expect(notThere).toBeGreaterThan(50);
}, 120_000);

it('no such packet, not yours and not yet are one answer', async () => {
  const stranger = cast.find(({ name }) => name === 'hiring manager of another');
  const own = cast.find(({ name }) => name === 'hiring manager');
  if (stranger === undefined || own === undefined) throw new Error('no hiring managers');
  // Not yet: the stranger's own requisition has a screening whose packet is not out; its ids lead nowhere.
  const notYet: IdOf = (kind) => `${kind}_${at.foreign.screeningId.slice(4)}`;
  const released = operations.filter(({ path }) => path.startsWith('/v1/packets/{id}'));
  expect(released.length).toBeGreaterThan(5);
  for (const operation of released) {
    const answers: string[] = [];
    for (const [who, idOf] of [
      [stranger, seeded],
      [stranger, ABSENT],
      [stranger, notYet],
      [own, ABSENT],
      [own, OTHER_ABSENT],
    ] as const) {
      answers.push(comparable(await assault.send(operation, who, tryWith(operation, idOf))));
    }
    expect([operation.path, new Set(answers).size]).toEqual([operation.path, 1]);
  }
  const list = await at.foreign.hiringManager.get('/v1/packets').expect(200);
  expect(list.body).toEqual({ object: 'list', data: [], has_more: false, next_href: null });
});

it('time does not tell either: 404 foreign and absent, 403 existing and absent', async () => {
  const stranger = cast.find(({ name }) => name === 'hiring manager of another');
  const packet = operations.find(({ method, path }) => `${method} ${path}` === 'GET /v1/packets/{id}');
  const finding = operations.find(({ method, path }) => `${method} ${path}` === 'GET /v1/findings/{id}');
  if (stranger === undefined || packet === undefined || finding === undefined) throw new Error('no route');
  const [foreign, absent] = await mediansOf(stranger, packet);
  const [existing, missing] = await mediansOf(stranger, finding);
  process.stdout.write(
    `adversary: medians in ms: 404 foreign ${foreign.toFixed(2)}, absent ${absent.toFixed(2)}; ` +
      `403 existing ${existing.toFixed(2)}, absent ${missing.toFixed(2)}\n`,
  );
  // Generous, for busy machines: a lookup that is left out or added on one side only shows as a multiple.
  expect(Math.abs(foreign - absent)).toBeLessThan(Math.max(10, 3 * Math.min(foreign, absent)));
  expect(Math.abs(existing - missing)).toBeLessThan(Math.max(10, 3 * Math.min(existing, missing)));
}, 60_000);

/** Taken in turns, so that what the machine does meanwhile hits both. */
async function mediansOf(who: Attacker, operation: Operation): Promise<readonly [number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let i = 0; i < 60; i++) {
    for (const [which, idOf] of [seeded, ABSENT].entries()) {
      const begun = performance.now();
      await assault.send(operation, who, wellFormed(operation, idOf));
      times[which]?.push(performance.now() - begun);
    }
  }
  return [median(times[0]), median(times[1])];
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
