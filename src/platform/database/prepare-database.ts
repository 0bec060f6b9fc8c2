import { migrateQueue } from '../queues/migrate-queue.js';
import { migrate, ownerSource } from './migrate.js';
import { openRoomRoles } from './room-roles.js';

/**
 * Everything a database needs before the rooms connect: our migrations, the queue's, and the roles' logins.
 * Safe to run from several processes at once, and again.
 *
 * @returns the names of the migrations that this call ran
 */
export async function prepareDatabase(databaseUrl: string, loginSecret: Buffer): Promise<string[]> {
  const ran = await migrate(databaseUrl);
  await migrateQueue(databaseUrl);
  const owner = await ownerSource(databaseUrl).initialize();
  try {
    await openRoomRoles(owner, loginSecret);
  } finally {
    await owner.destroy();
  }
  return ran;
}
