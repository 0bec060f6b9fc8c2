import { existsSync, realpathSync } from 'node:fs';
import pg from 'pg';
import { hasCode } from '../../kernel/system-error.js';
import { ensureDataFolder, readOrCreateSecret } from '../config/secrets-folder.js';
import { createCluster, SUPERUSER } from './embedded/cluster-creation.js';
import { ClusterLock } from './embedded/cluster-lock.js';
import { clusterPlace, existing, holdsCluster } from './embedded/cluster-place.js';
import { postgresPrograms } from './embedded/postgres-programs.js';
import { Postmaster, type Settings } from './embedded/postmaster.js';
import { portInService, stopOrphan } from './embedded/postmaster-file.js';

export { ClusterInUse } from './embedded/cluster-lock.js';

export interface EmbeddedPostgres {
  /** The superuser's address of the database; it holds the password, so it goes to no log. */
  readonly url: string;
  /** This start made the database. After a start killed half-way it is false on an empty database: look at its content. */
  readonly freshlyCreated: boolean;
  /** Ends all sessions, writes everything out, stops the server and gives the lock back. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** What the server says, line by line; never statements or their values. */
  readonly onLine?: (line: string) => void;
  /** The server ended though nobody asked it to. The service cannot go on; its supervisor starts it again. */
  readonly onExit?: (code: number | null) => void;
  /** `fairscreen` unless given. */
  readonly database?: string;
  /** Server settings beyond the usual ones; tests switch `fsync` off. */
  readonly settings?: Settings;
}

const DATABASE = 'fairscreen';

/** Whether the data folder has an embedded database, running or not. */
export function holdsEmbeddedPostgres(dataDir: string): boolean {
  return existsSync(dataDir) && holdsCluster(realpathSync(dataDir));
}

/**
 * The address of the embedded database while an instance runs on it, for a reader beside the service. It has no
 * login in it: the reader brings its own room's. Undefined when nothing runs; nothing is started or made.
 */
export function runningEmbeddedPostgres(dataDir: string): string | undefined {
  if (!holdsEmbeddedPostgres(dataDir)) return undefined;
  const port = portInService(clusterPlace(realpathSync(dataDir)).cluster);
  return port === undefined ? undefined : `postgresql://127.0.0.1:${port}/${DATABASE}`;
}

/**
 * A real PostgreSQL server of our own, in the data folder and on loopback alone, kept between starts. It
 * refuses while another instance runs on it, and takes over what a killed instance left. It never deletes data.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  ensureDataFolder(options.dataDir);
  const dataDir = realpathSync(options.dataDir);
  const onLine = options.onLine ?? (() => {});
  const place = clusterPlace(dataDir);
  const lock = await ClusterLock.take(place.cluster);
  let server: Postmaster | undefined;
  try {
    const programs = postgresPrograms(place.owner);
    await stopOrphan(place.cluster, onLine);
    const password = readOrCreateSecret(dataDir, 'postgres-superuser', 32).toString('hex');
    if (existing(place.cluster) === undefined) {
      onLine(`creating a PostgreSQL cluster in ${place.cluster}`);
      await createCluster(place, programs, password);
    }
    server = await Postmaster.launch({ place, programs, settings: options.settings, onLine });
    const database = options.database ?? DATABASE;
    const address = (name: string) =>
      `postgresql://${SUPERUSER}:${password}@127.0.0.1:${server?.port}/${name}`;
    const freshlyCreated = await ensureDatabase(address('postgres'), database, dataDir);
    return { url: address(database), freshlyCreated, stop: watched(server, lock, options.onExit) };
  } catch (error) {
    await server?.stop();
    lock.release();
    throw error;
  }
}

/** Sees to it that the server and the lock do not outlive this process, and that an unasked end is reported once. */
function watched(
  server: Postmaster,
  lock: ClusterLock,
  onExit: EmbeddedPostgresOptions['onExit'],
): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const leave = () => {
    server.interrupt();
    lock.release();
  };
  process.once('exit', leave);
  const finish = () => {
    process.off('exit', leave);
    lock.release();
  };
  void server.exited.then((code) => {
    if (stopping !== undefined) return;
    finish();
    onExit?.(code);
  });
  return () => {
    stopping ??= server.stop().finally(finish);
    return stopping;
  };
}

async function ensureDatabase(url: string, database: string, dataDir: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (cause) {
    if (!hasCode(cause, '28P01')) throw cause;
    throw new Error(
      `The database in ${dataDir} does not accept the password in ${dataDir}/secrets. Restore the secrets folder that belongs to this data folder from a backup.`,
      { cause },
    );
  }
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 1) return false;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    return true;
  } finally {
    await client.end();
  }
}
