import { integrateNext } from '../../src/platform/ledger/log/integrate.js';
import { CheckpointRow } from '../../src/platform/ledger/log/log.entities.js';
import { verifyLog } from '../../src/platform/ledger/log/verify-log.js';
import { openCheckpoint } from '../../src/platform/ledger/notes/checkpoint.js';
import { ledgerKeys } from '../../src/platform/ledger/notes/ledger-keys.js';
import { signerOf, verifierOf, verifierText } from '../../src/platform/ledger/notes/signed-note.js';
import { ORIGIN, SIGNER, TestLedger, VERIFIER } from '../support/ledger.js';

const NEXT = signerOf(ORIGIN, Buffer.alloc(32, 10));
const NEXT_VERIFIER = verifierOf(NEXT);
const STRANGER = signerOf(ORIGIN, Buffer.alloc(32, 11));

describe('when the key of the ledger is rotated', () => {
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await TestLedger.open();
    await ledger.append(300);
    await ledger.sequence();
    await ledger.append(5);
    await ledger.place();
  });
  afterEach(() => ledger.close());

  const rotated = (signer = NEXT, retired = [VERIFIER]) =>
    integrateNext(ledger.sequencer, signer, 1000, 0, retired);
  const broken = async (log: Parameters<typeof verifyLog>[1]['log']) =>
    (await verifyLog(ledger.auditor.manager, { log, kept: null })).firstBroken;

  it('the new one signs nothing on top of a tree of a key that it does not know', async () => {
    await expect(rotated(NEXT, [])).rejects.toThrow(/nor with one before it/);
    await expect(rotated(NEXT, [verifierOf(STRANGER)])).rejects.toThrow(/nor with one before it/);
  });

  it('the new one goes on where the old one ended, and the old one signs nothing more', async () => {
    expect(await rotated()).toEqual({ size: 305, added: 5 });
    await ledger.append(1);
    await ledger.place();
    await expect(rotated(SIGNER, [])).rejects.toThrow(/nor with one before it/);
    const rows = await ledger.auditor.manager.find(CheckpointRow, { order: { treeSize: 'ASC' } });
    expect(
      rows.map(({ note }) => [VERIFIER, NEXT_VERIFIER].map((key) => openCheckpoint(note, key)?.size)),
    ).toEqual([
      [300, undefined],
      [undefined, 305],
    ]);
  });

  it('the whole log verifies with both keys, and with one of them only as far as that one signed', async () => {
    await rotated();
    expect(await broken([NEXT_VERIFIER, VERIFIER])).toBeNull();
    expect(await broken(NEXT_VERIFIER)).toEqual({ seq: 1, reason: 'checkpoint_not_signed' });
    expect(await broken(VERIFIER)).toEqual({ seq: 301, reason: 'checkpoint_not_signed' });
  });

  it('a retired key that is none is refused at start', () => {
    const config = {
      origin: ORIGIN,
      signingKey: Buffer.alloc(32, 10),
      checkpointMs: 1,
      checkpointEntries: 1,
    };
    expect(() => ledgerKeys({ ...config, retiredKeys: ['nonsense'] })).toThrow(/LEDGER_RETIRED_KEYS/);
    expect(ledgerKeys({ ...config, retiredKeys: [verifierText(VERIFIER)] })?.retired).toHaveLength(1);
  });
});
