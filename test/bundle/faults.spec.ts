import { gzipSync } from 'node:zlib';
import { digestOf } from '../../src/auditor/bundle/bundle-file.js';
import { cosign } from '../../src/platform/ledger/notes/cosignature.js';
import {
  COSIGNATURE,
  signerOf,
  verifierOf,
  verifierText,
} from '../../src/platform/ledger/notes/signed-note.js';
import { fileSigner, publicJwk } from '../../src/platform/signing/detached-jws.js';
import { parseCheckpoint, parseNoteKey } from '../../verifier/note.mjs';
import { NOTHING_KNOWN, verifyBundle } from '../../verifier/verify-bundle.mjs';
import { TestService } from '../support/service.js';
import { type DecidedCase, decidedCase } from './decided-case.js';
import { exportBundle, LOG_SEED, SIGNED_LOG } from './exported.js';
import {
  contentOf,
  type EntryJson,
  entriesIn,
  type Files,
  filesOf,
  jsonIn,
  linesIn,
  listAnew,
  type Members,
  packed,
  replaced,
  signAnew,
  tarEntry,
  write,
} from './forger.js';

type Known = typeof NOTHING_KNOWN;

const LOG_KEY = verifierText(verifierOf(signerOf(SIGNED_LOG.LEDGER_ORIGIN, LOG_SEED)));
const OTHER_SEED = Buffer.alloc(32, 0xcd);
const FORGERS_KEY = { ...publicJwk(fileSigner(OTHER_SEED).publicKey) };
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

type Fault = readonly [
  name: string,
  forge: (files: Files) => Buffer | Promise<Buffer>,
  code: string,
  where: string | RegExp,
];

/** The archive itself, by somebody who is after the reader’s computer, or clumsy. */
const OF_THE_ARCHIVE: Fault[] = [
  ['cut off in the middle', () => clean.subarray(0, 9000), 'archive.truncated', /byte/],
  ['cut off at its end', () => clean.subarray(0, -600), 'archive.truncated', /byte/],
  [
    'with something behind its end',
    () => Buffer.concat([clean, Buffer.alloc(512)]),
    'archive.trailing_bytes',
    /byte/,
  ],
  [
    'with a name that leads out of the folder',
    () => Buffer.concat([tarEntry('../../etc/cron.d/x', Buffer.from('x')), clean]),
    'archive.unsafe_name',
    /cron/,
  ],
  [
    'with an absolute name',
    () => Buffer.concat([tarEntry('/etc/passwd', Buffer.from('x')), clean]),
    'archive.unsafe_name',
    /passwd/,
  ],
  [
    'with a link',
    () => Buffer.concat([tarEntry('link.json', Buffer.alloc(0), { type: '2' }), clean]),
    'archive.not_a_file',
    /link\.json/,
  ],
  [
    'with two files of one name',
    () => Buffer.concat([tarEntry('steps.json', Buffer.from('{}')), clean]),
    'archive.duplicate_name',
    /steps\.json/,
  ],
  ['as a gzip bomb', () => gzipSync(Buffer.alloc(50_000_000)), 'archive.foreign', /byte 0/],
  ['as a zip', () => Buffer.concat([Buffer.from('PK\x03\x04'), clean]), 'archive.foreign', /byte 0/],
  [
    'with a file that claims eight gigabytes',
    () => Buffer.concat([tarEntry('big.json', Buffer.from('x'), { size: 8 ** 11 - 1 }), clean]),
    'archive.truncated',
    /big\.json/,
  ],
  [
    'with a file made executable',
    () => Buffer.concat([tarEntry('run.sh', Buffer.from('x'), { mode: '0000755' }), clean]),
    'archive.header_altered',
    /run\.sh/,
  ],
  [
    'with something hidden between two files',
    () => {
      const hidden = Buffer.from(clean);
      hidden.write('hidden', 1024 + Math.ceil(manifestSize() / 512) * 512 - 512 - 6, 'latin1');
      return hidden;
    },
    'archive.padding_altered',
    /manifest\.json/,
  ],
];

function manifestSize(): number {
  return contentOf(filesOf(clean), 'manifest.json').length;
}

