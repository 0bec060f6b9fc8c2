import { runMigrations } from 'bullmq';
import pg from 'pg';

/** The schema of BullMQ's own tables. */
export const QUEUE_SCHEMA = 'queue';

/**
 * Brings BullMQ's tables up to date with the owner's rights, so that the queue's own role owns no table. Its
 * migrator takes a lock of its own, and the schema's default privileges give the role what it needs.
 */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'fairscreen-owner' });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
  } finally {
    await client.end();
  }
}
