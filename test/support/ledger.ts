import { DataSource, type EntityManager } from 'typeorm';
import { canonicalJson } from '../../src/kernel/digest.js';
import { newId } from '../../src/kernel/ids.js';
import { ownerSource } from '../../src/platform/database/migrate.js';
import { type DatabaseRole, roleUrl } from '../../src/platform/database/room-roles.js';
import type { EntryBody } from '../../src/platform/ledger/kinds.js';
import { integrateNext } from '../../src/platform/ledger/log/integrate.js';
import { LOG_ENTITIES } from '../../src/platform/ledger/log/log.entities.js';
import { placeNext } from '../../src/platform/ledger/log/place.js';
import { signerOf, verifierOf } from '../../src/platform/ledger/notes/signed-note.js';
import { asRole, migratedDatabase, TEST_MASTER_KEY } from './database.js';
import type { TestDatabase } from './postgres.js';

export const SIGNING_KEY = Buffer.alloc(32, 9);
export const ORIGIN = 'fairscreen.local/ledger';
export const SIGNER = signerOf(ORIGIN, SIGNING_KEY);
export const VERIFIER = verifierOf(SIGNER);

/** A ledger on a database of its own, with the logins of those who append, sequence and read. */
export class TestLedger {
  private constructor(
    readonly database: TestDatabase,
    private readonly owner: DataSource,
    readonly sequencer: DataSource,
    readonly auditor: DataSource,
  ) {}

  static async open(): Promise<TestLedger> {
    const database = await migratedDatabase();
    const owner = await ownerSource(database.url).initialize();
    const sequencer = await sourceOf(database, 'sequencer').initialize();
    return new TestLedger(database, owner, sequencer, await sourceOf(database, 'auditor').initialize());
  }

  /** @param beforeCommit what happens while the transaction is open */
  async append(count: number, beforeCommit: () => Promise<void> = async () => {}): Promise<void> {
    await this.owner.transaction(async (tx) => {
      for (let number = 1; number <= count; number++) {
        await appendTestEntry(tx, { kind: 'test.act', body: { number } });
      }
      await beforeCommit();
    });
  }

  /** Gives everything that is committed its place in the log, and signs nothing. @returns how many */
  place(): Promise<number> {
    return placeNext(this.sequencer, 1_000_000);
  }

  /** One checkpoint over everything that is there. */
  async sequence(): Promise<void> {
    await this.place();
    await integrateNext(this.sequencer, SIGNER, 1_000_000);
  }

  /** What a database superuser can do, who switches triggers off. */
  tamper(sql: string): Promise<unknown> {
    return asRole(this.database, 'owner', `SET session_replication_role = replica; ${sql}`);
  }

  async close(): Promise<void> {
    await Promise.all([this.owner, this.sequencer, this.auditor].map((source) => source.destroy()));
    await this.database.drop();
  }
}

/** One checkpoint over everything that is in this database, with the key of these tests. */
export async function sequenceLedger(database: TestDatabase): Promise<void> {
  const sequencer = await sourceOf(database, 'sequencer').initialize();
  try {
    await placeNext(sequencer, 1_000_000);
    await integrateNext(sequencer, SIGNER, 1_000_000);
  } finally {
    await sequencer.destroy();
  }
}

function sourceOf(database: TestDatabase, role: DatabaseRole): DataSource {
  const url = roleUrl(database.url, TEST_MASTER_KEY, role);
  return new DataSource({ type: 'postgres', url, entities: LOG_ENTITIES });
}

/** An entry past the table of kinds, as an older or a later version may have written it. */
export async function appendTestEntry(
  tx: EntityManager,
  entry: { readonly actor?: string; readonly kind: string; readonly body: EntryBody },
): Promise<void> {
  const now = new Date();
  const head = { id: newId('ledger_entry', now), at: now.toISOString(), version: 1, actor: 'acc_1' };
  await tx.query('SELECT ledger.append($1)', [canonicalJson({ ...head, ...entry })]);
}
