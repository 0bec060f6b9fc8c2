// The queue on Redis (or Valkey) instead of PostgreSQL. Without REDIS_URL: the forms in which offices run it, on servers that
// the tests start themselves (redis-server and redis-cli must be installed). With REDIS_URL: every story, on that server,
// which the tests may fill. Flags are jest's: npm run test:redis -- --json
import { spawnSync } from 'node:child_process';

const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const given = (process.env.REDIS_URL ?? '').trim() !== '';
if (!given && spawnSync('redis-server', ['--version']).status !== 0) {
  process.stderr.write(
    'Install redis-server and redis-cli, or set REDIS_URL to a server the tests may fill: redis://127.0.0.1:6379\n',
  );
  process.exit(1);
}
const what = given ? ['test/stories'] : ['--testMatch', '**/test/redis/*.redis.ts', '-w', '1'];
const jest = ['node_modules/jest/bin/jest.js', ...what];
const result = spawnSync(process.execPath, [...node, ...jest, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(result.status ?? 1);
