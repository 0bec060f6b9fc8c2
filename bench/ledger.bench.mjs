#!/usr/bin/env node
// How fast committed entries are placed, taken into the ledger's tree and signed; how fast the whole log is verified, beside
// plain SHA-256 over the same entries in the same run; how many tiles a proof reads in a log of ten million; and what an act
// costs with the ledger and without.
// Usage: npm run build && node bench/ledger.bench.mjs [--quick] [--json FILE]
import { createHash, hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Figures, isQuick, median, millisecondsOf } from './figures.mjs';
import { measureAppend } from './ledger-append.mjs';

const { startEmbeddedPostgres } = await import('../dist/platform/database/embedded-postgres.js');
const { migrate } = await import('../dist/platform/database/migrate.js');
const { LOG_ENTITIES } = await import('../dist/platform/ledger/log/log.entities.js');
const { integrateNext } = await import('../dist/platform/ledger/log/integrate.js');
const { placeNext } = await import('../dist/platform/ledger/log/place.js');
const { verifyLog } = await import('../dist/platform/ledger/log/verify-log.js');
const { signerOf, verifierOf } = await import('../dist/platform/ledger/notes/signed-note.js');
const { GrowingTree } = await import('../dist/platform/ledger/tree/growing-tree.js');
const { leafHashesOf } = await import('../dist/platform/ledger/tree/leaf-hashes.js');
const { consistencyRanges, inclusionRanges } = await import('../dist/platform/ledger/tree/proof-ranges.js');
const { tilesOf } = await import('../dist/platform/ledger/tree/tile-hashes.js');

const ENTRIES = isQuick ? 20_000 : 200_000;
const ROUNDS = isQuick ? 1 : 5;
const TEN_MILLION = 10_000_000;
const BATCH = 20_000;
const signer = signerOf('bench.example/ledger', Buffer.alloc(32, 1));

/** Entries of the usual size, as acts leave them: committed, and waiting for their places. */
const SEED = `INSERT INTO ledger.waiting (id, canonical) SELECT 'led_' || i,
  '{"actor":"acc_01KAN5TQ2M9Z8Y7X6W5V4T3S2R","at":"2026-03-02T15:04:05.000Z","body":{"finding_id":"fnd_01KAN5TQ2M9Z8Y7X6W5V4T3S2R","requisition_id":"req_01KAN5TQ2M9Z8Y7X6W5V4T3S2R","screening_id":"scr_' || i || '"},"id":"led_' || i || '","kind":"finding.logged","version":1}'
  FROM generate_series(1, ${ENTRIES}) AS i`;

/** The median of some rounds, so that neither a cold start nor a neighbour's load decides. */
async function perSecond(work) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await millisecondsOf(work));
  return ENTRIES / (median(rounds) / 1000);
}

async function sequence(source) {
  while ((await placeNext(source, BATCH)) === BATCH);
  while ((await integrateNext(source, signer, BATCH)).added === BATCH);
}

function compute(text) {
  const tree = new GrowingTree(0, () => Buffer.alloc(0));
  tree.append(leafHashesOf(text, ENTRIES));
  tree.takeParts();
  return tree.root();
}

function tileReads(figures) {
  const most = (ranges) => Math.max(...ranges.map((range) => tilesOf(range).length));
  const places = [0, 1, 4_194_303, 6_999_999, TEN_MILLION - 1];
  // A tile is 256 hashes: log256 of ten million levels, and the unfinished tile at each level's edge.
  const goal = { atMost: 2 * Math.ceil(Math.log(TEN_MILLION) / Math.log(256)) };
  figures.add({
    name: 'tiles read for an inclusion proof at 10 million',
    value: most(places.map((place) => inclusionRanges(place, TEN_MILLION))),
    goal,
  });
  figures.add({
    name: 'tiles read for a consistency proof to 10 million',
    value: most(places.map((place) => consistencyRanges(place + 1, TEN_MILLION))),
    goal,
  });
}

const figures = new Figures('ledger');
const dataDir = mkdtempSync(join(tmpdir(), 'fairscreen-bench-'));
let cluster;
let source;
let failed = false;
try {
  cluster = await startEmbeddedPostgres({ dataDir });
  await migrate(cluster.url);
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  await client.query(SEED);
  source = await new DataSource({ type: 'postgres', url: cluster.url, entities: LOG_ENTITIES }).initialize();

  const sequencing = ENTRIES / ((await millisecondsOf(() => sequence(source))) / 1000);
  const { rows } = await client.query('SELECT canonical FROM ledger.entry ORDER BY seq');
  await client.end();
  const entries = rows.map(({ canonical }) => Buffer.from(canonical, 'utf8'));
  const text = rows.map(({ canonical }) => canonical).join('\n');
  const bytes = Buffer.concat(entries);
  // Three readings of "hashing the same bytes": the entries one by one, as one usually writes it; the same with the
  // fastest call that Node has; and all bytes as one text, which no log of entries can be hashed as.
  const usual = await perSecond(() => {
    for (const entry of entries) createHash('sha256').update(entry).digest();
  });
  const oneByOne = await perSecond(() => {
    for (const entry of entries) hash('sha256', entry, 'binary');
  });
  const asOne = await perSecond(() => hash('sha256', bytes));
  const computing = await perSecond(() => compute(text));
  let report;
  const verifying = await perSecond(async () => {
    report = await verifyLog(source.manager, { log: verifierOf(signer), kept: null });
  });
  const unit = 'entries/s';
  figures.add({
    name: 'sequencing: place, tree, sign, store',
    value: sequencing,
    unit,
    goal: { atLeast: 20_000 },
  });
  const goal = { atLeast: 0.5 };
  const readings = [
    [{ name: 'SHA-256 of each entry, createHash', value: usual }, goal],
    [{ name: 'SHA-256 of each entry, crypto.hash', value: oneByOne }, goal],
    [{ name: 'SHA-256 of all bytes as one text', value: asOne }, null],
  ];
  for (const [reference, its] of readings) {
    figures.add({ name: 'tree in memory, 2 hashes an entry', value: computing, unit, reference });
    figures.add({ name: 'verify, database and all', value: verifying, unit, reference, goal: its });
  }
  tileReads(figures);
  figures.note(
    `${ENTRIES} entries of ${Math.round(bytes.length / ENTRIES)} bytes; verifying runs on one thread.`,
  );
  if (!report.intact || report.signed !== ENTRIES) {
    console.error('The log does not verify.');
    failed = true;
  }
} finally {
  await source?.destroy();
  await cluster?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
await measureAppend(figures);
figures.finish();
process.exit(failed ? 1 : 0);
