import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stopOrphan } from '../../src/platform/database/embedded/postmaster-file.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { clusterOf } from './killable-cluster.js';

// Keeps the cluster of one test run: prints where it is, waits until its input ends, and takes everything away.

const folder = mkdtempSync(join(tmpdir(), 'fairscreen-test-'));
chmodSync(folder, 0o711);
const dataDir = join(folder, 'data');

const inputEnded = new Promise((resolve) => {
  process.stdin.on('end', resolve).on('error', resolve).resume();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

try {
  const cluster = await startEmbeddedPostgres({
    dataDir,
    // Nothing here has to survive a power cut.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
    onExit: (code) => {
      process.stderr.write(`The PostgreSQL for the tests ended by itself (exit code ${code}).\n`);
      process.exitCode = 1;
    },
  });
  process.stdout.write(`${JSON.stringify({ TEST_CLUSTER_URL: cluster.url, TEST_FOLDER: folder })}\n`);
  await inputEnded;
  await cluster.stop();
} finally {
  await takeAway();
}

/** Tries again for a while: a start that was just under way when the run was interrupted still makes files. */
async function takeAway(): Promise<void> {
  for (const until = Date.now() + 30_000; existsSync(folder); await pause(200)) {
    try {
      await stopCases();
      removeCluster(dataDir);
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

/** A test of killing, itself interrupted, may have left a server running in its folder. */
async function stopCases(): Promise<void> {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith('case-'))) {
    const caseData = join(folder, name, 'data');
    await stopOrphan(clusterOf(caseData), () => {});
    removeCluster(caseData);
  }
}

/** As root, the cluster may lie outside the data folder. */
function removeCluster(dataFolder: string): void {
  if (existsSync(join(dataFolder, 'postgres.location'))) {
    rmSync(dirname(clusterOf(dataFolder)), { recursive: true, force: true });
  }
}
