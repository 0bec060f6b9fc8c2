import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  /** The superuser's address of the database. */
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A database of its own for one suite: empty, or a copy of a template that `ensureTemplate` has made, which
 * takes a fraction of the time that migrating takes. Roles belong to the cluster, so all databases share them.
 */
export async function createDatabase(fromTemplate = 'template0'): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withCluster((client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${client.escapeIdentifier(fromTemplate)}`),
  );
  return {
    url: urlOf(name),
    drop: () =>
      withCluster(
        async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
      ),
  };
}

/**
 * Makes the template `name` once per run, whichever suite comes first; the others wait for it. `migrate` gets
 * the address of an empty database and has to close its connections before it resolves.
 */
export async function ensureTemplate(name: string, migrate: (url: string) => Promise<void>): Promise<void> {
  await withCluster(async (client) => {
    const identifier = client.escapeIdentifier(name);
    // Held by the session, so it ends with it even when `migrate` fails.
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`template ${name}`]);
    const ready = await client.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [
      name,
    ]);
    if (ready.rowCount === 1) return;
    await client.query(`DROP DATABASE IF EXISTS ${identifier} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${identifier} TEMPLATE template0`);
    await migrate(urlOf(name));
    // A template in use cannot be copied: from here on nobody connects to it.
    await client.query(`ALTER DATABASE ${identifier} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`);
  });
}

async function withCluster<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: clusterUrl() });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(clusterUrl());
  url.pathname = `/${database}`;
  return url.href;
}

function clusterUrl(): string {
  const url = process.env['TEST_CLUSTER_URL'];
  if (url === undefined) throw new Error('No PostgreSQL for the tests: run them with npm test.');
  return url;
}
