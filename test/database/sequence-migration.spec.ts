import { canonicalJson } from '../../src/kernel/digest.js';
import { ownerSource } from '../../src/platform/database/migrate.js';
import { asRole } from '../support/database.js';
import { TestLedger } from '../support/ledger.js';

/** Data folders of the time when entries were a chain go on as they are: nothing loses its place. */
describe('the migration that ended the chain', () => {
  let ledger: TestLedger;

  beforeEach(async () => {
    ledger = await TestLedger.open();
    await ledger.append(300);
    await ledger.sequence();
    await ledger.append(2);
    await undo();
  });
  afterEach(() => ledger.close());

  const owner = (sql: string) => asRole(ledger.database, 'owner', sql);

  /** Down to before this migration, as an operator would who goes back a version. */
  async function undo(): Promise<void> {
    const source = await ownerSource(ledger.database.url).initialize();
    try {
      const isThere = async () => {
        const [row] = await source.query(`SELECT to_regclass('ledger.waiting') IS NOT NULL AS there`);
        return row?.there === true;
      };
      while (await isThere()) await source.undoLastMigration({ transaction: 'each' });
    } finally {
      await source.destroy();
    }
  }

  async function redo(): Promise<void> {
    const source = await ownerSource(ledger.database.url).initialize();
    await source.runMigrations({ transaction: 'each' });
    await source.destroy();
  }

  const closing = async () => {
    const [row] = await owner(`SELECT canonical FROM ledger.waiting`);
    return String(row?.['canonical']);
  };

  it('goes down to a chain in which nothing is missing', async () => {
    const [row] = await owner(`SELECT count(*)::int AS entries, count(*) FILTER (WHERE
        e.hash = sha256(e.previous_hash || convert_to(e.canonical, 'UTF8')))::int AS linked FROM ledger.entry e`);
    expect(row).toEqual({ entries: 302, linked: 302 });
    await owner(`SELECT ledger.append('${JSON.stringify({ id: 'led_1', kind: 'k', actor: 'a' })}')`);
  });

  it('goes up with every entry in its place, and writes down where the chain ended', async () => {
    const [head] = await owner(
      `SELECT encode(hash, 'hex') AS hash FROM ledger.entry ORDER BY seq DESC LIMIT 1`,
    );
    await redo();
    const text = await closing();
    expect(canonicalJson(JSON.parse(text))).toBe(text);
    expect(JSON.parse(text)).toMatchObject({
      id: expect.stringMatching(/^led_[0-9A-HJKMNP-TV-Z]{26}$/),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      kind: 'ledger.chain_closed',
      body: { entries: 302, first_broken: null, head: head?.['hash'] },
    });
    await ledger.sequence();
    expect(await owner('SELECT max(tree_size)::int AS size FROM ledger.checkpoint')).toEqual([{ size: 303 }]);
  });

  it('writes down what was wrong with the chain', async () => {
    await ledger.tamper(
      `UPDATE ledger.entry SET canonical = replace(canonical, '"number":1', '"number":9') WHERE seq = 301`,
    );
    await redo();
    expect(JSON.parse(await closing())).toMatchObject({ body: { entries: 302, first_broken: 301 } });
  });
});
