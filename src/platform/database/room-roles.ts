import type { DataSource } from 'typeorm';
import { deriveKey } from '../../kernel/derive-key.js';
import { ROOMS, type Room } from './rooms.js';

/** The login roles of the rooms, of the queue's own schema, and of what grows the ledger's tree. */
export const DATABASE_ROLES = [...ROOMS, 'queue', 'sequencer'] as const;
export type DatabaseRole = Room | 'queue' | 'sequencer';

/**
 * The password of a room's database role, derived from the login secret (HKDF, RFC 5869), so that every process
 * that holds it can open exactly the rooms it is told to open, and nothing is stored.
 */
function rolePassword(loginSecret: Buffer, role: DatabaseRole): string {
  return deriveKey(loginSecret, `database role ${role}`).toString('base64url');
}

/** Lets each room's role log in. Run with the owner's rights after the migrations, which made the roles. */
export async function openRoomRoles(owner: DataSource, loginSecret: Buffer): Promise<void> {
  await owner.transaction(async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('fairscreen.roles', 0))");
    for (const role of DATABASE_ROLES) {
      const password = rolePassword(loginSecret, role);
      // Derived passwords are base64url: no quote can occur in them.
      await tx.query(`ALTER ROLE fairscreen_${role} LOGIN NOINHERIT PASSWORD '${password}'`);
    }
  });
}

/** The connection string of one room: the database's address with the room's own login. */
export function roleUrl(databaseUrl: string, loginSecret: Buffer, role: DatabaseRole): string {
  const url = new URL(databaseUrl);
  url.username = `fairscreen_${role}`;
  url.password = rolePassword(loginSecret, role);
  return url.toString();
}
