import { cosign } from '../../src/platform/ledger/notes/cosignature.js';
import {
  COSIGNATURE,
  signerOf,
  verifierOf,
  verifierText,
} from '../../src/platform/ledger/notes/signed-note.js';
import { parseCheckpoint, parseNoteKey } from '../../verifier/note.mjs';
import { NOTHING_KNOWN, verifyBundle } from '../../verifier/verify-bundle.mjs';
import { TestService } from '../support/service.js';
import { type DecidedCase, decidedCase } from './decided-case.js';
import { exportBundle, LOG_SEED, SIGNED_LOG } from './exported.js';
import { FORGERS_KEY, FORGERS_SEED } from './faults/fault.js';
import { OF_THE_ARCHIVE } from './faults/of-the-archive.js';
import { WITH_THE_KEY } from './faults/with-the-key.js';
import { WITHOUT_A_KEY } from './faults/without-a-key.js';
import { contentOf, entriesIn, filesOf, jsonIn, type Members, packed, signAnew } from './forger.js';

type Known = typeof NOTHING_KNOWN;

const LOG_KEY = verifierText(verifierOf(signerOf(SIGNED_LOG.LEDGER_ORIGIN, LOG_SEED)));
const WITNESS = signerOf('witness.example', Buffer.alloc(32, 0x11));

let service: TestService;
let at: DecidedCase;
let clean: Buffer;

beforeAll(async () => {
  service = await TestService.start(SIGNED_LOG);
  at = await decidedCase(service);
  clean = await exportBundle(at);
}, 120_000);

afterAll(() => service.stop());

function pinned(change: Partial<Known> = {}): Known {
  return { ...NOTHING_KNOWN, ledgerKeys: [keyOf(LOG_KEY)], ...change };
}

function keyOf(text: string): Known['ledgerKeys'][number] {
  const key = parseNoteKey(text);
  if (key === null) throw new Error(`no key: ${text}`);
  return key;
}

function keptOf(note: Buffer | string): Known['kept'] {
  return parseCheckpoint(Buffer.from(note));
}

function faultsOf(bundle: Buffer, known: Known = pinned()) {
  return verifyBundle(bundle, known).faults;
}

describe('a bundle in order', () => {
  it('passes every check', () => {
    const { faults, checks } = verifyBundle(clean, pinned());
    expect(faults).toEqual([]);
    expect(checks.length).toBeGreaterThan(18);
  });

  it('passes still when it was unpacked and packed again', async () => {
    expect((await packed(filesOf(clean))).equals(clean)).toBe(true);
  });

  it('agrees with a witness that saw the same ledger, or an earlier one it has a proof from', async () => {
    const files = filesOf(clean);
    const cosigned = cosign(contentOf(files, 'ledger/last.checkpoint').toString(), WITNESS, new Date());
    const witnesses = [keyOf(verifierText(verifierOf(WITNESS, COSIGNATURE), COSIGNATURE))];
    expect(faultsOf(clean, pinned({ kept: keptOf(cosigned), witnesses }))).toEqual([]);
    const older = contentOf(files, 'anchor/checkpoint');
    const newer = await exportBundle(at, `?kept_size=${keptOf(older)?.size}`);
    expect(faultsOf(newer, pinned({ kept: keptOf(older) }))).toEqual([]);
  });

  it('says that a key from the same place proves little', () => {
    const { faults, checks } = verifyBundle(clean, NOTHING_KNOWN);
    expect(faults).toEqual([]);
    expect(checks.flatMap(({ remarks }) => remarks).map(({ code }) => code)).toContain('key.not_pinned');
  });

  it('is the story that was told', () => {
    const files = filesOf(clean);
    const kinds = entriesIn(files).map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['packet.recalled', 'decision.recorded', 'finding.reviewed']),
    );
    expect(jsonIn(files, 'packets/index.json')).toMatchObject([{ state: 'recalled' }, { state: 'current' }]);
  });
});

