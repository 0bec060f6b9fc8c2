import { DataSource } from 'typeorm';
import { canonicalJson } from '../../src/kernel/digest.js';
import { ownerSource } from '../../src/platform/database/migrate.js';
import { Entry } from '../../src/platform/ledger/entry.entity.js';
import { LedgerAppender } from '../../src/platform/ledger/ledger-appender.js';
import { type ChainReport, verifyLedger } from '../../src/platform/ledger/ledger-reader.js';
import { asRole, migratedDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/postgres.js';

const ROLES = ['access', 'screenings', 'vault', 'desk', 'released', 'auditor', 'queue'] as const;

describe('the ledger', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await migratedDatabase();
    await append(5);
  });
  afterEach(() => database.drop());

  async function append(count: number): Promise<void> {
    const source = await ownerSource(database.url).initialize();
    const ledger = new LedgerAppender();
    for (let number = 1; number <= count; number++) {
      await source.transaction((tx) =>
        ledger.append(tx, { actor: 'acc_1', kind: 'test.act', body: { number } }),
      );
    }
    await source.destroy();
  }

  async function verify(): Promise<ChainReport> {
    const source = await new DataSource({
      type: 'postgres',
      url: database.url,
      entities: [Entry],
    }).initialize();
    try {
      return await verifyLedger(source.manager);
    } finally {
      await source.destroy();
    }
  }

  /** What a database superuser could do, who can switch triggers off. */
  function tamper(sql: string): Promise<unknown> {
    return asRole(database, 'owner', `SET session_replication_role = replica; ${sql}`);
  }

  it.each(ROLES)('refuses %s to change, delete or truncate an entry', async (role) => {
    await expect(
      asRole(database, role, `UPDATE ledger.entry SET canonical = '{}' WHERE seq = 1`),
    ).rejects.toThrow();
    await expect(asRole(database, role, 'DELETE FROM ledger.entry')).rejects.toThrow();
    await expect(asRole(database, role, 'TRUNCATE ledger.entry')).rejects.toThrow();
  });

  it.each(ROLES)('refuses %s to write an entry past the appender', async (role) => {
    const insert = `INSERT INTO ledger.entry (seq, canonical, previous_hash, hash)
      VALUES (6, '{"id":"x","kind":"k","actor":"a"}', sha256('a'), sha256('b'))`;
    await expect(asRole(database, role, insert)).rejects.toThrow(/permission denied/);
  });

  it('refuses even its owner, by trigger', async () => {
    await expect(asRole(database, 'owner', 'DELETE FROM ledger.entry')).rejects.toThrow(/append-only/);
    await expect(asRole(database, 'owner', 'TRUNCATE ledger.entry')).rejects.toThrow(/append-only/);
    await expect(asRole(database, 'owner', `UPDATE ledger.entry SET hash = hash`)).rejects.toThrow(
      /append-only/,
    );
  });

  it.each([
    [
      'an edited entry',
      `UPDATE ledger.entry SET canonical = replace(canonical, '"number":3', '"number":4') WHERE seq = 3`,
      3,
      'hash_differs',
    ],
    ['a deleted entry', 'DELETE FROM ledger.entry WHERE seq = 2', 3, 'gap_in_sequence'],
    ['a replaced hash', `UPDATE ledger.entry SET hash = sha256('x') WHERE seq = 4`, 4, 'hash_differs'],
    [
      'a link bent to another entry',
      `UPDATE ledger.entry SET previous_hash = sha256('x') WHERE seq = 5`,
      5,
      'previous_hash_differs',
    ],
  ])('names %s', async (_case, sql, seq, reason) => {
    await tamper(sql);
    expect(await verify()).toMatchObject({ intact: false, firstBroken: { seq, reason } });
  });

  it('is intact as it was written, and counts its entries', async () => {
    expect(await verify()).toMatchObject({ intact: true, entries: 5, firstBroken: null });
  });

  it('takes nothing of an act that was rolled back', async () => {
    const source = await ownerSource(database.url).initialize();
    const act = source.transaction(async (tx) => {
      await new LedgerAppender().append(tx, { actor: 'acc_1', kind: 'test.act', body: {} });
      throw new Error('the act fails');
    });
    await expect(act).rejects.toThrow('the act fails');
    await source.destroy();
    await append(1);
    expect(await verify()).toMatchObject({ intact: true, entries: 6 });
  });

  it('keeps one chain when many append at once', async () => {
    const source = await ownerSource(database.url).initialize();
    const ledger = new LedgerAppender();
    await Promise.all(
      Array.from({ length: 40 }, (_, number) =>
        source.transaction((tx) => ledger.append(tx, { actor: 'acc_1', kind: 'test.act', body: { number } })),
      ),
    );
    await source.destroy();
    expect(await verify()).toMatchObject({ intact: true, entries: 45 });
  });

  it('keeps the canonical bytes that were hashed', async () => {
    const [row] = await asRole(database, 'auditor', 'SELECT canonical FROM ledger.entry WHERE seq = 1');
    expect(canonicalJson(JSON.parse(String(row?.['canonical'])))).toBe(row?.['canonical']);
  });
});
