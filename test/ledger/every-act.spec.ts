import { ROUTES } from '../architecture/routes.table.js';
import { asRole } from '../support/database.js';
import type { TestService } from '../support/service.js';
import { type RecordedRequest, recordRequests } from './acts/recorder.js';
import { closeHouse, everyAct, type House, openHouse } from './acts/story.js';
import { ANSWERED_AGAIN, PERMISSIONS_OF_CONTENT, READS, WITHOUT_CONTENT, WRITES } from './acts/table.js';

let house: House;
let service: TestService;
let recorded: readonly RecordedRequest[];

beforeAll(async () => {
  house = await openHouse();
  service = house.service;
  recorded = recordRequests(service);
  await everyAct(house);
}, 240_000);
afterAll(() => closeHouse(house));

const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];
const succeeded = (route: string) => recorded.filter((request) => request.route === route);

describe('every route that changes something', () => {
  const routes = ROUTES.filter(([method]) => CHANGING.includes(method)).map(
    ([method, path]) => `${method} ${path}`,
  );

  it('is in the table of acts, and no other', () => {
    expect(Object.keys(WRITES).sort()).toEqual([...routes].sort());
  });

  it.each(routes)('%s writes its entry, each time', (route) => {
    const requests = succeeded(route);
    const writes = WRITES[route] ?? [];
    const changing =
      route in ANSWERED_AGAIN ? requests.filter(({ entries }) => entries.length > 0) : requests;
    expect(changing.length).toBeGreaterThan(0);
    for (const { entries } of changing) {
      const kinds = entries.map(({ kind }) => kind);
      if ('none' in writes) expect(kinds).toEqual([]);
      else expect(kinds).toEqual(expect.arrayContaining([...writes]));
    }
  });
});

describe('every route that shows raw or released content', () => {
  it('is in the table of reads; one beside them says what it shows instead', () => {
    const routes = ROUTES.filter(
      ([method, , permission]) => method === 'GET' && PERMISSIONS_OF_CONTENT.includes(permission),
    );
    const named = [...Object.keys(READS), ...Object.keys(WITHOUT_CONTENT)];
    expect(named.sort()).toEqual(routes.map(([method, path]) => `${method} ${path}`).sort());
  });

  it.each(Object.entries(READS))('%s writes who read', (route, kinds) => {
    const requests = succeeded(route);
    expect(requests.length).toBeGreaterThan(0);
    for (const { entries } of requests) expect(entries.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('every entry of a request', () => {
  it('names who asked', () => {
    const wrong = recorded.flatMap(({ route, accountId, entries }) =>
      entries
        .filter(({ actor }) => accountId !== null && actor !== accountId && !actor.startsWith('system:'))
        .map(() => route),
    );
    expect(wrong).toEqual([]);
  });

  it('is in the ledger as it was written', async () => {
    const rows = await asRole(service.database, 'owner', 'SELECT canonical FROM ledger.recorded');
    const stored = new Set(rows.map(({ canonical }) => canonical));
    const lost = recorded.flatMap(({ entries }) =>
      entries.filter(({ canonical }) => !stored.has(canonical)).map(({ kind }) => kind),
    );
    expect(lost).toEqual([]);
  });
});
