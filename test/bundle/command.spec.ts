import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TestService } from '../support/service.js';
import { decidedCase } from './decided-case.js';
import { exportBundle, SIGNED_LOG } from './exported.js';
import { contentOf, filesOf, packed, replaced } from './forger.js';

const VERIFY = fileURLToPath(new URL('../../verifier/verify.mjs', import.meta.url));

let folder: string;
let clean: string;
let key: string;
let packetKeys: string;
let forged: string;

beforeAll(async () => {
  const service = await TestService.start(SIGNED_LOG);
  try {
    folder = mkdtempSync(join(tmpdir(), 'fairscreen-verify-'));
    const bundle = await exportBundle(await decidedCase(service));
    const files = filesOf(bundle);
    clean = kept('clean.tar', bundle);
    key = kept('key.txt', contentOf(files, 'ledger/key.txt'));
    packetKeys = kept('jwks.json', contentOf(files, 'packets/jwks.json'));
    replaced(files, 'steps.json', '"minutes_spent":20', '"minutes_spent":19');
    forged = kept('forged.tar', await packed(files));
  } finally {
    await service.stop();
  }
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function kept(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** With no environment, no packages in reach and no network code in it. */
function verify(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [VERIFY, ...args], {
    cwd: folder,
    env: {},
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

it.each([
  [],
  ['bundle'],
  ['packet', 'x'],
  ['bundle', 'nowhere.tar'],
  ['bundle', '.'],
  ['bundle', 'clean.tar', 'more'],
  ['bundle', 'clean.tar', '--unknown'],
  ['bundle', 'clean.tar', '--keys', 'nowhere.txt'],
  ['bundle', 'clean.tar', '--keys', 'clean.tar'],
  ['bundle', 'clean.tar', '--checkpoint', 'key.txt'],
  ['bundle', 'clean.tar', '--witness', 'nobody'],
])('says what it needs, and checks nothing: %s %s %s %s', (...args) => {
  const { status, stdout, stderr } = verify(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).not.toBe('');
  expect(stderr).not.toMatch(/\n\s+at /);
});

it('says in plain words what is in order', () => {
  const { status, stdout } = verify('bundle', clean, '--keys', key, '--keys', packetKeys);
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^ok {5}All \d+ entries are in the ledger of \d+ entries that city\.example\/fairscreen signed/m,
  );
  expect(stdout).toMatch(/^Everything is in order: \d+ checks\.$/m);
  expect(stdout).not.toMatch(/WRONG|note:/);
});

it('says what is wrong, and where', () => {
  const { status, stdout } = verify('bundle', forged, '--keys', key);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^WRONG {2}Every step was performed/m);
  expect(stdout).toMatch(/steps\.json: This file is not the one that was exported.* \[file\.altered\]$/m);
  expect(stdout).toMatch(/stp_\w+: Not what was recorded in led_\w+: minutes\. \[step\.changed\]$/m);
  expect(stdout).toMatch(/^2 things are wrong\.$/m);
});

it('tells programs the same', () => {
  const { status, stdout } = verify('bundle', forged, '--keys', key, '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout).faults.map(({ code }: { code: string }) => code)).toEqual([
    'file.altered',
    'step.changed',
  ]);
});
