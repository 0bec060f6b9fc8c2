import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';

// A service reduced to its database, as a process of its own that tests may kill: starts the cluster of the
// folder it is given, prints its address, and stops when its input ends.

// Ctrl-C ends the tests, and with them this input; going at once would leave the server behind.
process.on('SIGINT', () => {});

const [dataDir = ''] = process.argv.slice(2);
const cluster = await startEmbeddedPostgres({
  dataDir,
  onExit: () => process.exit(3),
});
process.stdout.write(`${cluster.url}\n`);
process.stdin.on('end', () => cluster.stop().then(() => process.exit(0))).resume();
