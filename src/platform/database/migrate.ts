import { DataSource } from 'typeorm';
import { sqlMigrations } from './sql-migrations.js';

/** Any two processes that start together use this key, so one migrates and the other waits. */
const MIGRATION_LOCK = 'fairscreen.migrations';

/** A DataSource with the owner's rights. Only migrations, set-up and tests of the database use it. */
export function ownerSource(databaseUrl: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url: databaseUrl,
    applicationName: 'fairscreen-owner',
    migrations: sqlMigrations(),
    migrationsTableName: 'fairscreen_migration',
    entities: [],
    poolSize: 2,
  });
}

/** Brings the database up to date, one process at a time. Returns the names of the migrations it ran. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const source = await ownerSource(databaseUrl).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [MIGRATION_LOCK]);
    const ran = await source.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    // Closing the connection releases the lock.
    await lock.release();
    await source.destroy();
  }
}
