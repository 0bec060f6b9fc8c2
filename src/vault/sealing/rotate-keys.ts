import { type DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import { SYSTEM_ACTORS } from '../../kernel/actor.js';
import type { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { StoredGroupingKey } from './grouping-key.entity.js';
import { groupingPlace } from './grouping-keys.js';
import type { KeyRing } from './key-ring.js';
import { StoredScreeningKey } from './screening-key.entity.js';
import { wrappingPlace } from './screening-keys.js';

/** Few enough that no act waits long for its screening's row. */
const BATCH = 200;

/**
 * Wraps every screening's data key, and the grouping key, with the ring's current master key. The sealed texts stay as they are: only the
 * wrapping changes, so it is quick, runs beside a working service and, cut off, goes on where it stopped
 * (NIST SP 800-57 part 1, 5.3: a key-wrapping key has a cryptoperiod of its own).
 *
 * @returns how many screening keys this call wrapped anew
 */
export async function rotateKeys(room: DataSource, ring: KeyRing, ledger: LedgerAppender): Promise<number> {
  await room.transaction((tx) => rotateGroupingKeys(tx, ring, ledger));
  let rotated = 0;
  for (;;) {
    const batch = await room.transaction((tx) => rotateBatch(tx, ring, ledger));
    if (batch === 0) return rotated;
    rotated += batch;
  }
}

async function rotateBatch(tx: EntityManager, ring: KeyRing, ledger: LedgerAppender): Promise<number> {
  const { keyId } = ring.current;
  const stored = await tx.find(StoredScreeningKey, {
    where: { masterKeyId: Not(keyId), wrappedKey: Not(IsNull()) },
    order: { screeningId: 'ASC' },
    take: BATCH,
    lock: { mode: 'pessimistic_write' },
  });
  const from = new Set<string>();
  for (const { screeningId, masterKeyId, wrappedKey } of stored) {
    if (wrappedKey === null) continue;
    const place = wrappingPlace(screeningId);
    const dataKey = await ring.unwrap({ masterKeyId, wrappedKey }, place);
    await tx.update(StoredScreeningKey, { screeningId }, await ring.wrap(dataKey, place));
    from.add(masterKeyId);
  }
  if (stored.length > 0) {
    await ledger.append(tx, {
      actor: SYSTEM_ACTORS.setup,
      kind: 'master_key.rotated',
      body: { from: [...from].sort(), to: keyId, screenings: stored.length },
    });
  }
  return stored.length;
}

/** What is grouped under a key stays so: the key is the same, only its wrapping changes. */
async function rotateGroupingKeys(tx: EntityManager, ring: KeyRing, ledger: LedgerAppender): Promise<void> {
  const { keyId } = ring.current;
  const stored = await tx.find(StoredGroupingKey, {
    where: { masterKeyId: Not(keyId) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  for (const { id, masterKeyId, wrappedKey } of stored) {
    const place = groupingPlace(id);
    const key = await ring.unwrap({ masterKeyId, wrappedKey }, place);
    await tx.update(StoredGroupingKey, { id }, await ring.wrap(key, place));
    await ledger.append(tx, {
      actor: SYSTEM_ACTORS.setup,
      kind: 'master_key.rotated',
      body: { from: [masterKeyId], to: keyId, grouping_key: id },
    });
  }
}
