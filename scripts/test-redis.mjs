// The stories with the queue on Redis instead of PostgreSQL. Flags are jest's: npm run test:redis -- --json
import { spawnSync } from 'node:child_process';

if ((process.env.REDIS_URL ?? '').trim() === '') {
  process.stderr.write(
    'Set REDIS_URL to a Redis or Valkey server the tests may fill: redis://127.0.0.1:6379\n',
  );
  process.exit(1);
}
const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const jest = ['node_modules/jest/bin/jest.js', 'test/stories'];
const result = spawnSync(process.execPath, [...node, ...jest, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(result.status ?? 1);