describe.each([
  ['the archive', OF_THE_ARCHIVE],
  ['without a key', WITHOUT_A_KEY],
  ['with the ledger’s key', WITH_THE_KEY],
])('a planted fault, %s', (_level, faults) => {
  it.each(faults)('%s', async (_name, forge, code, where) => {
    const found = faultsOf(await forge(filesOf(clean), { at, clean }));
    const named = found.filter((fault) => fault.code === code);
    expect(found.map((fault) => fault.code)).toContain(code);
    expect(
      named.some((fault) =>
        typeof where === 'string' ? fault.where.includes(where) : where.test(fault.where),
      ),
    ).toBe(true);
    for (const fault of found) expect(fault.words).toMatch(/^\S.{15,}[.?]$/);
  });
});

it('a history signed anew with the ledger’s own key, and nothing wrong in it, is found by nobody but a witness', async () => {
  const files = filesOf(clean);
  signAnew(
    files,
    entriesIn(files).map((it) =>
      it.kind === 'finding.validated' ? { ...it, body: { ...it.body, corroborating_sources: 9 } } : it,
    ),
  );
  const forged = await packed(files);
  expect(faultsOf(forged)).toEqual([]);
  const kept = keptOf(contentOf(filesOf(clean), 'ledger/last.checkpoint'));
  expect(faultsOf(forged, pinned({ kept })).map(({ code }) => code)).toEqual(['witness.newer']);
});

it('packets signed with a key that is not the one you know are found', () => {
  const codes = (packetKeys: Known['packetKeys']) =>
    faultsOf(clean, pinned({ packetKeys })).map(({ code }) => code);
  const { keys } = jsonIn(filesOf(clean), 'packets/jwks.json') as { keys: Members[] };
  expect(codes(keys)).toEqual([]);
  expect(new Set(codes([FORGERS_KEY]))).toEqual(new Set(['key.packet_wrong']));
});

it('a bundle made up with another key is found by whoever knows the right one', async () => {
  const files = filesOf(clean);
  signAnew(files, entriesIn(files), FORGERS_SEED);
  const forged = await packed(files);
  expect(faultsOf(forged, NOTHING_KNOWN)).toEqual([]);
  const codes = faultsOf(forged).map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['key.wrong', 'checkpoint.not_signed']));
});

describe('held against a witness', () => {
  it('an old bundle is found to be old', async () => {
    await service.person('screener');
    const newer = filesOf(await exportBundle(at));
    const kept = keptOf(contentOf(newer, 'anchor/checkpoint'));
    expect(faultsOf(clean, pinned({ kept })).map(({ code }) => code)).toEqual(['witness.newer']);
  });

  it('another ledger of the same size is found', async () => {
    const files = filesOf(clean);
    const other = filesOf(clean);
    signAnew(files, entriesIn(files));
    signAnew(
      other,
      entriesIn(other).map((it) => ({ ...it, actor: 'acc_01M81B7BV00123456789ABCDEF' })),
    );
    const kept = keptOf(contentOf(other, 'ledger/last.checkpoint'));
    expect(faultsOf(await packed(files), pinned({ kept })).map(({ code }) => code)).toEqual([
      'witness.differs',
    ]);
  });

  it('a checkpoint that nobody cosigned, or the ledger did not sign, counts for nothing', () => {
    const note = contentOf(filesOf(clean), 'ledger/last.checkpoint').toString();
    const witnesses = [keyOf(verifierText(verifierOf(WITNESS, COSIGNATURE), COSIGNATURE))];
    const codes = (kept: string) =>
      faultsOf(clean, pinned({ kept: keptOf(kept), witnesses })).map(({ code }) => code);
    expect(codes(note)).toEqual(['witness.not_cosigned']);
    expect(codes(note.replace(/\n\d+\n/, '\n3\n'))).toContain('witness.not_signed');
  });

  it('a size that the bundle has no proof from is said to be one', () => {
    const note = contentOf(filesOf(clean), 'ledger/last.checkpoint').toString();
    const found = faultsOf(clean, pinned({ kept: keptOf(note.replace(/\n\d+\n/, '\n3\n')) }));
    expect(found.map(({ code }) => code)).toContain('witness.no_proof');
  });
});
