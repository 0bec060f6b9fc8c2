import { digestOf } from '../../../src/auditor/bundle/bundle-file.js';
import { exportBundle } from '../exported.js';
import {
  contentOf,
  entriesIn,
  filesOf,
  jsonIn,
  linesIn,
  listAnew,
  type Members,
  packed,
  replaced,
  signAnew,
  write,
} from '../forger.js';
import { editLines, type Fault, FORGERS_KEY, withFiles } from './fault.js';

/** The contents, by somebody who has the bundle and no key. */
export const WITHOUT_A_KEY: Fault[] = [
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
      const forged = new Map(f);
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
    async (files, { at }) => {
      const other = filesOf(await exportBundle(at));
      for (const path of other.keys())
        if (path.startsWith('anchor/')) files.set(path, contentOf(other, path));
      return packed(files);
    },
    'manifest.altered',
    'manifest.json',
  ],
  [
    'a packet altered',
    withFiles((f, { at }) => replaced(f, `packets/${at.packetId}/packet.json`, 'burn', 'turn')),
    'packet.altered',
    /packet\.json/,
  ],
  [
    'the page of a packet altered',
    withFiles((f, { at }) => replaced(f, `packets/${at.packetId}/packet.html`, 'burn', 'turn')),
    'packet.format_altered',
    /packet\.html/,
  ],
  [
    'the PDF of a packet altered',
    withFiles((f, { at }) => {
      const path = `packets/${at.packetId}/packet.pdf`;
      f.set(path, Buffer.concat([contentOf(f, path), Buffer.from('%')]));
    }),
    'packet.format_altered',
    /packet\.pdf/,
  ],
  [
    'a packet altered, and the index with it',
    withFiles((f, { at }) => {
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
    withFiles((f, { at }) => f.delete(`packets/${at.packetId}/packet.html`)),
    'packet.format_missing',
    /packet\.html/,
  ],
  [
    'the signature of another file',
    withFiles((f, { at }) => {
      const folder = `packets/${at.packetId}`;
      f.set(`${folder}/packet.html.jws`, contentOf(f, `${folder}/packet.pdf.jws`));
    }),
    'signature.wrong',
    /packet\.html\.jws/,
  ],
  [
    'a signature that asks for no algorithm',
    withFiles((f, { at }) => {
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
