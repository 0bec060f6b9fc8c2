import type { DataSource } from 'typeorm';

/**
 * Gives the next committed entries their places in the log. @returns how many
 *
 * The database does it in one transaction, one process at a time: an entry is moved whole or not at all, so a crash
 * leaves it waiting, and the next call takes it. No act waits for this, and this waits for no act.
 */
export async function placeNext(room: DataSource, most: number): Promise<number> {
  const [row] = await room.query<{ placed: number }[]>('SELECT ledger.place($1) AS placed', [most]);
  return row?.placed ?? 0;
}
