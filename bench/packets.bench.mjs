#!/usr/bin/env node
// Releasing a packet, through every gate, and reading it, in each format; beside one INSERT and one SELECT of a bare
// handler in the same PostgreSQL.
// Usage: npm run build && node bench/packets.bench.mjs [--quick] [--json FILE]
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Figures, isQuick, median, millisecondsOf } from './figures.mjs';
import { databaseOf, dataFolder, listening, startService, untilFiltered } from './house.mjs';
import { findingOf, Office } from './office.mjs';
import { runLoad } from './run-load.mjs';

const CASES = isQuick ? 2 : 12;
const FINDINGS = 5;
const ROUNDS = isQuick ? 1 : 5;
const SECONDS = isQuick ? 1 : 3;
const CONNECTIONS = 16;
const BARE = fileURLToPath(new URL('bare-handler.mjs', import.meta.url));

const VALIDATION = {
  identifiers: ['handle_supplied', 'full_name'],
  considered: ['edited', 'parody', 'hacked', 'shared_account', 'namesake', 'archive_copy_checked'],
  corroborating_sources: 1,
};

/** A screening ready for release: searched, validated and reviewed. */
async function readyCase(office, client) {
  const { id, searchId } = await office.openScreening();
  const found = [];
  for (let i = 0; i < FINDINGS; i++)
    found.push(
      await office.send('screener', 'POST', `/v1/screenings/${id}/findings`, findingOf(searchId, i)),
    );
  for (const { key } of office.checklist.steps) {
    const result = { outcome: 'done', minutes_spent: 15 };
    await office.send('screener', 'POST', `/v1/screenings/${id}/steps/${key}/result`, result);
  }
  await untilFiltered(client);
  for (const finding of found)
    await office.send('screener', 'POST', `/v1/findings/${finding.id}/validations`, VALIDATION);
  await office.send('screener', 'POST', `/v1/screenings/${id}/completion`, {});
  for (const finding of found) {
    const { version } = await office.send('reviewer', 'GET', `/v1/findings/${finding.id}/redaction`);
    await office.send('reviewer', 'POST', `/v1/findings/${finding.id}/redaction-reviews`, {
      finding_version: version,
      disposition: 'include',
      criterion_id: office.requisition.criteria[0].id,
    });
  }
  return id;
}

const figures = new Figures('packets');
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
  const cases = [];
  for (let i = 0; i <= CASES; i++) cases.push(await readyCase(office, client));

  const insert = (number) =>
    fetch(`${bare.address}/findings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(findingOf('sch_1', number)),
    }).then((answer) => answer.json());
  const releases = [];
  const inserts = [];
  let packetId;
  let row = await insert(0);
  for (const [i, id] of cases.entries()) {
    const bareMs = await millisecondsOf(async () => {
      row = await insert(i);
    });
    const ms = await millisecondsOf(async () => {
      packetId = (await office.send('coordinator', 'POST', `/v1/screenings/${id}/releases`)).packet_id;
    });
    // The first of each warms up.
    if (i === 0) continue;
    releases.push(ms);
    inserts.push(bareMs);
  }
  const reference = { name: 'bare INSERT', value: median(inserts) };
  figures.add({ name: `release of ${FINDINGS} findings`, value: median(releases), unit: 'ms', reference });

  const headers = office.headers('hiring_manager');
  const read = (address, path) =>
    runLoad({ method: 'GET', url: `${address}${path}`, headers, connections: CONNECTIONS, seconds: SECONDS });
  const formats = [
    ['JSON', `/v1/packets/${packetId}`],
    ['JSON file', `/v1/packets/${packetId}/files/json`],
    ['page', `/v1/packets/${packetId}/files/html`],
    ['PDF', `/v1/packets/${packetId}/files/pdf`],
  ];
  for (const [format, path] of formats) {
    const ours = [];
    const theirs = [];
    await read(service.address, path);
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push((await read(bare.address, `/findings/${row.id}`)).perSecond);
      ours.push((await read(service.address, path)).perSecond);
    }
    const beside = { name: 'bare SELECT', value: median(theirs) };
    figures.add({ name: `read a packet, ${format}`, value: median(ours), unit: '/s', reference: beside });
  }
  figures.note(
    'All formats are made, signed and stored at the release. Reading one is an act: each is a ledger entry',
  );
} finally {
  await bare?.stop();
  await client?.end();
  await service?.stop();
  folder.remove();
}
figures.finish();
