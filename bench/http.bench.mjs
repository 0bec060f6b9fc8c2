#!/usr/bin/env node
// Logging a finding over HTTP on the real service, with every check, the sealing and the ledger entry, beside a bare
// handler of the same framework that does one INSERT in the same PostgreSQL.
// Usage: npm run build && node bench/http.bench.mjs [--quick] [--json FILE]
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Figures, isQuick, median } from './figures.mjs';
import { databaseOf, dataFolder, listening, processorMs, startService, untilFiltered } from './house.mjs';
import { findingOf, Office } from './office.mjs';
import { runLoad } from './run-load.mjs';

const ROUNDS = isQuick ? 1 : 5;
const SECONDS = isQuick ? 1 : 6;
const CONNECTIONS = 16;
const SCREENINGS = 4;
const BODIES = 200;

const BARE = fileURLToPath(new URL('bare-handler.mjs', import.meta.url));

/** What a request costs the process: with other programs beside it, steadier than the time it takes. */
async function withProcessorTime({ child }, work) {
  const before = processorMs(child.pid);
  const answer = await work();
  return { ...answer, processor: (processorMs(child.pid) - before) / answer.answered };
}

const figures = new Figures('http');
const folder = dataFolder();
let service;
let bare;
let client;
try {
  service = await startService(folder.dataDir);
  const url = await databaseOf(folder.dataDir);
  client = new pg.Client({ connectionString: url });
  await client.connect();
  bare = await listening([BARE], { ...process.env, DATABASE_URL: url });
  const office = new Office(service.address, folder.dataDir);
  await office.openRequisition();
  const screenings = [];
  for (let i = 0; i < SCREENINGS; i++) screenings.push(await office.openScreening());

  const bodiesOf = (searchId) =>
    Array.from({ length: BODIES }, (_, i) => JSON.stringify(findingOf(searchId, i)));
  const fixed = { method: 'POST', connections: CONNECTIONS, headers: office.headers('screener') };
  const logging = (round, seconds) => {
    const { id, searchId } = screenings[round % SCREENINGS];
    const path = `${service.address}/v1/screenings/${id}/findings`;
    return runLoad({ ...fixed, seconds, url: path, bodies: bodiesOf(searchId) });
  };
  const inserting = (seconds) =>
    runLoad({ ...fixed, seconds, url: `${bare.address}/findings`, bodies: bodiesOf('sch_1') });

  await inserting(1);
  await logging(0, isQuick ? 1 : 4);
  await untilFiltered(client);
  const ours = [];
  const theirs = [];
  const reads = [];
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(await withProcessorTime(bare, () => inserting(SECONDS)));
    ours.push(await withProcessorTime(service, () => logging(round, SECONDS)));
    await untilFiltered(client);
    const list = `${service.address}/v1/screenings/${screenings[0].id}/findings`;
    reads.push(await runLoad({ ...fixed, method: 'GET', seconds: SECONDS / 3, url: list }));
  }
  const of = (runs, member) => median(runs.map((run) => run[member]));
  const beside = (member) => ({ name: 'bare INSERT', value: of(theirs, member) });
  const rate = { value: of(ours, 'perSecond'), unit: '/s', reference: beside('perSecond') };
  figures.add({ name: 'log a finding', ...rate, goal: { atLeast: 0.5 } });
  for (const member of ['p50', 'p95', 'p99']) {
    figures.add({
      name: `log a finding, ${member}`,
      value: of(ours, member),
      unit: 'ms',
      reference: beside(member),
    });
  }
  figures.add({
    name: 'log a finding, p99 beside p50',
    value: of(ours, 'p99'),
    unit: 'ms',
    reference: { name: 'its p50', value: of(ours, 'p50') },
    goal: { atMost: 4 },
  });
  if (!Number.isNaN(of(ours, 'processor'))) {
    const used = { value: of(ours, 'processor'), unit: 'ms', reference: beside('processor') };
    figures.add({ name: 'log a finding, processor time of the process', ...used });
  }
  figures.add({
    name: 'first page of a list',
    value: of(reads, 'perSecond'),
    unit: '/s',
    reference: beside('perSecond'),
  });
  figures.note(
    `${CONNECTIONS} connections, ${ROUNDS} alternated rounds of ${SECONDS} s; one process does everything, the filter too`,
  );
} finally {
  await bare?.stop();
  await client?.end();
  await service?.stop();
  folder.remove();
}
figures.finish();
