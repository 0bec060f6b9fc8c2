import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FirstBroken } from '../../src/platform/ledger/log/flaws.js';
import { latestCheckpoint } from '../../src/platform/ledger/log/stored-tiles.js';
import { verifyLog } from '../../src/platform/ledger/log/verify-log.js';
import { openCheckpoint } from '../../src/platform/ledger/notes/checkpoint.js';
import { runCommand } from '../support/command-line.js';
import { TEST_MASTER_KEY, TEST_TOKEN_SECRET } from '../support/database.js';
import { removeFolder, temporaryFolder } from '../support/killable-cluster.js';
import { SIGNING_KEY, TestLedger, VERIFIER } from '../support/ledger.js';

/** Writes the whole log anew, entry by entry, in places that are right again. */
const rewrite = (selection: string) => `
  CREATE TEMPORARY TABLE anew AS ${selection};
  DELETE FROM ledger.entry;
  DELETE FROM ledger.waiting;
  DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT canonical FROM anew ORDER BY place LOOP PERFORM ledger.append(one.canonical); END LOOP;
  END $$;
  SELECT ledger.place(1000);`;
const EDITED = `CASE WHEN seq = 4 THEN replace(canonical, '"number":1', '"number":5') ELSE canonical END`;
const FORGED_TREE = `DELETE FROM ledger.tile_part; DELETE FROM ledger.checkpoint`;

