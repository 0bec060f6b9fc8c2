import { createHash, createPublicKey, verify } from 'node:crypto';
import { LedgerSequencer } from '../../src/platform/ledger/log/ledger-sequencer.js';
import { openCheckpoint } from '../../src/platform/ledger/notes/checkpoint.js';
import { parseVerifier } from '../../src/platform/ledger/notes/signed-note.js';
import { leafHash } from '../../src/platform/ledger/tree/merkle.js';
import { isIncluded } from '../../src/platform/ledger/tree/verify-proof.js';
import { asRole } from '../support/database.js';
import { TestService } from '../support/service.js';
import { type ReleasedCase, releasedCase } from './released-case.js';

// A hiring manager gets files, and can show years later, without the service, that they are the ones released.

const FORMATS = ['html', 'json', 'pdf'];

let service: TestService;
let released: ReleasedCase;

beforeAll(async () => {
  service = await TestService.start({
    LEDGER_SIGNING_KEY: 'ab'.repeat(32),
    LEDGER_CHECKPOINT_SECONDS: '3600',
    LEDGER_CHECKPOINT_ENTRIES: '1000000',
  });
  released = await releasedCase(service);
}, 120_000);
afterAll(() => service.stop());

async function bytesOf(format: string): Promise<Buffer> {
  const response = await released.hiringManager
    .get(`/v1/packets/${released.packetId}/files/${format}`)
    .buffer(true)
    .parse((incoming, done) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  return response.body;
}

/** RFC 7797 by hand: the signature is over the header, a dot, and the bytes as they are. */
function isSigned(jws: string, bytes: Buffer, jwk: object): boolean {
  const [header = '', nothing, signature = ''] = jws.split('.');
  expect(nothing).toBe('');
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  return verify(
    null,
    Buffer.concat([Buffer.from(`${header}.`), bytes]),
    key,
    Buffer.from(signature, 'base64url'),
  );
}

it('a release that no signed head covers yet is said to be none of the ledger', async () => {
  const { body } = await released.hiringManager.get(`/v1/packets/${released.packetId}/files`).expect(200);
  expect(body.in_ledger).toBe(false);
});

it('who may not read the packet gets neither files nor proof, and no format beside the three', async () => {
  const stranger = await service.person('hiring_manager');
  for (const path of ['files', 'files/pdf']) {
    const { body } = await stranger.get(`/v1/packets/${released.packetId}/${path}`).expect(404);
    expect(body.code).toBe('packet.not_found');
  }
  await released.hiringManager.get(`/v1/packets/${released.packetId}/proof`).expect(403);
  await released.screener.get(`/v1/packets/${released.packetId}/files/pdf`).expect(403);
  await released.hiringManager.get(`/v1/packets/${released.packetId}/files/docx`).expect(404);
});

it('each file is the one that was signed, by a key that is published', async () => {
  const { body: list } = await released.hiringManager
    .get(`/v1/packets/${released.packetId}/files`)
    .expect(200);
  const { body: keys } = await service.anonymous.get('/.well-known/jwks.json').expect(200);
  expect(list).toMatchObject({ object: 'packet_files', state: 'current' });
  expect(list.files.map((file: { format: string }) => file.format)).toEqual(FORMATS);
  for (const { format, digest, signature, key_id: keyId } of list.files) {
    const bytes = await bytesOf(format);
    const jwk = keys.keys.find(({ kid }: { kid: string }) => kid === keyId);
    expect([format, createHash('sha256').update(bytes).digest('hex')]).toEqual([format, digest]);
    expect([format, isSigned(signature, bytes, jwk)]).toEqual([format, true]);
    const altered = Buffer.from(bytes);
    altered.writeUInt8(altered.readUInt8(altered.length - 3) ^ 1, altered.length - 3);
    expect([format, isSigned(signature, altered, jwk)]).toEqual([format, false]);
  }
});

it('the files have names that tell nothing, and types', async () => {
  const types = { html: 'text/html; charset=utf-8', json: 'application/json', pdf: 'application/pdf' };
  for (const [format, type] of Object.entries(types)) {
    const { headers } = await released.hiringManager
      .get(`/v1/packets/${released.packetId}/files/${format}`)
      .expect(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['content-disposition']).toBe(`inline; filename="${released.packetId}.${format}"`);
  }
});

it('the ledger names every file, under a head that its key signed', async () => {
  await service.app.get(LedgerSequencer).sequence();
  const auditor = await service.person('auditor');
  const { body } = await auditor.get(`/v1/packets/${released.packetId}/proof`).expect(200);
  const entry = JSON.parse(body.entry);
  const { body: list } = await released.hiringManager
    .get(`/v1/packets/${released.packetId}/files`)
    .expect(200);
  expect(entry).toMatchObject({ kind: 'packet.released', body: { packet_id: released.packetId } });
  expect(entry.body.files).toEqual(
    Object.fromEntries(
      list.files.map((file: { format: string; digest: string }) => [file.format, file.digest]),
    ),
  );
  const { body: key } = await auditor.get('/v1/ledger/key').expect(200);
  const log = parseVerifier(key.verifier);
  const head = log === null ? null : openCheckpoint(body.checkpoint, log);
  if (head === null) throw new Error('The head is not signed by the ledger.');
  expect(head.size).toBe(body.tree_size);
  const hashes = body.hashes.map((hash: string) => Buffer.from(hash, 'base64'));
  expect(isIncluded(leafHash(body.entry), body.leaf_index, head, hashes)).toBe(true);
  expect(isIncluded(leafHash(`${body.entry} `), body.leaf_index, head, hashes)).toBe(false);
});

it('each opening is in the ledger, by form', async () => {
  await bytesOf('pdf');
  const auditor = await service.person('auditor');
  const { body } = await auditor.get('/v1/ledger/entries?kind=packet.opened&limit=100').expect(200);
  const forms = body.data.map((entry: { body: { form: string } }) => entry.body.form);
  expect(forms).toEqual(expect.arrayContaining(FORMATS));
});

it('a packet whose files would tell something protected is not released, and nothing of it stays', async () => {
  const before = await count('released.packet');
  const refused = releasedCase(service, 'F-MUSLIM-1');
  await expect(refused).rejects.toThrow(
    /release\.leak_found.*In the pdf file, the employer’s number reveals/s,
  );
  await expect(refused).rejects.not.toThrow(/MUSLIM/);
  expect(await count('released.packet')).toBe(before);
});

async function count(table: string): Promise<number> {
  return (await asRole(service.database, 'owner', `SELECT 1 FROM ${table}`)).length;
}
