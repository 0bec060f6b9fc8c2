import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';

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
  removeCluster(dataDir);
  // Clusters of an interrupted test may just be stopping in there.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** As root, the cluster may lie outside the data folder. */
function removeCluster(dataFolder: string): void {
  const pointer = join(dataFolder, 'postgres.location');
  if (existsSync(pointer)) rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true });
}
