import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { roleUrl } from '../../src/platform/database/room-roles.js';
import { LedgerAppender } from '../../src/platform/ledger/ledger-appender.js';
import { StoredGroupingKey } from '../../src/vault/sealing/grouping-key.entity.js';
import { GroupingKeys } from '../../src/vault/sealing/grouping-keys.js';
import { rotateKeys } from '../../src/vault/sealing/rotate-keys.js';
import { StoredScreeningKey } from '../../src/vault/sealing/screening-key.entity.js';
import { ScreeningKeys } from '../../src/vault/sealing/screening-keys.js';
import { ringOf } from '../../src/vault/sealing/sealing.module.js';
import { asRole, migratedDatabase, TEST_MASTER_KEY } from '../support/database.js';
import type { TestDatabase } from '../support/postgres.js';

const PLACE = { table: 'vault.finding', column: 'sealed', row: 'fnd_1' };

let database: TestDatabase;
let room: DataSource;
const keys = new ScreeningKeys(ringOf(() => [TEST_MASTER_KEY]));

beforeAll(async () => {
  database = await migratedDatabase();
  const url = roleUrl(database.url, TEST_MASTER_KEY, 'vault');
  room = await new DataSource({
    type: 'postgres',
    url,
    entities: [StoredScreeningKey, StoredGroupingKey],
  }).initialize();
}, 60_000);

afterAll(async () => {
  await room.destroy();
  await database.drop();
});

async function sealed(screeningId: string, text: string): Promise<Buffer> {
  const key = await room.transaction((tx) => keys.open(tx, screeningId));
  return key.seal({ text }, PLACE);
}

it('two acts that need a new key at the same moment get the same one', async () => {
  const both = await Promise.all(Array.from({ length: 6 }, (_, i) => sealed('scr_race', `text ${i}`)));
  const key = await room.transaction((tx) => keys.open(tx, 'scr_race'));
  expect(both.map((it) => key.open(it, PLACE).text('text'))).toEqual(
    Array.from({ length: 6 }, (_, i) => `text ${i}`),
  );
});

it('an act that is undone leaves no key behind', async () => {
  const undone = room.transaction(async (tx) => {
    await keys.open(tx, 'scr_undone');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await room.manager.existsBy(StoredScreeningKey, { screeningId: 'scr_undone' })).toBe(false);
});

it('one screening’s key does not open what another’s sealed, nor does its wrapped key in the other’s row', async () => {
  const ofOne = await sealed('scr_one', 'text');
  await sealed('scr_two', 'text');
  const two = await room.transaction((tx) => keys.open(tx, 'scr_two'));
  expect(() => two.open(ofOne, PLACE)).toThrow("can't be opened");
  await asRole(
    database,
    'owner',
    `UPDATE vault.screening_key SET wrapped_key = (SELECT wrapped_key FROM vault.screening_key
     WHERE screening_id = 'scr_one') WHERE screening_id = 'scr_two'`,
  );
  await expect(room.transaction((tx) => keys.open(tx, 'scr_two'))).rejects.toMatchObject({
    code: 'screening_key.unreadable',
  });
});

it('a destroyed key is never made anew', async () => {
  await sealed('scr_gone', 'text');
  await asRole(
    database,
    'owner',
    `UPDATE vault.screening_key SET wrapped_key = NULL, destroyed_at = now() WHERE screening_id = 'scr_gone'`,
  );
  await expect(room.transaction((tx) => keys.open(tx, 'scr_gone'))).rejects.toMatchObject({
    kind: 'conflict',
    code: 'screening_key.destroyed',
  });
});

it('another master key is told apart from tampering', async () => {
  await sealed('scr_rotated', 'text');
  const others = new ScreeningKeys(ringOf(() => [randomBytes(32)]));
  await expect(room.transaction((tx) => others.open(tx, 'scr_rotated'))).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'screening_key.other_master_key',
  });
});

describe('a rotation of the master key', () => {
  const oldKey = randomBytes(32);
  const newKey = randomBytes(32);
  const ledger = new LedgerAppender();
  /** What the processes are told, each when its time has come. */
  let held: Buffer[] = [oldKey];
  const longRunning = new ScreeningKeys(ringOf(() => held));

  async function textOf(holder: ScreeningKeys, screeningId: string, bytes: Buffer): Promise<string> {
    const key = await room.transaction((tx) => holder.open(tx, screeningId));
    return key.open(bytes, PLACE).text('text');
  }

  it('wraps every key anew, once, and leaves what is sealed readable to those who run meanwhile', async () => {
    await asRole(database, 'owner', 'DELETE FROM vault.screening_key');
    const key = await room.transaction((tx) => longRunning.open(tx, 'scr_before'));
    const before = key.seal({ text: 'before' }, PLACE);
    await room.transaction((tx) => longRunning.open(tx, 'scr_destroyed'));
    await asRole(
      database,
      'owner',
      `UPDATE vault.screening_key SET wrapped_key = NULL, destroyed_at = now() WHERE screening_id = 'scr_destroyed'`,
    );

    held = [newKey, oldKey];
    const rotating = ringOf(() => held);
    expect(await rotateKeys(room, rotating, ledger)).toBe(1);
    expect(await rotateKeys(room, rotating, ledger)).toBe(0);

    expect(await textOf(longRunning, 'scr_before', before)).toBe('before');
    expect(await textOf(new ScreeningKeys(ringOf(() => [newKey])), 'scr_before', before)).toBe('before');
    await expect(
      textOf(new ScreeningKeys(ringOf(() => [oldKey])), 'scr_before', before),
    ).rejects.toMatchObject({
      code: 'screening_key.other_master_key',
    });
    const destroyed = room.transaction((tx) => longRunning.open(tx, 'scr_destroyed'));
    await expect(destroyed).rejects.toMatchObject({ code: 'screening_key.destroyed' });
    const [entry] = await asRole(
      database,
      'owner',
      `SELECT canonical FROM ledger.recorded WHERE kind = 'master_key.rotated'`,
    );
    expect(JSON.stringify(entry)).toContain(rotating.current.keyId);
  });

  it('keeps the grouping key what it was, so that words added before and after fall together', async () => {
    held = [oldKey];
    await asRole(database, 'owner', 'DELETE FROM vault.grouping_key');
    const both = await Promise.all(
      [1, 2].map(() =>
        room.transaction((tx) => new GroupingKeys(ringOf(() => [oldKey])).ofReviewedWords(tx)),
      ),
    );
    expect(both[0]).toEqual(both[1]);
    held = [newKey, oldKey];
    await rotateKeys(
      room,
      ringOf(() => held),
      ledger,
    );
    const after = await room.transaction((tx) =>
      new GroupingKeys(ringOf(() => [newKey])).ofReviewedWords(tx),
    );
    expect(after).toEqual(both[0]);
    const forgotten = room.transaction((tx) => new GroupingKeys(ringOf(() => [oldKey])).ofReviewedWords(tx));
    await expect(forgotten).rejects.toMatchObject({ code: 'screening_key.other_master_key' });
  });

  it('stops without a change when a key can not be opened', async () => {
    held = [oldKey];
    const stranger = ringOf(() => [randomBytes(32)]);
    await expect(rotateKeys(room, stranger, ledger)).rejects.toMatchObject({
      code: 'screening_key.other_master_key',
    });
    const kept = await room.manager.findOneByOrFail(StoredScreeningKey, { screeningId: 'scr_before' });
    expect(kept.masterKeyId).toBe(ringOf(() => [newKey]).current.keyId);
  });
});
