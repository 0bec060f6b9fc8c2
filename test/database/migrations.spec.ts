import { DataSource } from 'typeorm';
import { FINDINGS_INTAKE_ENTITIES } from '../../src/desk/findings/findings.intake.js';
import { INVITATIONS_INTAKE_ENTITIES } from '../../src/desk/invitations/invitations.intake.js';
import { REFILTERED_INTAKE_ENTITIES } from '../../src/desk/refiltered/refiltered.intake.js';
import { STATEMENTS_INTAKE_ENTITIES } from '../../src/desk/statements/statements.intake.js';
import { ACCESS_ENTITIES } from '../../src/platform/access/access.entities.js';
import { migrate, ownerSource } from '../../src/platform/database/migrate.js';
import { LOG_ENTITIES } from '../../src/platform/ledger/log/log.entities.js';
import { RELEASED_ENTITIES } from '../../src/released/released.entities.js';
import { SCREENINGS_ENTITIES } from '../../src/screenings/screenings.entities.js';
import { VAULT_ENTITIES } from '../../src/vault/vault.entities.js';
import { asRole, migratedDatabase } from '../support/database.js';
import { createDatabase, type TestDatabase } from '../support/postgres.js';
import { disagreements } from './schema.js';

const ENTITIES = [
  ...ACCESS_ENTITIES,
  ...SCREENINGS_ENTITIES,
  ...VAULT_ENTITIES,
  ...FINDINGS_INTAKE_ENTITIES,
  ...STATEMENTS_INTAKE_ENTITIES,
  ...REFILTERED_INTAKE_ENTITIES,
  ...INVITATIONS_INTAKE_ENTITIES,
  ...RELEASED_ENTITIES,
  ...LOG_ENTITIES,
];

const OUR_SCHEMAS = `SELECT nspname FROM pg_namespace
  WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'public') ORDER BY 1`;

describe('migrations', () => {
  const databases: TestDatabase[] = [];
  afterAll(() => Promise.all(databases.map((database) => database.drop())));

  async function emptyDatabase(): Promise<TestDatabase> {
    const database = await createDatabase();
    databases.push(database);
    return database;
  }

  async function revertAll(database: TestDatabase): Promise<void> {
    const source = await ownerSource(database.url).initialize();
    try {
      for (const _ of source.migrations) await source.undoLastMigration({ transaction: 'each' });
    } finally {
      await source.destroy();
    }
  }

  it('go up from empty, down to nothing, and up again', async () => {
    const database = await emptyDatabase();
    const first = await migrate(database.url);
    const schemas = await asRole(database, 'owner', OUR_SCHEMAS);
    await revertAll(database);
    expect(await asRole(database, 'owner', OUR_SCHEMAS)).toEqual([]);
    expect(await migrate(database.url)).toEqual(first);
    expect(await asRole(database, 'owner', OUR_SCHEMAS)).toEqual(schemas);
  });

  it('run once when several processes start together', async () => {
    const database = await emptyDatabase();
    const runs = await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    expect(runs.filter((ran) => ran.length > 0)).toHaveLength(1);
  });

  it('make the schema that the entities describe, column by column', async () => {
    const database = await migratedDatabase();
    databases.push(database);
    const source = await new DataSource({
      type: 'postgres',
      url: database.url,
      entities: ENTITIES,
    }).initialize();
    try {
      expect(source.entityMetadatas.length).toBeGreaterThan(15);
      expect(await disagreements(source)).toEqual([]);
    } finally {
      await source.destroy();
    }
  });
});
