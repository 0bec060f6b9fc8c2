import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';

/** The operating-system user PostgreSQL runs as. Without ids it is the user that runs the service. */
export interface ClusterOwner {
  readonly name: string;
  readonly ids?: { readonly uid: number; readonly gid: number };
}

/**
 * PostgreSQL refuses to run as root, rightly. So root hands it to somebody without privileges: whoever owns the
 * cluster already, else the system's `postgres` user, else a `fairscreen` user made for it, else `nobody`.
 * initdb looks its user up in the password file, so a bare number would not do.
 */
export function clusterOwner(existingCluster: string | undefined): ClusterOwner {
  const self = process.getuid?.();
  if (existingCluster !== undefined) {
    const { uid, gid } = statSync(existingCluster);
    if (self === undefined || self === uid) return { name: 'you' };
    const name = userName(uid);
    if (self === 0) return { name, ids: { uid, gid } };
    throw new Error(
      `The database in ${existingCluster} belongs to ${name}. Start the service as ${name} or as root, or choose another DATA_DIR.`,
    );
  }
  if (self !== 0) return { name: 'you' };
  const owner =
    namedUser('postgres') ?? namedUser('fairscreen') ?? createdUser('fairscreen') ?? namedUser('nobody');
  if (owner !== undefined) return owner;
  throw new Error(
    'PostgreSQL does not run as root and no unprivileged user could be found or made for it. Create one (useradd --system postgres) or start the service as an ordinary user.',
  );
}

/** Gives a file or folder to the owner, where that is somebody else. */
export function handTo(owner: ClusterOwner, path: string): void {
  if (owner.ids !== undefined) chownSync(path, owner.ids.uid, owner.ids.gid);
}

/** Asks the system itself, as that user: mode bits alone would miss access lists and mount options. */
export function mayEnter(owner: ClusterOwner, folder: string): boolean {
  if (owner.ids === undefined) return true;
  const probe = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
    ...owner.ids,
    cwd: '/',
    stdio: 'ignore',
  });
  return probe.status === 0;
}

function createdUser(name: string): ClusterOwner | undefined {
  spawnSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name],
    {
      stdio: 'ignore',
    },
  );
  return namedUser(name);
}

function namedUser(name: string): ClusterOwner | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number.parseInt(stdout, 10) : Number.NaN;
  });
  if (uid === undefined || gid === undefined || !(uid > 0) || Number.isNaN(gid)) return undefined;
  return { name, ids: { uid, gid } };
}

function userName(uid: number): string {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.split(':')[2] === String(uid));
    return line?.split(':')[0] ?? `user ${uid}`;
  } catch {
    return `user ${uid}`;
  }
}
