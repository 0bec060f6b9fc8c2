import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LedgerSequencer } from '../../src/platform/ledger/log/ledger-sequencer.js';
import { verifierText } from '../../src/platform/ledger/notes/signed-note.js';
import { runCommand } from '../support/command-line.js';
import { fileOf } from '../support/file-of.js';
import { VERIFIER } from '../support/ledger.js';
import { TestService } from '../support/service.js';
import { type ReleasedCase, releasedCase } from './released-case.js';

// Somebody holds a file and wants to know whether it is a packet as it was released: with one command, by asking the
// service or, years later, nobody.

/** A key under the ledger’s own name that signed nothing of it. */
const OTHER_LEDGER = verifierText(VERIFIER);

let service: TestService;
let released: ReleasedCase;
let folder: string;
let pdf: string;
let url: string;

beforeAll(async () => {
  service = await TestService.start({
    LEDGER_SIGNING_KEY: 'ab'.repeat(32),
    LEDGER_CHECKPOINT_SECONDS: '3600',
    LEDGER_CHECKPOINT_ENTRIES: '1000000',
  });
  released = await releasedCase(service);
  folder = mkdtempSync(join(tmpdir(), 'packet-check-'));
  url = await service.app.getUrl();
  pdf = kept(`${released.packetId}.pdf`, await fileOf(released.hiringManager, released.packetId, 'pdf'));
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await service.stop();
});

function kept(name: string, contents: Buffer | object): string {
  const file = join(folder, name);
  writeFileSync(file, Buffer.isBuffer(contents) ? contents : JSON.stringify(contents));
  return file;
}

async function altered(): Promise<string> {
  const bytes = await fileOf(released.hiringManager, released.packetId, 'pdf');
  bytes.writeUInt8(bytes.readUInt8(600) ^ 1, 600);
  return kept('altered.pdf', bytes);
}

const check = (...args: string[]) => runCommand(['packet:check', ...args]);

it('a digest of nothing that was released is answered as one that is none', async () => {
  const answers = ['0'.repeat(64), 'f'.repeat(63), 'F'.repeat(64), '%00', released.packetId].map(
    async (digest) => {
      const { status, body } = await service.anonymous.get(`/v1/packet-checks/${digest}`);
      return [status, body.code];
    },
  );
  expect(new Set((await Promise.all(answers)).map(String))).toEqual(new Set(['404,packet_file.not_found']));
});

it('the database answers the released room’s one question, and no other room’s', async () => {
  for (const room of ['vault', 'auditor', 'screenings'] as const) {
    await expect(service.room(room).query('SELECT * FROM released.check_file($1)', ['0'])).rejects.toThrow(
      /permission denied/,
    );
  }
});

it('who holds the file is told what it is, without a login, and nothing that is not in it', async () => {
  const { body: list } = await released.hiringManager
    .get(`/v1/packets/${released.packetId}/files`)
    .expect(200);
  for (const { format, digest, signature, key_id: keyId } of list.files) {
    const { body } = await service.anonymous.get(`/v1/packet-checks/${digest}`).expect(200);
    expect(body).toEqual({
      object: 'packet_check',
      packet_id: released.packetId,
      format,
      state: 'current',
      signature,
      key_id: keyId,
      in_ledger: false,
    });
  }
});

it('the command refuses to guess what is meant', async () => {
  const jwks = kept('none.json', {});
  for (const args of [
    [],
    [pdf],
    [pdf, pdf, '--url', url],
    [pdf, '--url', 'ftp://city.example'],
    [pdf, '--signature', jwks],
    [pdf, '--proof', jwks],
    [pdf, '--proof', jwks, '--key', 'nonsense'],
    [join(folder, 'missing.pdf'), '--url', url],
    [pdf, '--nonsense'],
  ]) {
    const { code, out, err } = await check(...args);
    expect([args, code, out]).toEqual([args, 64, '']);
    expect(err).toContain('npm run packet:check -- FILE');
  }
}, 60_000);

