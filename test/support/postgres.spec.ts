import pg from 'pg';
import { createDatabase, ensureTemplate } from './postgres.js';

const rows = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

describe('databases for tests', () => {
  it('makes a template once, however many suites ask for it at the same time', async () => {
    let made = 0;
    const migrate = async (url: string): Promise<void> => {
      made += 1;
      await rows(url, 'CREATE TABLE note (text text)');
    };
    await Promise.all([1, 2, 3, 4].map(() => ensureTemplate('once', migrate)));
    expect(made).toBe(1);
  });

  it('makes the template anew when a migration failed half-way', async () => {
    const failing = ensureTemplate('second', async (url) => {
      await rows(url, 'CREATE TABLE half (text text)');
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    await ensureTemplate('second', async (url) => void (await rows(url, 'CREATE TABLE whole (text text)')));
    const database = await createDatabase('second');
    expect(await rows(database.url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).toEqual([
      { tablename: 'whole' },
    ]);
    await database.drop();
  });

  it('gives each suite a copy of its own and takes it away with open connections', async () => {
    await ensureTemplate('copied', async (url) => void (await rows(url, 'CREATE TABLE note (text text)')));
    const [one, other] = await Promise.all([createDatabase('copied'), createDatabase('copied')]);
    await rows(one.url, "INSERT INTO note VALUES ('mine')");
    expect(await rows(other.url, 'SELECT * FROM note')).toEqual([]);

    const open = new pg.Client({ connectionString: one.url });
    open.on('error', () => {}); // It is about to lose its connection.
    await open.connect();
    await Promise.all([one.drop(), other.drop()]);
    await expect(rows(one.url, 'SELECT 1')).rejects.toThrow('does not exist');
    await open.end();
  });
});
