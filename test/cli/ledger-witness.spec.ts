import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerSequencer } from '../../src/platform/ledger/log/ledger-sequencer.js';
import { openCheckpoint } from '../../src/platform/ledger/notes/checkpoint.js';
import { cosignedAt } from '../../src/platform/ledger/notes/cosignature.js';
import {
  COSIGNATURE,
  type NoteVerifier,
  parseNote,
  parseVerifier,
  signerOf,
  verifierOf,
  verifierText,
} from '../../src/platform/ledger/notes/signed-note.js';
import { type Outcome, runCommand } from '../support/command-line.js';
import { asRole } from '../support/database.js';
import { removeFolder, temporaryFolder } from '../support/killable-cluster.js';
import { type Person, TestService } from '../support/service.js';

const KEY = Buffer.alloc(32, 5);
const LOG = verifierOf(signerOf('city.example/ledger', KEY));

describe('ledger:witness', () => {
  const folder = temporaryFolder(0o711);
  let service: TestService;
  let auditor: Person;
  let url: string;
  let kept: string;

  beforeEach(async () => {
    service = await TestService.start({
      LEDGER_SIGNING_KEY: KEY.toString('hex'),
      LEDGER_ORIGIN: LOG.name,
      LEDGER_CHECKPOINT_SECONDS: '3600',
    });
    auditor = await service.person('auditor');
    url = (await service.app.getUrl()).replace('[::1]', '127.0.0.1');
    kept = join(folder, `witness-${Math.random().toString(36).slice(2)}`);
  });
  afterEach(() => service.stop());
  afterAll(() => removeFolder(folder, folder));

  async function grow(): Promise<void> {
    await service.person('screener');
    await service.app.get(LedgerSequencer).sequence();
  }

  /** As if the service were started anew: nobody but the witness remembers. */
  function forget(): void {
    Object.assign(service.app.get(LedgerSequencer), { signed: 0 });
  }

  const witness = (log: NoteVerifier = LOG, environment: NodeJS.ProcessEnv = {}): Promise<Outcome> =>
    runCommand(['ledger:witness', '--url', url, '--key', verifierText(log), '--folder', kept], {
      WITNESS_EMAIL: auditor.email,
      WITNESS_PASSWORD: 'correct horse battery staple',
      ...environment,
    });

  function expectCosigned({ code, out, err }: Outcome): void {
    expect([code, err]).toEqual([0, expect.stringContaining('This witness is ')]);
    const own = parseVerifier(err.trim().split(' ').at(-1) ?? '', COSIGNATURE);
    const note = parseNote(out);
    if (own === null || note === null) throw new Error('no witness, or no note');
    expect(openCheckpoint(out, LOG)).not.toBeNull();
    expect(cosignedAt(note, own)).toBeInstanceOf(Date);
    expect(readFileSync(join(kept, 'checkpoint'), 'utf8')).toBe(out);
  }

  it('says what it needs, and prints no password', async () => {
    for (const args of [[], ['--url', url], ['--url', url, '--key', 'x'], ['--nonsense']]) {
      const { code, out } = await runCommand(['ledger:witness', ...args], {});
      expect([code, out]).toEqual([64, '']);
    }
    const refused = await witness(LOG, { WITNESS_PASSWORD: 'hunter2hunter2' });
    expect([refused.code, refused.out, refused.err]).toEqual([1, '', '/v1/sessions answered 401.\n']);
  });

  it('does not cosign for another key, and not what was never signed', async () => {
    await grow();
    const other = verifierOf(signerOf(LOG.name, Buffer.alloc(32, 6)));
    expect(await witness(other)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('not signed with'),
    });
  });

  it('refuses a ledger that was set back to an old backup', async () => {
    await grow();
    await witness();
    await asRole(
      service.database,
      'owner',
      `SET session_replication_role = replica; DELETE FROM ledger.checkpoint; DELETE FROM ledger.tile_part;
       DELETE FROM ledger.waiting; DELETE FROM ledger.entry WHERE seq > 2`,
    );
    forget();
    await service.app.get(LedgerSequencer).sequence();
    const before = readFileSync(join(kept, 'checkpoint'), 'utf8');
    expect(await witness()).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/has 2 entries and had \d+: entry 3/),
    });
    expect(readFileSync(join(kept, 'checkpoint'), 'utf8')).toBe(before);
  });

  it('refuses a ledger that was rewritten and signed anew with its own key', async () => {
    await grow();
    await witness();
    await asRole(
      service.database,
      'owner',
      `SET session_replication_role = replica; DELETE FROM ledger.checkpoint; DELETE FROM ledger.tile_part;
       CREATE TEMPORARY TABLE kept AS SELECT replace(canonical, 'auditor', 'coordinator') AS canonical FROM ledger.entry ORDER BY seq;
       DELETE FROM ledger.entry; SELECT ledger.append(canonical) FROM kept`,
    );
    forget();
    await grow();
    expect(await witness()).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('they were changed'),
    });
  });

  it('trusts no file that it did not write', async () => {
    await grow();
    await witness();
    const file = join(kept, 'checkpoint');
    const [first = ''] = readFileSync(file, 'utf8').split('— fairscreen.local/witness');
    writeFileSync(file, first);
    expect(await witness()).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('is not a checkpoint'),
    });
  });

  it('cosigns a ledger that grew, and one that stood still', async () => {
    await grow();
    expectCosigned(await witness());
    expectCosigned(await witness());
    await grow();
    await grow();
    expectCosigned(await witness());
  }, 60_000);
});