describe('what a database superuser does to the ledger', () => {
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await TestLedger.open();
    await ledger.append(3);
    await ledger.sequence();
    await ledger.append(297);
    await ledger.sequence();
    await ledger.append(2);
  });
  afterEach(() => ledger.close());

  async function firstBroken(log: typeof VERIFIER | null = VERIFIER): Promise<FirstBroken | null> {
    return (await verifyLog(ledger.auditor.manager, { log, kept: null })).firstBroken;
  }

  const acts: readonly (readonly [string, string, FirstBroken])[] = [
    ['edits an entry', `UPDATE ledger.entry SET canonical = ${EDITED}`, { seq: 4, reason: 'leaf_differs' }],
    ['deletes an entry', 'DELETE FROM ledger.entry WHERE seq = 7', { seq: 7, reason: 'entry_missing' }],
    ['deletes the first', 'DELETE FROM ledger.entry WHERE seq = 1', { seq: 1, reason: 'entry_missing' }],
    ['deletes all', 'DELETE FROM ledger.entry', { seq: 1, reason: 'entry_missing' }],
    [
      'edits one entry and deletes a later one',
      `UPDATE ledger.entry SET canonical = ${EDITED}; DELETE FROM ledger.entry WHERE seq = 7`,
      { seq: 4, reason: 'leaf_differs' },
    ],
    [
      'makes two lines of an entry',
      `UPDATE ledger.entry SET canonical = replace(canonical, ',"kind"', E',\\n"kind"') WHERE seq = 5`,
      { seq: 5, reason: 'leaf_differs' },
    ],
    [
      'writes the whole log anew with one entry edited',
      rewrite(`SELECT seq AS place, ${EDITED} AS canonical FROM ledger.entry`),
      { seq: 4, reason: 'leaf_differs' },
    ],
    [
      'deletes an entry and closes the gap',
      rewrite('SELECT seq AS place, canonical FROM ledger.entry WHERE seq <> 7'),
      { seq: 7, reason: 'leaf_differs' },
    ],
    [
      'deletes the last entries',
      'DELETE FROM ledger.entry WHERE seq > 298',
      { seq: 299, reason: 'entry_missing' },
    ],
    [
      'inserts an entry and moves all behind it',
      rewrite(`SELECT seq AS place, canonical FROM ledger.entry
        UNION ALL SELECT 9.5, replace(canonical, '"id":"led_', '"id":"ins_') FROM ledger.entry WHERE seq = 9`),
      { seq: 10, reason: 'leaf_differs' },
    ],
    [
      'changes the order',
      rewrite(
        'SELECT CASE seq WHEN 20 THEN 21 WHEN 21 THEN 20 ELSE seq END AS place, canonical FROM ledger.entry',
      ),
      { seq: 20, reason: 'leaf_differs' },
    ],
    [
      'changes a hash of the tree',
      `UPDATE ledger.tile_part SET hashes = sha256('x') || substring(hashes FROM 33) WHERE level = 0 AND start = 3`,
      { seq: 4, reason: 'leaf_differs' },
    ],
    [
      'changes a hash above',
      `UPDATE ledger.tile_part SET hashes = sha256('x') WHERE level = 1`,
      { seq: 1, reason: 'tile_differs' },
    ],
    [
      'puts another root into a checkpoint',
      `UPDATE ledger.checkpoint SET root_hash = sha256('x') WHERE tree_size = 300`,
      { seq: 4, reason: 'checkpoint_not_signed' },
    ],
    [
      'signs with a key of their own',
      `UPDATE ledger.checkpoint SET note = replace(note, '— ', '— x') WHERE tree_size = 3`,
      { seq: 1, reason: 'checkpoint_not_signed' },
    ],
  ];

  it.each(acts)('%s', async (_act, sql, found) => {
    await ledger.tamper(sql);
    expect(await firstBroken()).toEqual(found);
  });

  it('nothing: then it is intact, signed or not, with a key or without', async () => {
    const report = await verifyLog(ledger.auditor.manager, { log: VERIFIER, kept: null });
    expect(report).toMatchObject({ intact: true, entries: 300, signed: 300, waiting: 2 });
    expect(await firstBroken(null)).toBeNull();
  });

  it('does not name what no checkpoint covers yet: that is held by the bounded delay alone', async () => {
    await ledger.tamper(
      `UPDATE ledger.waiting SET canonical = replace(canonical, '"number":2', '"number":9')`,
    );
    expect(await firstBroken()).toBeNull();
  });

  it('finds what was done to a root without any key', async () => {
    await ledger.tamper(`UPDATE ledger.checkpoint SET root_hash = sha256('x') WHERE tree_size = 300`);
    expect(await firstBroken(null)).toEqual({ seq: 4, reason: 'root_differs' });
  });

  describe('with everything, even the key, set back', () => {
    const folder = temporaryFolder(0o711);
    const file = join(folder, 'checkpoint');
    afterAll(() => removeFolder(folder, folder));

    const verify = (...args: string[]) =>
      runCommand(['ledger:verify', ...args], {
        DATABASE_URL: ledger.database.url,
        MASTER_KEY: TEST_MASTER_KEY.toString('hex'),
        TOKEN_SECRET: TEST_TOKEN_SECRET.toString('hex'),
        LEDGER_SIGNING_KEY: SIGNING_KEY.toString('hex'),
      });

    beforeEach(async () => {
      const note = (await latestCheckpoint(ledger.auditor.manager))?.note ?? '';
      expect(openCheckpoint(note, VERIFIER)?.size).toBe(300);
      writeFileSync(file, note);
    });

    it('an old backup is found by a checkpoint that was kept elsewhere, and by nothing else', async () => {
      await ledger.tamper(`DELETE FROM ledger.checkpoint WHERE tree_size > 3; DELETE FROM ledger.entry WHERE seq > 3;
        DELETE FROM ledger.waiting;
        DELETE FROM ledger.tile_part WHERE level > 0 OR start > 0 OR tile > 0`);
      expect((await verify()).code).toBe(0);
      const found = await verify('--checkpoint', file);
      expect([found.code, found.out]).toEqual([
        1,
        expect.stringContaining('broken at entry 4: it had a place in the log, and is gone'),
      ]);
      await ledger.append(400);
      await ledger.sequence();
      expect((await verify()).code).toBe(0);
      const grown = await verify('--checkpoint', file);
      expect([grown.code, grown.out]).toEqual([
        1,
        expect.stringContaining('broken at entry 4: from here on'),
      ]);
    });

    it('so is a ledger that was rewritten and signed anew', async () => {
      await ledger.tamper(
        `${FORGED_TREE}; ${rewrite(`SELECT seq AS place, ${EDITED} AS canonical FROM ledger.entry`)}`,
      );
      await ledger.sequence();
      expect((await verify()).code).toBe(0);
      expect((await verify('--checkpoint', file)).code).toBe(1);
    });

    it('an untouched ledger passes, and a file that is no checkpoint is refused', async () => {
      const { code, out } = await verify('--checkpoint', file);
      expect([code, out]).toEqual([
        0,
        expect.stringMatching(/intact\.\nentries {2}300\nroot {5}\w{64}\nsigned {3}300\nwaiting {2}2\n$/),
      ]);
      writeFileSync(file, 'nonsense');
      expect((await verify('--checkpoint', file)).code).toBe(64);
      expect((await verify('--checkpoint', `${file}.not`)).code).toBe(64);
      expect((await verify('--key', 'x')).code).toBe(64);
    });
  });
});
