import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keptSecrets, retiredSigningKeys } from '../../src/apps/open-database.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { prepareDatabase } from '../../src/platform/database/prepare-database.js';
import { runCommand } from '../support/command-line.js';
import { removeFolder, temporaryFolder } from '../support/killable-cluster.js';

describe('ledger:verify on the embedded database', () => {
  const folder = temporaryFolder(0o711);
  const dataDir = join(folder, 'data');
  const verify = () => runCommand(['ledger:verify'], { DATA_DIR: dataDir });

  afterAll(() => removeFolder(folder, dataDir));

  it('makes nothing where nothing is', async () => {
    expect(await verify()).toMatchObject({ code: 1, out: '' });
    expect(existsSync(dataDir)).toBe(false);
  });

  it('reads beside a running instance, and starts a stopped database for as long as it reads', async () => {
    const running = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
    await prepareDatabase(running.url, keptSecrets(dataDir).loginSecret);
    const beside = await verify();
    await running.stop();
    const alone = await verify();
    expect([beside.code, alone.code]).toEqual([0, 0]);
    expect(alone.out).toBe(beside.out);
    expect(existsSync(join(dataDir, 'secrets', 'ledger-signing-key'))).toBe(false);
    const again = await startEmbeddedPostgres({ dataDir });
    await again.stop();
  }, 120_000);

  it('rotates the signing key: the old one stays, by its public half', async () => {
    const rotate = () => runCommand(['ledger:rotate-key'], { DATA_DIR: dataDir });
    const first = await rotate();
    const second = await rotate();
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.out).toMatch(/^fairscreen\.local\/ledger\+[0-9a-f]{8}\+\S+\n$/);
    expect(second.out).not.toBe(first.out);
    expect(retiredSigningKeys(dataDir, 'fairscreen.local/ledger')).toEqual([
      expect.any(String),
      first.out.trim(),
    ]);
    const environment = { DATA_DIR: dataDir, LEDGER_SIGNING_KEY: '05'.repeat(32) };
    const elsewhere = await runCommand(['ledger:rotate-key'], environment);
    expect([elsewhere.code, elsewhere.err]).toEqual([1, expect.stringContaining('LEDGER_RETIRED_KEYS to:')]);
  }, 60_000);
});
