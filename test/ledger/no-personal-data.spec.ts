import { createHash } from 'node:crypto';
import { CANARY, WITHHELD } from '../adversary/seeded-case.js';
import { asRole } from '../support/database.js';
import type { TestService } from '../support/service.js';
import { closeHouse, everyAct, type House, openHouse } from './acts/story.js';

/** What the story of every act tells of its candidate, posts and answers, and short texts that one would guess first. */
const GUESSES = [
  `${CANARY}name Example`,
  `${CANARY}other`,
  `${CANARY}handle`,
  `${CANARY}account`,
  `${CANARY}url`,
  `https://social.example/${CANARY}url`,
  `${CANARY}title`,
  `${CANARY}author`,
  `"${CANARY}query"`,
  `${CANARY}note`,
  'Columbus',
  'jordan_example',
  'RC-2 schedule 2026-014',
  '2026-CV-01187',
  'APP-2026-0113',
  'correct horse battery staple',
];

let house: House;
let service: TestService;
let rows: string[];
let texts: string[];

beforeAll(async () => {
  house = await openHouse();
  service = house.service;
  const at = await everyAct(house);
  await asRole(service.database, 'sequencer', 'SELECT ledger.place(100000)');
  const stored = await asRole(service.database, 'owner', 'SELECT e::text AS row FROM ledger.entry e');
  rows = stored.map(({ row }) => String(row));
  const desk = await asRole(
    service.database,
    'owner',
    'SELECT safe_text FROM desk.filtered_finding UNION ALL SELECT safe_text FROM desk.filtered_statement',
  );
  const captures = await asRole(service.database, 'owner', 'SELECT capture_digest FROM vault.finding');
  const finding = await at.screener.get(`/v1/findings/${at.ids.get('fnd')}`).expect(200);
  texts = [
    ...GUESSES,
    String(finding.body.excerpt),
    ...captures.map(({ capture_digest }) => String(capture_digest)),
    ...desk.flatMap(({ safe_text }) => (safe_text === null ? [] : [String(safe_text)])),
  ];
}, 240_000);
afterAll(() => closeHouse(house));

it('was a story in which there is something to find', () => {
  expect(rows.length).toBeGreaterThan(100);
  expect(texts.filter((text) => text.includes(CANARY)).length).toBeGreaterThan(8);
  expect(texts.length).toBeGreaterThan(GUESSES.length + 4);
});

it('no column of any entry holds a word of a candidate, a post, an answer or an account', () => {
  const marks = [
    CANARY,
    WITHHELD,
    'depot',
    'mosque',
    'jordan',
    'example.org',
    'columbus',
    '614 555',
    'horse',
  ];
  for (const mark of [...marks, 'app-2026', 'rc-2 schedule', '2026-cv']) {
    expect(rows.filter((row) => row.toLowerCase().includes(mark))).toEqual([]);
  }
});

it('no entry holds an unkeyed digest of a known text, in any writing, or the text itself', () => {
  const all = rows.join('\n');
  const found = texts.flatMap((text) =>
    ['sha256', 'sha1', 'sha512', 'md5'].flatMap((algorithm) =>
      (['hex', 'base64', 'base64url'] as const).flatMap((form) => {
        const variants = [text, text.toLowerCase(), text.trim(), JSON.stringify(text)];
        return variants.filter((variant) => all.includes(createHash(algorithm).update(variant).digest(form)));
      }),
    ),
  );
  expect(found).toEqual([]);
  expect(texts.filter((text) => text.length > 5 && all.includes(text))).toEqual([]);
});

it('after a disposal no key is left that a digest of the screening could be held against', async () => {
  const disposed = await asRole(
    service.database,
    'owner',
    'SELECT screening_id FROM screenings.disposal WHERE approved_at IS NOT NULL',
  );
  expect(disposed.length).toBeGreaterThan(0);
  const keys = await asRole(
    service.database,
    'owner',
    `SELECT 1 FROM screenings.digest_key WHERE screening_id = ANY ($1)
     UNION ALL SELECT 1 FROM vault.screening_key WHERE screening_id = ANY ($1) AND wrapped_key IS NOT NULL`,
    [disposed.map(({ screening_id }) => screening_id)],
  );
  expect(keys).toEqual([]);
});
