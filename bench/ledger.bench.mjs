#!/usr/bin/env node
// How fast committed entries are taken into the ledger's tree and how fast the whole log is verified, beside plain SHA-256
// over the same bytes in the same run; and how many tiles a proof reads in a log of ten million (computed, not stored).
// Usage: npm run build && node bench/ledger.bench.mjs [--quick]
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Figures, isQuick } from './figures.mjs';

const { startEmbeddedPostgres } = await import('../dist/platform/database/embedded-postgres.js');
const { migrate } = await import('../dist/platform/database/migrate.js');
const { LOG_ENTITIES } = await import('../dist/platform/ledger/log/log.entities.js');
const { integrateNext } = await import('../dist/platform/ledger/log/integrate.js');
const { verifyLog } = await import('../dist/platform/ledger/log/verify-log.js');
const { signerOf, verifierOf } = await import('../dist/platform/ledger/notes/signed-note.js');
const { GrowingTree } = await import('../dist/platform/ledger/tree/growing-tree.js');
const { leafHash } = await import('../dist/platform/ledger/tree/merkle.js');
const { follow, GENESIS } = await import('../dist/platform/ledger/verify-chain.js');
const { consistencyRanges, inclusionRanges } = await import('../dist/platform/ledger/tree/proof-ranges.js');
const { tilesOf } = await import('../dist/platform/ledger/tree/tile-hashes.js');

const ENTRIES = isQuick ? 10_000 : 100_000;
const TEN_MILLION = 10_000_000;
const BATCH = 20_000;
const signer = signerOf('bench.example/ledger', Buffer.alloc(32, 1));

/** A chain of entries of the usual size, made by the database in one statement each thousand. */
const SEED = `DO $$ DECLARE last bytea := decode(repeat('00', 32), 'hex'); line text; BEGIN
  FOR i IN 1..${ENTRIES} LOOP
    line := '{"actor":"acc_01KAN5TQ2M9Z8Y7X6W5V4T3S2R","at":"2026-03-02T15:04:05.000Z","body":{"finding_id":"fnd_01KAN5TQ2M9Z8Y7X6W5V4T3S2R","requisition_id":"req_01KAN5TQ2M9Z8Y7X6W5V4T3S2R","screening_id":"scr_' || i || '"},"id":"led_' || i || '","kind":"finding.logged","version":1}';
    INSERT INTO ledger.entry (seq, canonical, previous_hash, hash)
      VALUES (i, line, last, sha256(last || convert_to(line, 'UTF8'))) RETURNING hash INTO last;
  END LOOP; END $$`;

async function perSecond(work) {
  const start = process.hrtime.bigint();
  await work();
  return ENTRIES / (Number(process.hrtime.bigint() - start) / 1e9);
}

function compute(rows) {
  const tree = new GrowingTree(0, () => Buffer.alloc(0));
  let head = GENESIS;
  for (const row of rows) {
    head = follow(head, row);
    tree.append(leafHash(row.canonical));
  }
  tree.takeParts();
  return tree.root();
}

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
  await client.query('ANALYZE ledger.entry');
  const { rows } = await client.query(
    'SELECT seq::int, canonical, previous_hash AS "previousHash", hash FROM ledger.entry ORDER BY seq',
  );
  await client.end();
  source = await new DataSource({ type: 'postgres', url: cluster.url, entities: LOG_ENTITIES }).initialize();

  const sequencing = await perSecond(async () => {
    while ((await integrateNext(source, signer, BATCH)).added === BATCH);
  });
  const plain = await perSecond(() => {
    for (const { canonical } of rows) createHash('sha256').update(canonical, 'utf8').digest();
  });
  const computing = await perSecond(() => compute(rows));
  let report;
  const verifying = await perSecond(async () => {
    report = await verifyLog(source.manager, { log: verifierOf(signer), kept: null });
  });
  const figures = new Figures('ledger');
  const reference = { name: 'SHA-256 of the same bytes', value: plain };
  const unit = 'entries/s';
  figures.add({ name: 'sequencing, per second', value: sequencing, unit, goal: { atLeast: 20_000 } });
  figures.add({ name: 'chain and tree, in memory', value: computing, unit, reference });
  figures.add({
    name: 'verify, database and all',
    value: verifying,
    unit,
    reference,
    goal: { atLeast: 0.5 },
  });
  const most = (ranges) => Math.max(...ranges.map((range) => tilesOf(range).length));
  const places = [0, 1, 4_194_303, 6_999_999, TEN_MILLION - 1];
  const tiles = (ranges) => most(places.map(ranges));
  figures.add({
    name: 'tiles of an inclusion proof at 10 million',
    value: tiles((place) => inclusionRanges(place, TEN_MILLION)),
  });
  figures.add({
    name: 'tiles of a consistency proof to 10 million',
    value: tiles((place) => consistencyRanges(place + 1, TEN_MILLION)),
  });
  figures.finish();
  if (!report.intact || report.signed !== ENTRIES) {
    console.error('The log does not verify.');
    failed = true;
  }
} finally {
  await source?.destroy();
  await cluster?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
