import pg from 'pg';
import type { Role } from '../../../src/kernel/permission.js';
import { runInRequestScope } from '../../../src/platform/database/request-scope.js';
import { roleUrl } from '../../../src/platform/database/room-roles.js';
import { asRole, TEST_MASTER_KEY } from '../../support/database.js';
import { type Person, TestService } from '../../support/service.js';
import { findingOf, IDENTITY, type OpenScreening, openScreening, searchOf } from './casework.js';

// The database keeps assignments too: a query that forgot its WHERE finds only what is the account's own.

type GuardedRoom = 'vault' | 'released';
const RAW_TABLES = ['vault.identity', 'vault.search', 'vault.finding'];

let service: TestService;
let own: OpenScreening;
let foreign: OpenScreening;

async function fill(screening: OpenScreening): Promise<void> {
  const path = `/v1/screenings/${screening.screeningId}`;
  await screening.coordinator.put(`${path}/identity`, IDENTITY).expect(200);
  const search = await screening.screener.post(`${path}/searches`, searchOf()).expect(201);
  await screening.screener.post(`${path}/findings`, findingOf(search.body.id)).expect(201);
}

beforeAll(async () => {
  service = await TestService.start();
  own = await openScreening(service);
  foreign = await openScreening(service);
  await Promise.all([fill(own), fill(foreign)]);
  for (const [name, { requisitionId, screeningId }] of Object.entries({ own, foreign })) {
    await asRole(
      service.database,
      'owner',
      `INSERT INTO released.packet (id, screening_id, requisition_id, version, document, digest, released_by, released_at)
       VALUES ($1, $2, $3, 1, '{}', 'sha256:0', 'acc_test', now())`,
      [`pkt_${name}`, screeningId, requisitionId],
    );
  }
}, 120_000);
afterAll(() => service.stop());

/** What a careless query of a room finds in the request of this person: every row it can. */
async function carelessly(
  room: GuardedRoom,
  person: Person,
  roles: Role[],
  table: string,
): Promise<string[]> {
  const actor = { accountId: person.accountId, roles, sessionId: 'ses_test' };
  const column = table === 'released.packet' ? 'requisition_id' : 'screening_id';
  const rows = await runInRequestScope({ requestId: 'test', idempotency: null, asks: true, actor }, () =>
    service.room(room).query<{ readonly of: string }[]>(`SELECT ${column} AS of FROM ${table}`),
  );
  return rows.map((row) => row.of);
}

describe('a connection that does not say for whom it works', () => {
  it.each([
    ['vault', 'vault.identity'],
    ['vault', 'vault.search'],
    ['vault', 'vault.finding'],
    ['released', 'released.packet'],
  ] as const)('as %s finds nothing in %s', async (role, table) => {
    expect(await asRole(service.database, 'owner', `SELECT 1 FROM ${table}`)).not.toEqual([]);
    expect(await asRole(service.database, role, `SELECT * FROM ${table}`)).toEqual([]);
  });
});

describe('a query without a WHERE', () => {
  it.each(RAW_TABLES)('finds only the screener’s own rows of %s', async (table) => {
    expect(await carelessly('vault', own.screener, ['screener'], table)).toEqual([own.screeningId]);
    expect(await carelessly('vault', foreign.screener, ['screener'], table)).toEqual([foreign.screeningId]);
  });

  it.each(RAW_TABLES)(
    'finds no row of %s for a hiring manager, an auditor or an administrator',
    async (table) => {
      expect(await carelessly('vault', own.hiringManager, ['hiring_manager'], table)).toEqual([]);
      expect(await carelessly('vault', own.auditor, ['auditor'], table)).toEqual([]);
      expect(await carelessly('vault', own.administrator, ['administrator'], table)).toEqual([]);
    },
  );

  it('finds only the hiring manager’s own packets, none for a screener, and all for an auditor', async () => {
    const table = 'released.packet';
    expect(await carelessly('released', own.hiringManager, ['hiring_manager'], table)).toEqual([
      own.requisitionId,
    ]);
    expect(await carelessly('released', own.screener, ['screener'], table)).toEqual([]);
    expect(await carelessly('released', own.auditor, ['auditor'], table)).toHaveLength(2);
  });

  it('changes nothing of another’s', async () => {
    const actor = { accountId: own.screener.accountId, roles: ['screener'] as const, sessionId: 'ses_test' };
    await runInRequestScope({ requestId: 'test', idempotency: null, asks: true, actor }, () =>
      service.room('vault').query(`UPDATE vault.search SET sealed = sealed || '\\x00'`),
    );
    const lengths = await asRole(
      service.database,
      'owner',
      'SELECT screening_id, get_byte(sealed, octet_length(sealed) - 1) AS last, octet_length(sealed) AS size FROM vault.search',
    );
    const [mine, theirs] = [own, foreign].map(({ screeningId }) =>
      lengths.find((row) => row['screening_id'] === screeningId),
    );
    expect(mine?.['size']).toBe(Number(theirs?.['size']) + 1);
  });
});

it('who leaves the requisition loses its rows with the next request', async () => {
  const client = new pg.Client({ connectionString: roleUrl(service.database.url, TEST_MASTER_KEY, 'vault') });
  await client.connect();
  try {
    await client.query(`SELECT set_config('fairscreen.account', $1, false)`, [foreign.screener.accountId]);
    expect((await client.query('SELECT 1 FROM vault.finding')).rowCount).toBe(1);
    await asRole(
      service.database,
      'owner',
      `UPDATE screenings.assignment SET ended_at = now(), ended_by = 'acc_test' WHERE account_id = $1`,
      [foreign.screener.accountId],
    );
    expect((await client.query('SELECT 1 FROM vault.finding')).rowCount).toBe(0);
  } finally {
    await client.end();
  }
});