it('a file that was changed is refused, and a service that can’t be asked is no verdict', async () => {
  const changed = await check(await altered(), '--url', url);
  expect([changed.code, changed.out]).toEqual([
    1,
    expect.stringMatching(/^✗ It is no packet.*\nDo not use/s),
  ]);
  const unasked = await check(pdf, '--url', 'http://127.0.0.1:9');
  expect([unasked.code, unasked.out]).toEqual([1, '']);
  expect(unasked.err).toMatch(/^Not checked\./);
});

it('the service’s word: released, signed, current', async () => {
  const { code, out } = await check(pdf, '--url', url);
  expect([code, out]).toEqual([0, expect.stringMatching(/\nThe file is genuine\.\n$/)]);
  expect(out.match(/^✓/gm)).toHaveLength(4);
  expect(out).toContain(released.packetId);
});

it('nobody’s word: the signature against kept keys, the ledger’s proof against its key', async () => {
  await service.app.get(LedgerSequencer).sequence();
  const auditor = await service.person('auditor');
  const { body: list } = await released.hiringManager
    .get(`/v1/packets/${released.packetId}/files`)
    .expect(200);
  const { body: keys } = await service.anonymous.get('/.well-known/jwks.json').expect(200);
  const { body: proof } = await auditor.get(`/v1/packets/${released.packetId}/proof`).expect(200);
  const { body: log } = await auditor.get('/v1/ledger/key').expect(200);
  const jwks = kept('jwks.json', keys);
  const signatures = kept('files.json', list);
  const proofs = kept('proof.json', proof);
  const key = String(log.verifier);

  const good = await check(pdf, '--signature', signatures, '--jwks', jwks, '--proof', proofs, '--key', key);
  expect([good.code, good.out.match(/^✓/gm)?.length]).toEqual([0, 2]);

  const changed = await altered();
  const html = list.files.find((file: { format: string }) => file.format === 'html');
  const foreign = kept('foreign.jws', Buffer.from(html.signature));
  const slipped = kept('slipped.json', {
    ...proof,
    entry: proof.entry.replace('packet.released', 'packet.recalled'),
  });
  const cases: readonly (readonly [string, ...string[]])[] = [
    ['no signature of a packet', changed, '--signature', signatures, '--jwks', jwks],
    ['other contents', pdf, '--signature', foreign, '--jwks', jwks],
    ['not in the list', pdf, '--signature', signatures, '--jwks', kept('empty.json', { keys: [] })],
    ['about another file', changed, '--proof', proofs, '--key', key],
    ['does not hold the entry', pdf, '--proof', slipped, '--key', key],
    ['no proof of a packet', pdf, '--proof', jwks, '--key', key],
    ['not signed with the key', pdf, '--proof', proofs, '--key', OTHER_LEDGER],
  ];
  for (const [reason, ...args] of cases) {
    const { code, out } = await check(...args);
    expect([reason, code]).toEqual([reason, 1]);
    expect(out).toMatch(new RegExp(`^✗ .*${reason}.*\\nDo not use this file\\.\\n$`));
  }
}, 60_000);

it('a packet that was called back is genuine and not to be used', async () => {
  await released.coordinator
    .post(`/v1/packets/${released.packetId}/recall`, { reason: 'inaccurate' })
    .expect(201);
  const { body } = await service.anonymous.get(`/v1/packet-checks/${await recalledDigest()}`).expect(200);
  expect(body.state).toBe('recalled');
  const { code, out } = await check(pdf, '--url', url);
  expect(code).toBe(1);
  expect(out).toMatch(/✗ It was recalled\./);
});

/** Managers can't open it any more; auditors can. */
async function recalledDigest(): Promise<string> {
  const { body } = await released.hiringManager.get(`/v1/packets/${released.packetId}/files`).expect(200);
  return body.files[0].digest;
}
