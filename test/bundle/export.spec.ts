import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { LedgerSequencer } from '../../src/platform/ledger/log/ledger-sequencer.js';
import { type ReleasedCase, releasedCase } from '../stories/released-case.js';
import { asRole } from '../support/database.js';
import { TestService } from '../support/service.js';
import { exportBundle, SIGNED_LOG } from './exported.js';
import { entriesIn, filesOf } from './forger.js';

describe('the export of a case', () => {
  let service: TestService;
  let at: ReleasedCase;
  let folder: string;

  beforeAll(async () => {
    service = await TestService.start({ ...SIGNED_LOG, LEDGER_CHECKPOINT_SECONDS: '3600' });
    at = await releasedCase(service);
    folder = mkdtempSync(join(tmpdir(), 'fairscreen-bundle-'));
  }, 120_000);

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await service.stop();
  });

  it.each(['screener', 'reviewer', 'coordinator', 'hiringManager', 'administrator'] as const)(
    'is refused to a %s',
    async (who) => {
      await at[who].get(`${at.path}/bundle`).expect(403);
    },
  );

  it('is refused to strangers, of what is not there, and from sizes that are none', async () => {
    await request(service.app.getHttpServer()).get(`${at.path}/bundle`).expect(401);
    await at.auditor.get('/v1/screenings/scr_01M81B7BV00123456789ABCDEF/bundle').expect(404);
    for (const size of ['0', '-1', 'x', '1.5']) {
      await at.auditor.get(`${at.path}/bundle?kept_size=${size}`).expect(422);
    }
  });

  it('is refused where the ledger was set back behind a checkpoint that somebody kept', async () => {
    const { body } = await at.auditor.get(`${at.path}/bundle?kept_size=1000000`).expect(409);
    expect(body.code).toBe('bundle.behind_kept');
  });

  it('waits for the signed tree, and says when to come again where somebody else keeps it', async () => {
    const sequencer = service.app.get(LedgerSequencer);
    const { sequence } = sequencer;
    sequencer.sequence = async () => 0;
    try {
      await at.hiringManager.get(`/v1/packets/${at.packetId}`).expect(200);
      const refused = await at.auditor.get(`${at.path}/bundle`).expect(409);
      expect(refused.body.code).toBe('bundle.not_signed_yet');
      expect(refused.headers['retry-after']).toBe('5');
    } finally {
      sequencer.sequence = sequence;
    }
    const kinds = entriesIn(filesOf(await exportBundle(at))).map(({ kind }) => kind);
    expect(kinds).toContain('packet.opened');
  }, 60_000);

  it('is an archive that tar reads, of the announced length', async () => {
    const answer = await at.auditor
      .get(`${at.path}/bundle`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200)
      .expect('content-type', 'application/x-tar')
      .expect('cache-control', 'no-store')
      .expect('content-disposition', `attachment; filename="case-${at.screeningId}.tar"`);
    expect(Number(answer.headers['content-length'])).toBe(answer.body.length);
    const file = join(folder, 'case.tar');
    writeFileSync(file, answer.body);
    const names = execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n');
    expect(names.slice(0, 5)).toEqual([
      'manifest.json',
      'anchor/entry.json',
      'anchor/proof.json',
      'anchor/checkpoint',
      'anchor/consistency.json',
    ]);
    expect(names).toEqual(expect.arrayContaining(['README.txt', 'ledger/entries-0001.jsonl', 'steps.json']));
    const extracted = execFileSync('tar', ['-xOf', file, `packets/${at.packetId}/packet.json`], {
      encoding: 'utf8',
    });
    expect(JSON.parse(extracted).id).toBe(at.packetId);
  });

  it('holds no raw text, and no names', async () => {
    const text = (await exportBundle(at)).toString('latin1');
    expect(text).not.toMatch(/jordan|social\.example|Second post/i);
  });

  it('is itself in the ledger, with the digest of its manifest', async () => {
    const before = await exports(at.screeningId);
    await exportBundle(at);
    const after = await exports(at.screeningId);
    expect(after.length).toBe(before.length + 1);
    expect(JSON.parse(String(after.at(-1)?.['canonical'])).body).toMatchObject({
      screening_id: at.screeningId,
      manifest_digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  async function exports(screeningId: string) {
    return asRole(
      service.database,
      'owner',
      `SELECT canonical FROM ledger.entry WHERE kind = 'bundle.exported' AND screening_id = $1 ORDER BY seq`,
      [screeningId],
    );
  }
});

it('a service that signs no checkpoints says what is missing', async () => {
  const service = await TestService.start();
  try {
    const auditor = await service.person('auditor');
    const { body } = await auditor.get('/v1/screenings/scr_01M81B7BV00123456789ABCDEF/bundle').expect(409);
    expect(body.code).toBe('bundle.ledger_not_signed');
  } finally {
    await service.stop();
  }
});
