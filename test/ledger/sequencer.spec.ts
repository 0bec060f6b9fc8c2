import { generateKeyPairSync } from 'node:crypto';
import { Entry } from '../../src/platform/ledger/entry.entity.js';
import { integrateNext } from '../../src/platform/ledger/log/integrate.js';
import { LedgerSequencer } from '../../src/platform/ledger/log/ledger-sequencer.js';
import { CheckpointRow, TilePartRow } from '../../src/platform/ledger/log/log.entities.js';
import { placeNext } from '../../src/platform/ledger/log/place.js';
import { readTiles } from '../../src/platform/ledger/log/stored-tiles.js';
import { openCheckpoint } from '../../src/platform/ledger/notes/checkpoint.js';
import { signerOf } from '../../src/platform/ledger/notes/signed-note.js';
import { leafHash, rootOf } from '../../src/platform/ledger/tree/merkle.js';
import { asRole } from '../support/database.js';
import { ORIGIN, SIGNER, SIGNING_KEY, TestLedger, VERIFIER } from '../support/ledger.js';

describe('the sequencer', () => {
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await TestLedger.open();
    await ledger.append(5);
  });
  afterEach(() => ledger.close());

  const next = async (most = 1000, signer = SIGNER) => {
    await placeNext(ledger.sequencer, most);
    return integrateNext(ledger.sequencer, signer, most);
  };

  async function checkpoints(): Promise<(number | undefined)[]> {
    const rows = await ledger.auditor.manager.find(CheckpointRow, { order: { treeSize: 'ASC' } });
    return rows.map(({ note }) => openCheckpoint(note, VERIFIER)?.size);
  }

  /** The root over the entries as they are, without any tile. */
  async function expectTrueRoot(): Promise<void> {
    const entries = await ledger.auditor.manager.find(Entry, { order: { seq: 'ASC' } });
    const [latest] = await ledger.auditor.manager.find(CheckpointRow, {
      order: { treeSize: 'DESC' },
      take: 1,
    });
    const signed = openCheckpoint(latest?.note ?? '', VERIFIER);
    expect(signed).toEqual({
      origin: ORIGIN,
      size: entries.length,
      root: rootOf(entries.map(({ canonical }) => leafHash(canonical))),
    });
  }

  it.each(['tile_part', 'checkpoint'])('no one changes, deletes or truncates ledger.%s', async (table) => {
    await next();
    for (const sql of [`DELETE FROM ledger.${table}`, `TRUNCATE ledger.${table}`]) {
      await expect(asRole(ledger.database, 'owner', sql)).rejects.toThrow(/append-only/);
      await expect(asRole(ledger.database, 'sequencer', sql)).rejects.toThrow(/permission denied/);
    }
  });

  it('the database refuses a batch twice, beyond the entries, or with a part that does not follow', async () => {
    await next();
    const integrate = (from: number, to: number, start: number) =>
      asRole(
        ledger.database,
        'sequencer',
        `SELECT ledger.integrate($1, $2, sha256('r'), 'note', '{0}', '{0}', $3, ARRAY[sha256('h')])`,
        [from, to, [start]],
      );
    await ledger.append(1);
    await placeNext(ledger.sequencer, 1000);
    await expect(integrate(0, 5, 0)).rejects.toThrow(/another size/);
    await expect(integrate(5, 7, 5)).rejects.toThrow(/no such entries/);
    await expect(integrate(5, 6, 4)).rejects.toThrow(/does not follow/);
    await expect(integrate(5, 6, 6)).rejects.toThrow(/does not follow/);
    expect(await checkpoints()).toEqual([5]);
  });

  it.each([
    ['an entry that was taken out', 'DELETE FROM ledger.entry WHERE seq = 4'],
    ['entries that were set back', 'DELETE FROM ledger.entry WHERE seq > 2'],
    [
      'a tile that was changed',
      `UPDATE ledger.tile_part SET hashes = sha256('x') || sha256('y') || sha256('z') WHERE level = 0`,
    ],
    ['a checkpoint of somebody else', `UPDATE ledger.checkpoint SET note = replace(note, '3', '4')`],
  ])('signs nothing on top of %s', async (_case, sql) => {
    await next(3);
    await placeNext(ledger.sequencer, 1000);
    await ledger.tamper(sql);
    await expect(next()).rejects.toThrow(expect.objectContaining({ name: 'LogRefused' }));
    expect(await ledger.auditor.manager.count(CheckpointRow)).toBe(1);
  });

  it('signs no tree that another key signed, and no smaller one than before', async () => {
    await next();
    await expect(next(1000, signerOf(ORIGIN, Buffer.alloc(32, 8)))).rejects.toThrow(
      /not signed with this key/,
    );
    await expect(integrateNext(ledger.sequencer, SIGNER, 1000, 6)).rejects.toThrow(/6 were signed before/);
  });

  it('stores nothing of a batch that fails on its way, and goes on from there', async () => {
    await next(2);
    const broken = { name: ORIGIN, key: generateKeyPairSync('x25519').privateKey };
    await expect(next(1000, broken)).rejects.toThrow();
    expect(await checkpoints()).toEqual([2]);
    expect(await next()).toEqual({ size: 5, added: 3 });
    await expectTrueRoot();
  });

  it('integrates each entry once, however many work at the same time', async () => {
    for (let round = 0; round < 6; round++) {
      await ledger.append(100);
      const done = await Promise.all([next(70), next(70), next(70)]);
      expect(done.some((one) => one === null || one.added > 0)).toBe(true);
    }
    while ((await next(70))?.added);
    await expectTrueRoot();
    const tiles = await readTiles(ledger.auditor.manager, [
      { level: 0, index: 0 },
      { level: 1, index: 0 },
    ]);
    expect([tiles({ level: 0, index: 0 }).length, tiles({ level: 1, index: 0 }).length]).toEqual([8192, 64]);
  });

  it('takes nothing of an act that is not committed, and does not wait for it', async () => {
    await next();
    await ledger.append(1, async () => {
      expect(await next()).toEqual({ size: 5, added: 0 });
    });
    expect(await next()).toEqual({ size: 6, added: 1 });
    await expectTrueRoot();
  });

  it('runs in time: a checkpoint when it is due, or when enough entries wait', async () => {
    const settings = {
      origin: ORIGIN,
      signingKey: SIGNING_KEY,
      retiredKeys: [],
      checkpointMs: 50,
      checkpointEntries: 1000,
    };
    const runtime = {
      ledger: settings,
      logins: { url: () => '' },
      isProduction: false,
      redisUrl: null,
      databaseReplicaUrl: null,
      masterKeys: null,
      tokenSecret: null,
      oidc: null,
    };
    const sequencer = new LedgerSequencer(ledger.sequencer, runtime);
    sequencer.onApplicationBootstrap();
    try {
      for (let tries = 0; tries < 100 && (await checkpoints()).length === 0; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    } finally {
      await sequencer.beforeApplicationShutdown();
    }
    await expectTrueRoot();
    expect(await ledger.auditor.manager.count(TilePartRow)).toBe(1);
  });
});
