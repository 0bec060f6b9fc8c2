import { createHmac, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';

const KEY_BYTES = 32;

/**
 * A digest that may stand in the ledger where the text may not (RFC 2104): of what concerns one screening, for the rooms
 * that can't open its data key. It says nothing to who has not the key, and nothing to anybody once that is destroyed.
 *
 * @param of the thing whose text it is: the same words in two things have two digests
 */
export async function keyedDigest(
  tx: EntityManager,
  screeningId: string,
  of: string,
  text: string,
): Promise<string> {
  await tx.query(
    'INSERT INTO screenings.digest_key (screening_id, key) VALUES ($1, $2) ON CONFLICT (screening_id) DO NOTHING',
    [screeningId, randomBytes(KEY_BYTES)],
  );
  const [row] = await tx.query<{ key: Buffer }[]>(
    'SELECT key FROM screenings.digest_key WHERE screening_id = $1',
    [screeningId],
  );
  if (row === undefined) throw new Error('The key of a digest is gone while it is used.');
  return createHmac('sha256', row.key).update(`${of}\n${text}`, 'utf8').digest('hex');
}

/** With a disposal: digests in the ledger can't be held against anything any more. */
export async function destroyDigestKey(tx: EntityManager, screeningId: string): Promise<void> {
  await tx.query('DELETE FROM screenings.digest_key WHERE screening_id = $1', [screeningId]);
}
