import { canonicalJson } from '../../src/kernel/digest.js';
import { ownerSource } from '../../src/platform/database/migrate.js';
import { asRole } from '../support/database.js';
import { appendTestEntry, TestLedger } from '../support/ledger.js';

const ROLES = ['access', 'screenings', 'vault', 'desk', 'released', 'auditor', 'queue', 'sequencer'] as const;
const TABLES = ['entry', 'waiting'] as const;

/** An entry as SQL text, with these members instead of the usual ones. */
function line(members: object): string {
  const usual = { actor: 'acc_1', at: '2026-03-02T15:04:05.000Z', body: {}, id: 'led_x', kind: 'test.act' };
  return JSON.stringify({ ...usual, ...members });
}

describe('the ledger', () => {
  let ledger: TestLedger;

  beforeEach(async () => {
    ledger = await TestLedger.open();
    await ledger.append(3);
    await ledger.place();
    await ledger.append(2);
  });
  afterEach(() => ledger.close());

  const owner = (sql: string, values?: unknown[]) => asRole(ledger.database, 'owner', sql, values);
  const appended = (text: string) => asRole(ledger.database, 'vault', 'SELECT ledger.append($1)', [text]);
  const numbers = async (relation: string) =>
    (await owner(`SELECT canonical::jsonb #>> '{body,number}' AS n FROM ledger.${relation}`)).map(
      ({ n }) => n,
    );

  describe.each(TABLES)('in ledger.%s', (table) => {
    it.each(ROLES)('refuses %s to change, delete or truncate an entry', async (role) => {
      for (const sql of [
        `UPDATE ledger.${table} SET canonical = '{}'`,
        `DELETE FROM ledger.${table}`,
        `TRUNCATE ledger.${table}`,
      ]) {
        await expect(asRole(ledger.database, role, sql)).rejects.toThrow(/permission denied/);
      }
    });

    it.each(ROLES)('refuses %s to write an entry past the appender', async (role) => {
      const columns =
        table === 'entry' ? `(seq, canonical) VALUES (9, $1)` : `(id, canonical) VALUES ('x', $1)`;
      await expect(
        asRole(ledger.database, role, `INSERT INTO ledger.${table} ${columns}`, [line({})]),
      ).rejects.toThrow(/permission denied/);
    });

    it('refuses even its owner, by trigger', async () => {
      for (const sql of [
        `UPDATE ledger.${table} SET canonical = canonical`,
        `DELETE FROM ledger.${table}`,
        `TRUNCATE ledger.${table}`,
      ]) {
        await expect(owner(sql)).rejects.toThrow(/append-only/);
      }
    });
  });

  it('lets nothing leave the waiting that stands differently in the log', async () => {
    await owner(
      `INSERT INTO ledger.entry (seq, canonical)
       SELECT 4, replace(canonical, '"number":1', '"number":7') FROM ledger.waiting ORDER BY number LIMIT 1`,
    );
    await expect(
      owner('DELETE FROM ledger.waiting w USING ledger.entry e WHERE e.id = w.id'),
    ).rejects.toThrow(/append-only/);
  });

  it.each([
    ['no JSON', 'nonsense'],
    ['no object', '"text"'],
    ['no id', line({ id: undefined })],
    ['an id that no index holds', line({ id: 'x'.repeat(3000) })],
    ['no kind', line({ kind: null })],
    ['no actor', line({ actor: '' })],
    ['an endless screening', line({ body: { screening_id: 'x'.repeat(3000) } })],
    ['more bytes than an entry bundle holds', line({ body: { much: 'x'.repeat(65_536) } })],
    ['a line break', line({}).replace(',', ',\n')],
  ])('takes no entry that could never get a place: with %s', async (_what, text) => {
    await expect(appended(text)).rejects.toThrow();
    expect(await ledger.place()).toBe(2);
  });

  it('takes no entry twice, waiting or placed', async () => {
    for (const relation of TABLES) {
      const [row] = await owner(`SELECT canonical FROM ledger.${relation} LIMIT 1`);
      await expect(appended(String(row?.['canonical']))).rejects.toThrow(/in the ledger|waiting_id_unique/);
    }
  });

  it('is not held up by an entry under an id that was placed meanwhile', async () => {
    // What a race of two such appends could leave behind.
    await owner(`INSERT INTO ledger.waiting (id, canonical)
      SELECT id, replace(canonical, '"number":1', '"number":8') FROM ledger.entry WHERE seq = 1`);
    expect(await ledger.place()).toBe(2);
    expect(await ledger.place()).toBe(0);
    expect(await numbers('waiting')).toEqual(['8']);
  });

  it('shows every committed entry once, those with a place first, each in the order of the acts', async () => {
    const rows = await asRole(
      ledger.database,
      'auditor',
      `SELECT seq, kind, actor, canonical::jsonb #>> '{body,number}' AS number FROM ledger.recorded ORDER BY seq, number`,
    );
    expect(rows.map(({ seq, number }) => [seq, number])).toEqual([
      ['1', '1'],
      ['2', '2'],
      ['3', '3'],
      [null, '1'],
      [null, '2'],
    ]);
    expect(new Set(rows.map(({ kind, actor }) => `${kind} ${actor}`))).toEqual(new Set(['test.act acc_1']));
  });

  it('takes nothing of an act that was rolled back, and leaves no gap for it', async () => {
    const source = await ownerSource(ledger.database.url).initialize();
    const act = source.transaction(async (tx) => {
      await appendTestEntry(tx, { kind: 'test.act', body: {} });
      throw new Error('the act fails');
    });
    await expect(act).rejects.toThrow('the act fails');
    await source.destroy();
    await ledger.append(1);
    expect(await ledger.place()).toBe(3);
    expect((await owner('SELECT seq FROM ledger.entry ORDER BY seq')).map(({ seq }) => seq)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
    ]);
  });

  it('lets no act wait for another one that is still open', async () => {
    const order: string[] = [];
    await ledger.append(1, async () => {
      await ledger.append(1);
      await ledger.place();
      order.push('inner');
    });
    order.push('outer');
    expect(order).toEqual(['inner', 'outer']);
    expect((await numbers('waiting')).length).toBe(1);
    expect(await ledger.place()).toBe(1);
  });

  it('gives every entry one place while many append and several place at once', async () => {
    const source = await ownerSource(ledger.database.url).initialize();
    let done = false;
    const placing = [1, 2].map(async () => {
      while (!done) await ledger.place();
    });
    await Promise.all(
      Array.from({ length: 200 }, (_, number) =>
        source.transaction((tx) => appendTestEntry(tx, { kind: 'test.many', body: { number } })),
      ),
    );
    done = true;
    await Promise.all(placing);
    await ledger.place();
    await source.destroy();
    const [row] = await owner(`SELECT count(*)::int AS entries, max(seq)::int AS last,
      count(DISTINCT canonical::jsonb #>> '{body,number}') FILTER (WHERE kind = 'test.many')::int AS many FROM ledger.entry`);
    expect(row).toEqual({ entries: 205, last: 205, many: 200 });
    expect(await numbers('waiting')).toEqual([]);
  });

  it('keeps an act before those that began after it', async () => {
    for (let round = 0; round < 20; round++) await ledger.append(1);
    await ledger.place();
    const rows = await owner('SELECT id FROM ledger.entry ORDER BY seq');
    const times = rows.map(({ id }) => String(id).slice(0, 14));
    expect(times).toEqual([...times].sort());
  });

  it('keeps the canonical bytes that are hashed', async () => {
    const [row] = await asRole(
      ledger.database,
      'auditor',
      'SELECT canonical FROM ledger.entry WHERE seq = 1',
    );
    expect(canonicalJson(JSON.parse(String(row?.['canonical'])))).toBe(row?.['canonical']);
  });
});
