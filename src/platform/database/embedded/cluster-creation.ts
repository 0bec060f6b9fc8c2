import { spawn } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { handTo } from './cluster-owner.js';
import type { ClusterPlace } from './cluster-place.js';
import { type PostgresPrograms, SERVER_ENVIRONMENT } from './postgres-programs.js';

/** The superuser of an embedded cluster; only the service's own start uses it. */
export const SUPERUSER = 'postgres';

/**
 * Makes a new cluster beside its place and moves it there when it is complete: a start that is killed half-way
 * leaves only a draft, which the next start throws away.
 */
export async function createCluster(
  place: ClusterPlace,
  programs: PostgresPrograms,
  password: string,
): Promise<void> {
  const draft = `${place.cluster}.draft`;
  const passwordFile = `${place.cluster}.password`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  handTo(place.owner, draft);
  // In a file, because arguments are visible to every user of the machine.
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  handTo(place.owner, passwordFile);
  try {
    await initdb(place, programs, draft, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, place.cluster);
}

/** The built-in C.UTF-8 locale sorts the same on every machine, whatever its operating system has installed. */
function initdb(
  place: ClusterPlace,
  programs: PostgresPrograms,
  draft: string,
  passwordFile: string,
): Promise<void> {
  const child = spawn(
    programs.initdb,
    [
      `--pgdata=${draft}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
      '--no-instructions',
    ],
    {
      ...place.owner.ids,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      env: SERVER_ENVIRONMENT,
    },
  );
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaint += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(new Error(`PostgreSQL could not create its cluster in ${place.cluster}: ${complaint.trim()}`));
    });
  });
}
