import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
  await stopCases();
  removeCluster(dataDir);
  // Clusters of an interrupted test may just be stopping in there.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
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
