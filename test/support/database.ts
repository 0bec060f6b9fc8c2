import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Secrets } from '../../src/platform/config/config.js';
import { prepareDatabase } from '../../src/platform/database/prepare-database.js';
import { type DatabaseRole, roleUrl } from '../../src/platform/database/room-roles.js';
import { createDatabase, ensureTemplate, type TestDatabase } from './postgres.js';

/** Roles belong to the whole test cluster, so every suite derives their passwords from the same key. */
export const TEST_MASTER_KEY = Buffer.alloc(32, 7);
export const TEST_TOKEN_SECRET = randomBytes(32);
export const TEST_SECRETS: Secrets = {
  masterKeys: () => [TEST_MASTER_KEY],
  loginSecret: TEST_MASTER_KEY,
  tokenSecret: TEST_TOKEN_SECRET,
};

const TEMPLATE = 'fairscreen_template';

/** A migrated database of one's own, cloned from a template that the first suite makes. */
export async function migratedDatabase(): Promise<TestDatabase> {
  await ensureTemplate(TEMPLATE, async (url) => {
    await prepareDatabase(url, TEST_MASTER_KEY);
  });
  return createDatabase(TEMPLATE);
}

/** Runs SQL as one of the rooms' roles, or as the owner, and returns the rows. */
export async function asRole(
  database: TestDatabase,
  role: DatabaseRole | 'owner',
  sql: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const connectionString = role === 'owner' ? database.url : roleUrl(database.url, TEST_MASTER_KEY, role);
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const result = await client.query<Record<string, unknown>>(sql, values);
    return result.rows;
  } finally {
    await client.end();
  }
}