/** The contents, by somebody who has the bundle and no key. */
const WITHOUT_A_KEY: Fault[] = [
  [
    'a file added',
    withFiles((f) => write(f, 'packets/letter.txt', 'Hire them.')),
    'file.added',
    'packets/letter.txt',
  ],
  ['a file removed', withFiles((f) => f.delete('steps.json')), 'file.missing', 'steps.json'],
  [
    'a file renamed',
    withFiles((f) => {
      write(f, 'older-steps.json', contentOf(f, 'steps.json').toString());
      f.delete('steps.json');
    }),
    'file.renamed',
    'steps.json',
  ],
  [
    'a file removed from the list as well',
    withFiles((f) => {
      f.delete('packets/index.json');
      listAnew(f);
    }),
    'manifest.altered',
    'manifest.json',
  ],
  ['the manifest removed', withFiles((f) => f.delete('manifest.json')), 'file.malformed', 'manifest.json'],
  [
    'another format',
    withFiles((f) => replaced(f, 'manifest.json', 'case-bundle/1', 'case-bundle/9')),
    'manifest.other_format',
    'manifest.json',
  ],
  [
    'JSON that can be read in two ways',
    withFiles((f) => replaced(f, 'steps.json', '{"past_results"', '{"past_results":[], "past_results"')),
    'file.malformed',
    'steps.json',
  ],
  [
    'JSON nested deeper than any stack',
    withFiles((f) => write(f, 'steps.json', `${'['.repeat(200_000)}${']'.repeat(200_000)}`)),
    'file.malformed',
    'steps.json',
  ],
  [
    'an entry edited',
    withFiles((f) => replaced(f, 'ledger/entries-0001.jsonl', '"grade":"B"', '"grade":"A"')),
    'entry.altered',
    /finding\.validated/,
  ],
  [
    'an entry edited, and its hash with it',
    withFiles((f) => {
      const entries = entriesIn(f);
      const place = entries.findIndex(({ kind }) => kind === 'finding.validated');
      const forged = filesOf(clean);
      signAnew(
        forged,
        entries.map((it, i) => (i === place ? { ...it, actor: 'acc_X' } : it)),
      );
      const path = 'ledger/proofs-0001.jsonl';
      const leaf = /"leaf_hash":"[^"]+"/;
      const by = leaf.exec(linesIn(forged, path)[place] ?? '')?.[0] ?? '';
      const proofs = linesIn(f, path).map((line, i) => (i === place ? line.replace(leaf, by) : line));
      write(f, 'ledger/entries-0001.jsonl', contentOf(forged, 'ledger/entries-0001.jsonl').toString());
      write(f, path, `${proofs.join('\n')}\n`);
    }),
    'proof.wrong',
    /finding\.validated/,
  ],
  [
    'an entry dropped',
    withFiles((f) => editLines(f, 'ledger/entries-0001.jsonl', (lines) => lines.toSpliced(12, 1))),
    'entry.dropped',
    /led_/,
  ],
  [
    'an entry dropped, and its proof with it',
    withFiles((f) => {
      for (const path of ['ledger/entries-0001.jsonl', 'ledger/proofs-0001.jsonl']) {
        editLines(f, path, (lines) => lines.toSpliced(12, 1));
      }
    }),
    'entries.count',
    'ledger',
  ],
  [
    'two entries swapped',
    withFiles((f) =>
      editLines(f, 'ledger/entries-0001.jsonl', (lines) =>
        lines.toSpliced(12, 2, ...lines.slice(12, 14).reverse()),
      ),
    ),
    'entries.swapped',
    /line 13/,
  ],
  [
    'two entries swapped, and their proofs with them',
    withFiles((f) => {
      for (const path of ['ledger/entries-0001.jsonl', 'ledger/proofs-0001.jsonl']) {
        editLines(f, path, (lines) => lines.toSpliced(12, 2, ...lines.slice(12, 14).reverse()));
      }
    }),
    'entries.order',
    /line 14/,
  ],
  [
    'an entry slipped in',
    withFiles((f) =>
      editLines(f, 'ledger/entries-0001.jsonl', (lines) => [
        ...lines,
        (lines[12] ?? '').replace(/led_\w{26}/, 'led_01M81B7BV00123456789ABCDEF'),
      ]),
    ),
    'entry.without_proof',
    'led_01M81B7BV00123456789ABCDEF',
  ],
  [
    'a proof forged',
    withFiles((f) => replaced(f, 'ledger/proofs-0001.jsonl', /"hashes":\["./, '"hashes":["#')),
    'file.malformed',
    /proofs-0001\.jsonl, line 1/,
  ],
  [
    'a proof of another entry',
    withFiles((f) => {
      const hashes = /"hashes":\[[^\]]*\]/;
      editLines(f, 'ledger/proofs-0001.jsonl', ([first = '', ...rest]) => [
        first.replace(hashes, hashes.exec(rest.at(-1) ?? '')?.[0] ?? ''),
        ...rest,
      ]);
    }),
    'proof.wrong',
    /line 1\b/,
  ],
  [
    'a stale checkpoint',
    withFiles((f) => write(f, 'ledger/last.checkpoint', contentOf(f, 'ledger/first.checkpoint').toString())),
    'checkpoint.stale',
    /led_/,
  ],
  [
    'a checkpoint of the forger’s own',
    withFiles((f) => replaced(f, 'ledger/last.checkpoint', /\n\d+\n/, '\n17\n')),
    'checkpoint.not_signed',
    'ledger/last.checkpoint',
  ],
  [
    'a consistency proof that shows nothing',
    withFiles((f) =>
      write(f, 'ledger/consistency.json', {
        ...(jsonIn(f, 'ledger/consistency.json') as Members),
        hashes: [],
      }),
    ),
    'consistency.wrong',
    'ledger/consistency.json',
  ],
  [
    'the export of another bundle as its anchor',
    async () => {
      const other = filesOf(await exportBundle(at));
      const files = filesOf(clean);
      for (const path of other.keys())
        if (path.startsWith('anchor/')) files.set(path, contentOf(other, path));
      return packed(files);
    },
    'manifest.altered',
    'manifest.json',
  ],
  [
    'a packet altered',
    withFiles((f) => replaced(f, `packets/${at.packetId}/packet.json`, 'burn', 'turn')),
    'packet.altered',
    /packet\.json/,
  ],
  [
    'the page of a packet altered',
    withFiles((f) => replaced(f, `packets/${at.packetId}/packet.html`, 'burn', 'turn')),
    'packet.format_altered',
    /packet\.html/,
  ],
  [
    'the PDF of a packet altered',
    withFiles((f) => {
      const path = `packets/${at.packetId}/packet.pdf`;
      f.set(path, Buffer.concat([contentOf(f, path), Buffer.from('%')]));
    }),
    'packet.format_altered',
    /packet\.pdf/,
  ],
  [
    'a packet altered, and the index with it',
    withFiles((f) => {
      const path = `packets/${at.packetId}/packet.html`;
      const before = digestOf(contentOf(f, path));
      replaced(f, path, 'burn', 'turn');
      replaced(f, 'packets/index.json', before, digestOf(contentOf(f, path)));
    }),
    'signature.wrong',
    /packet\.html\.jws/,
  ],
  [
    'the page of a packet left out',
    withFiles((f) => f.delete(`packets/${at.packetId}/packet.html`)),
    'packet.format_missing',
    /packet\.html/,
  ],
  [
    'the signature of another file',
    withFiles((f) => {
      const folder = `packets/${at.packetId}`;
      f.set(`${folder}/packet.html.jws`, contentOf(f, `${folder}/packet.pdf.jws`));
    }),
    'signature.wrong',
    /packet\.html\.jws/,
  ],
  [
    'a signature that asks for no algorithm',
    withFiles((f) => {
      const path = `packets/${at.packetId}/packet.html.jws`;
      const none = Buffer.from('{"alg":"none","b64":false,"crit":["b64"],"kid":"x"}').toString('base64url');
      replaced(f, path, /^[^.]+/, none);
    }),
    'signature.malformed',
    /packet\.html\.jws/,
  ],
  [
    'the forger’s own key in the list of keys',
    withFiles((f) => write(f, 'packets/jwks.json', { keys: [FORGERS_KEY] })),
    'signature.unknown_key',
    /\.jws/,
  ],
  [
    'a key under another’s id',
    withFiles((f) => {
      const { keys } = jsonIn(f, 'packets/jwks.json') as { keys: Members[] };
      write(f, 'packets/jwks.json', { keys: [{ ...keys[0], x: FORGERS_KEY.x }] });
    }),
    'key.malformed',
    /jwks\.json/,
  ],
  [
    'a packet left out',
    withFiles((f) => {
      const packets = jsonIn(f, 'packets/index.json') as Members[];
      write(f, 'packets/index.json', packets.slice(0, 1));
    }),
    'packet.missing',
    /pkt_/,
  ],
  [
    'a recalled packet shown as current',
    withFiles((f) => {
      const [first = {}, ...rest] = jsonIn(f, 'packets/index.json') as Members[];
      write(f, 'packets/index.json', [{ ...first, state: 'current', recall: null }, ...rest]);
    }),
    'packet.state_false',
    /pkt_/,
  ],
  [
    'another reason for a recall',
    withFiles((f) => replaced(f, 'packets/index.json', 'released_in_error', 'inaccurate')),
    'recall.differs',
    /pkt_/,
  ],
  [
    'a step result changed',
    withFiles((f) => replaced(f, 'steps.json', '"minutes_spent":20', '"minutes_spent":90')),
    'step.changed',
    /open_web|social_profiles/,
  ],
  [
    'a step result made up',
    withFiles((f) => {
      const { results, ...rest } = jsonIn(f, 'steps.json') as { results: Members[] };
      write(f, 'steps.json', {
        ...rest,
        results: [...results, { ...results[0], id: 'stp_01M81B7BV00123456789ABCDEF' }],
      });
    }),
    'step.not_in_ledger',
    'stp_01M81B7BV00123456789ABCDEF',
  ],
  [
    'an approval made up',
    withFiles((f) =>
      replaced(f, 'steps.json', '"approved_by":null', '"approved_by":"acc_01M81B7BV00123456789ABCDEF"'),
    ),
    'step.not_approved',
    /stp_/,
  ],
  [
    'the checklist swapped',
    withFiles((f) => {
      const path = [...f.keys()].find((it) => it.startsWith('checklists/')) ?? '';
      replaced(f, path, 'google.com', 'example.com');
    }),
    'checklist.swapped',
    /checklists\//,
  ],
  [
    'a removal altered',
    withFiles((f) =>
      replaced(
        f,
        'removals-0001.jsonl',
        '"removals":[]',
        '"removals":[{"class":"religion","count":3,"detector":"religion@1","rule":"person"}]',
      ),
    ),
    'removal.altered',
    /fnd_.*led_/,
  ],
  [
    'a removal record taken out',
    withFiles((f) => editLines(f, 'removals-0001.jsonl', (lines) => lines.slice(1))),
    'removal.missing',
    /fnd_/,
  ],
  [
    'the stage of the screening changed',
    withFiles((f) => replaced(f, 'screening.json', '"stage":"decided"', '"stage":"released"')),
    'stage.differs',
    'screening.json',
  ],
];

/** History, by somebody who has the ledger’s private key: everything is signed, and what it says is not lawful. */
const WITH_THE_KEY: Fault[] = [
  [
    'who logged also reviewed',
    told((s) => s.set('finding.reviewed', { actor: s.actorOf('finding.logged') })),
    'people.own_work',
    /finding\.reviewed/,
  ],
  [
    'a decision maker searched',
    told((s) => s.set('search.logged', { actor: s.actorOf('decision.recorded') })),
    'people.decider_prepared',
    /search\.logged/,
  ],
  [
    'a decision maker released the packet',
    told((s) => s.set('packet.released', { actor: s.actorOf('decision.recorded') })),
    'people.decider_prepared',
    /packet\.released/,
  ],
  [
    'somebody else decided',
    told((s) => s.set('decision.recorded', { actor: s.actorOf('packet.released') })),
    'people.not_decider',
    /decision\.recorded/,
  ],
  [
    'nobody had assigned the reviewer',
    told((s) =>
      s.drop(
        'assignment.made',
        ({ duty, account_id: who }) => duty === 'reviewer' && who === s.actorOf('finding.reviewed'),
      ),
    ),
    'people.not_assigned',
    /finding\.reviewed/,
  ],
  [
    'the screener was not authorized',
    told((s) =>
      s.drop('authorization.granted', ({ account_id: who }) => who === s.actorOf('finding.logged')),
    ),
    'people.not_authorized',
    /finding\.logged/,
  ],
  [
    'who was away approved their own step',
    told((s) => s.set('step.approved', { actor: s.actorOf('step.recorded') })),
    'people.own_work',
    /step\.approved/,
  ],
  [
    'a search before the consent',
    told((s) => s.move('consent.recorded', 'search.logged')),
    'order.search_before_consent',
    /search\.logged/,
  ],
  [
    'no consent at all',
    told((s) => s.drop('consent.recorded')),
    'order.search_before_consent',
    /search\.logged/,
  ],
  [
    'a finding without a search',
    told((s) => s.setBody('finding.logged', { search_id: 'sch_01M81B7BV00123456789ABCDEF' })),
    'order.finding_without_search',
    /finding\.logged/,
  ],
  [
    'a review before the filter',
    told((s) => s.move('finding.filtered', 'finding.reviewed')),
    'order.review_before_filter',
    /finding\.reviewed/,
  ],
  [
    'a release before the review',
    told((s) => s.move('finding.reviewed', 'packet.released')),
    'order.release_before_review',
    /fnd_/,
  ],
  [
    'a release before the validation',
    told((s) => s.move('finding.validated', 'packet.released')),
    'order.release_before_validation',
    /fnd_/,
  ],
  [
    'the end of gathering left out',
    told((s) => s.drop('screening.completed')),
    'stage.gap',
    /packet\.released/,
  ],
  ['the recall left out', told((s) => s.drop('packet.recalled')), 'packet.state_false', /pkt_/],
  [
    'the opening left out',
    told((s) => s.drop('screening.opened')),
    'order.before_opening',
    /consent\.recorded/,
  ],
  [
    'a time moved back',
    told((s) => s.setTime('finding.reviewed', -30 * 86_400_000)),
    'time.backward',
    /finding\.reviewed/,
  ],
  [
    'a time moved, but not in the id',
    told((s) => s.set('finding.reviewed', { at: '2026-01-01T00:00:00.000Z' })),
    'time.differs',
    /finding\.reviewed/,
  ],
  [
    'a step under another checklist',
    told((s) => s.setBody('step.recorded', { checklist_id: 'chk_01M81B7BV00123456789ABCDEF' })),
    'step.other_checklist',
    /led_/,
  ],
  [
    'a screening opened under another checklist',
    told((s) => s.setBody('screening.opened', { checklist_id: 'chk_01M81B7BV00123456789ABCDEF' })),
    'checklist.not_locked',
    /chk_/,
  ],
  [
    'a checklist that was never published',
    told((s) => s.drop('checklist.published')),
    'checklist.not_published',
    /checklists\//,
  ],
  [
    'a checklist exchanged after the lock',
    told((s) => s.insertChange()),
    'checklist.changed_after_lock',
    /led_/,
  ],
  [
    'another text filtered than was logged',
    told((s) => s.setBody('finding.filtered', { text_digest: 'ab'.repeat(32) })),
    'removal.other_text',
    /finding\.(filtered|reviewed)/,
  ],
  [
    'another text reviewed than was filtered',
    told((s) => s.setBody('finding.reviewed', { safe_text_digest_before: 'ab'.repeat(32) })),
    'removal.other_safe_text',
    /finding\.reviewed/,
  ],
  [
    'a packet with a finding that was withheld',
    told((s) => s.setBody('finding.reviewed', { disposition: 'withhold' })),
    'packet.findings_differ',
    /packet\.json/,
  ],
  [
    'a packet with a better grade',
    told((s) => s.setBody('finding.validated', { grade: 'D' })),
    'packet.findings_differ',
    /packet\.json/,
  ],
  [
    'a packet of somebody else',
    told((s) => s.setBody('candidate.added', { reference: 'C-9999' })),
    'packet.other_candidate',
    /packet\.json/,
  ],
  [
    'a key that the ledger never heard of',
    told((s) => s.drop('packet_key.published')),
    'signature.key_not_published',
    /\.jws/,
  ],
  [
    'a release that names another key',
    told((s) => s.setBody('packet.released', { packet_key_id: 'x' })),
    'signature.other_key',
    /\.jws/,
  ],
  ['a packet that nobody released', told((s) => s.drop('packet.released')), 'packet.not_in_ledger', /pkt_/],
];

describe.each([
  ['the archive', OF_THE_ARCHIVE],
  ['without a key', WITHOUT_A_KEY],
  ['with the ledger’s key', WITH_THE_KEY],
])('a planted fault, %s', (_level, faults) => {
  it.each(faults)('%s', async (_name, forge, code, where) => {
    const found = faultsOf(await forge(filesOf(clean)));
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
  signAnew(files, entriesIn(files), OTHER_SEED);
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

function withFiles(change: (files: Files) => unknown): Fault[1] {
  return (files) => {
    change(files);
    return packed(files);
  };
}

function editLines(files: Files, path: string, change: (lines: string[]) => string[]): void {
  write(
    files,
    path,
    change(linesIn(files, path))
      .map((line) => `${line}\n`)
      .join(''),
  );
}

/** A history that is told otherwise and signed anew. */
function told(change: (story: Story) => void): Fault[1] {
  return (files) => {
    const story = new Story(entriesIn(files));
    change(story);
    signAnew(files, story.entries);
    return packed(files);
  };
}

class Story {
  constructor(public entries: EntryJson[]) {}

  actorOf(kind: string): string {
    return this.first(kind).actor;
  }

  set(kind: string, change: Partial<EntryJson>): void {
    Object.assign(this.first(kind), change);
  }

  setBody(kind: string, change: Members): void {
    Object.assign(this.first(kind).body, change);
  }

  drop(kind: string, which: (body: Members) => boolean = () => true): void {
    const before = this.entries.length;
    this.entries = this.entries.filter((it) => it.kind !== kind || !which(it.body));
    if (this.entries.length === before) throw new Error(`no ${kind} to drop`);
  }

  /** Puts the first entry of a kind behind the first of another, of the same finding where both are of one. */
  move(kind: string, behind: string): void {
    const moved = this.first(kind);
    const rest = this.entries.filter((it) => it !== moved);
    const { finding_id: finding } = moved.body;
    const place = rest.findIndex(
      ({ kind: found, body }) =>
        found === behind &&
        (finding === undefined || body['finding_id'] === undefined || body['finding_id'] === finding),
    );
    if (place < 0) throw new Error(`no ${behind}`);
    this.entries = rest.toSpliced(place + 1, 0, moved);
  }

  /** Moves the time of an entry, and the time in its id with it. */
  setTime(kind: string, by: number): void {
    const entry = this.first(kind);
    const time = Date.parse(entry.at) + by;
    entry.at = new Date(time).toISOString();
    entry.id = `led_${crockford(time)}${entry.id.slice(14)}`;
  }

  insertChange(): void {
    const opened = this.first('screening.opened');
    const checklist = String(opened.body['checklist_id']);
    const body = {
      requisition_id: String(opened.body['requisition_id']),
      checklist_before: checklist,
      checklist_after: 'chk_01M81B7BV00123456789ABCDEF',
    };
    const change = { ...opened, id: `${opened.id.slice(0, -1)}Z`, kind: 'requisition.changed', body };
    const begun = this.entries.indexOf(this.first('search.logged'));
    this.entries = this.entries.toSpliced(begun + 1, 0, change);
  }

  private first(kind: string): EntryJson {
    const found = this.entries.find((it) => it.kind === kind);
    if (found === undefined) throw new Error(`no ${kind}`);
    return found;
  }
}

function crockford(time: number): string {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let rest = time;
  let text = '';
  for (let i = 0; i < 10; i++) {
    text = letters.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
