import { LedgerSequencer } from '../../src/platform/ledger/log/ledger-sequencer.js';
import { openCheckpoint } from '../../src/platform/ledger/notes/checkpoint.js';
import { type NoteVerifier, parseVerifier } from '../../src/platform/ledger/notes/signed-note.js';
import { leafHash, rootOf } from '../../src/platform/ledger/tree/merkle.js';
import { isConsistent, isIncluded, type TreeHead } from '../../src/platform/ledger/tree/verify-proof.js';
import { type Person, TestService } from '../support/service.js';

describe('the ledger as a log', () => {
  let service: TestService;
  let auditor: Person;
  let verifier: NoteVerifier;

  beforeAll(async () => {
    service = await TestService.start({
      LEDGER_SIGNING_KEY: 'ab'.repeat(32),
      LEDGER_ORIGIN: 'city.example/ledger',
    });
    auditor = await service.person('auditor');
    const { body } = await auditor.get('/v1/ledger/key').expect(200);
    verifier = parseVerifier(body.verifier) ?? fail('no verifier');
  });
  afterAll(() => service.stop());

  function fail(message: string): never {
    throw new Error(message);
  }

  /** Some more acts, and a checkpoint over everything. */
  async function grow(): Promise<TreeHead> {
    await service.person('screener');
    await service.app.get(LedgerSequencer).sequence();
    const { text } = await auditor
      .get('/v1/ledger/checkpoint')
      .expect(200)
      .expect('content-type', /^text\/plain/);
    return openCheckpoint(text, verifier) ?? fail('not signed');
  }

  const hashes = (body: { hashes: string[] }) => body.hashes.map((hash) => Buffer.from(hash, 'base64'));

  it.each(['screener', 'reviewer', 'coordinator', 'hiring_manager', 'administrator'] as const)(
    'is shown to no %s',
    async (role) => {
      const person = await service.person(role);
      for (const path of ['key', 'checkpoint', 'tile/0/000', 'consistency?from=0']) {
        await person.get(`/v1/ledger/${path}`).expect(403);
      }
    },
  );

  it('serves no tile that is not there, by no path that is not one', async () => {
    const { size } = await grow();
    for (const path of [
      '0/000',
      '0/001',
      '1/000.p/1',
      `0/000.p/${size + 1}`,
      '0/0',
      '00/000',
      'entries',
      '0/..%2f0/000',
    ]) {
      await auditor.get(`/v1/ledger/tile/${path}`).expect(404);
    }
  });

  it('proves nothing that is not signed yet, or not there', async () => {
    const { size } = await grow();
    await auditor.get(`/v1/ledger/consistency?from=${size + 1}`).expect(409);
    await auditor.get(`/v1/ledger/consistency?from=0&to=${size + 1}`).expect(409);
    await auditor.get('/v1/ledger/consistency').expect(422);
    await auditor.get('/v1/ledger/consistency?from=x').expect(422);
    await auditor.get('/v1/ledger/entries/led_01M81B7BV00123456789ABCDEF/inclusion').expect(404);
  });

  it('serves tiles and entries from which anyone computes the signed root', async () => {
    const { size, root } = await grow();
    const tile = await auditor.get(`/v1/ledger/tile/0/000.p/${size}`).expect(200);
    const bundle = await auditor.get(`/v1/ledger/tile/entries/000.p/${size}`).expect(200);
    expect(tile.headers['content-type']).toBe('application/octet-stream');
    const leaves: Buffer[] = [];
    for (let rest: Buffer = bundle.body; rest.length > 0; rest = rest.subarray(2 + rest.readUInt16BE())) {
      leaves.push(leafHash(rest.subarray(2, 2 + rest.readUInt16BE())));
    }
    expect(rootOf(leaves).equals(root)).toBe(true);
    expect(Buffer.concat(leaves).equals(tile.body)).toBe(true);
  });

  it('proves every entry, in the latest tree and in older ones', async () => {
    const { size, root } = await grow();
    const { body } = await auditor.get('/v1/ledger/entries?limit=100').expect(200);
    for (const { id, seq, canonical } of body.data.slice(0, size)) {
      const { body: proof } = await auditor
        .get(`/v1/ledger/entries/${id}/inclusion?size=${size}`)
        .expect(200);
      expect(proof).toMatchObject({ leaf_index: seq - 1, leaf_hash: leafHash(canonical).toString('base64') });
      expect(isIncluded(leafHash(canonical), seq - 1, { size, root }, hashes(proof))).toBe(true);
    }
  });

  it('proves that it only grew', async () => {
    const older = await grow();
    const newer = await grow();
    const { body } = await auditor
      .get(`/v1/ledger/consistency?from=${older.size}&to=${newer.size}`)
      .expect(200);
    expect(newer.size).toBeGreaterThan(older.size);
    expect(isConsistent(older, newer, hashes(body))).toBe(true);
  });
});

it('without a key the ledger has no checkpoints, and says so', async () => {
  const service = await TestService.start();
  try {
    const auditor = await service.person('auditor');
    await auditor.get('/v1/ledger/key').expect(404);
    await auditor.get('/v1/ledger/checkpoint').expect(404);
    expect(service.logLines.join('')).toContain('LEDGER_SIGNING_KEY is not set');
  } finally {
    await service.stop();
  }
});
