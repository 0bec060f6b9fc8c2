import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../../../kernel/system-error.js';
import { createOnce } from '../../config/create-once.js';
import { type ClusterOwner, clusterOwner, mayEnter } from './cluster-owner.js';

/** Where clusters and programs go that their owner could not reach inside a project only root may enter. */
export const SYSTEM_FOLDER = '/var/lib/fairscreen';

export interface ClusterPlace {
  /** The cluster's own folder (PGDATA); its parent can be entered by the owner. */
  readonly cluster: string;
  readonly owner: ClusterOwner;
}

/**
 * Finds the cluster's folder and its owner. It is `<data folder>/postgres`, unless the owner cannot enter the
 * data folder: then it lies in the system's folder and the file `postgres.location` in the data folder says
 * where. Once written, that file decides: a database never seems empty because permissions changed.
 */
export function clusterPlace(dataDir: string): ClusterPlace {
  const moved = recordedPlace(dataDir);
  if (moved !== undefined) return { cluster: moved, owner: clusterOwner(existing(moved)) };

  const cluster = join(dataDir, 'postgres');
  const owner = clusterOwner(existing(cluster));
  if (mayEnter(owner, dataDir)) return { cluster, owner };
  if (existing(cluster) !== undefined) {
    throw new Error(
      `The database in ${cluster} belongs to ${owner.name}, who may not enter that folder. Let ${owner.name} enter the folders above it (chmod o+x), or move the data folder and set DATA_DIR.`,
    );
  }
  return { cluster: placeOutside(dataDir), owner };
}

/** Whether the data folder has a cluster, looked up without making anything. */
export function holdsCluster(dataDir: string): boolean {
  const cluster = recordedPlace(dataDir) ?? join(dataDir, 'postgres');
  return existing(cluster) !== undefined;
}

/**
 * A cluster gets its name only when it is complete, so a folder with anything in it is one; so is a folder that
 * may not be looked into, because somebody else's database is not "no database".
 */
export function existing(cluster: string): string | undefined {
  try {
    return readdirSync(cluster).length > 0 ? cluster : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    return cluster;
  }
}

function recordedPlace(dataDir: string): string | undefined {
  const pointer = join(dataDir, 'postgres.location');
  if (!existsSync(pointer)) return undefined;
  const home = readFileSync(pointer, 'utf8').trim();
  if (existsSync(home)) return join(home, 'postgres');
  throw new Error(
    `${pointer} says that the database is in ${home}, and that folder is not there. Restore it, or correct the file. (Deleting the file starts an empty database.)`,
  );
}

/** A new folder each time, never one derived from the path: a deleted data folder must not meet its old database. */
function placeOutside(dataDir: string): string {
  try {
    mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
    const home = mkdtempSync(join(SYSTEM_FOLDER, 'cluster-'));
    chmodSync(home, 0o711);
    writeFileSync(join(home, 'belongs-to'), `${dataDir}\n`);
    if (createOnce(join(dataDir, 'postgres.location'), `${home}\n`, 0o644)) return join(home, 'postgres');
    rmSync(home, { recursive: true });
  } catch (cause) {
    throw new Error(
      `PostgreSQL does not run as root, its user may not enter ${dataDir}, and ${SYSTEM_FOLDER} cannot be used instead. Set DATA_DIR to a folder that other users may enter.`,
      { cause },
    );
  }
  // Another start was quicker: its place holds for both.
  return recordedPlace(dataDir) ?? placeOutside(dataDir);
}
