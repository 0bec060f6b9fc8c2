#!/usr/bin/env node
// A page of a list by cursor, the first one and one in the middle, while the list grows from a thousand rows to a
// million: it must cost the same.
// Usage: npm run build && node bench/lists.bench.mjs [--quick] [--json FILE]
import pg from 'pg';
import { Figures, isQuick, median } from './figures.mjs';
import { databaseOf, dataFolder, startService, untilFiltered } from './house.mjs';
import { findingOf, Office } from './office.mjs';
import { runLoad } from './run-load.mjs';
import { cursorAt, seeder } from './seed-lists.mjs';

const SIZES = isQuick ? [1_000, 10_000] : [1_000, 10_000, 100_000, 1_000_000];
const ROUNDS = isQuick ? 1 : 3;
const REQUESTS = isQuick ? 15 : 60;

const figures = new Figures('lists');
const folder = dataFolder();
let service;
let client;
try {
  service = await startService(folder.dataDir);
  client = new pg.Client({ connectionString: await databaseOf(folder.dataDir) });
  await client.connect();
  const office = new Office(service.address, folder.dataDir);
  await office.openRequisition();
  const { id, searchId } = await office.openScreening();
  await office.send('screener', 'POST', `/v1/screenings/${id}/findings`, findingOf(searchId, 1));
  await untilFiltered(client);
  const requisition = `requisition_id=${office.requisition.id}`;
  const lists = [
    ['candidates', 'coordinator', '/v1/candidates?', 'cnd'],
    ['screenings', 'coordinator', `/v1/screenings?`, 'scr'],
    ['screenings of a requisition', 'screener', `/v1/screenings?${requisition}&`, 'scr'],
    ['findings of a screening', 'screener', `/v1/screenings/${id}/findings?`, 'fnd'],
    ['filtered findings', 'coordinator', `/v1/screenings/${id}/filtered-findings?`, 'fnd'],
  ];
  const seed = await seeder(client, id);
  const first = new Map();
  for (const size of SIZES) {
    await seed(size);
    const times = new Map();
    for (let round = 0; round <= ROUNDS; round++) {
      // Making the rows may have taken longer than an access token lives.
      for (const role of ['coordinator', 'screener']) await office.logIn(role);
      for (const [name, role, path, prefix] of lists) {
        for (const [where, query] of [
          ['first page', ''],
          ['page in the middle', `&cursor=${cursorAt(prefix, size / 2)}`],
        ]) {
          const url = `${service.address}${path}limit=25${query}`;
          const headers = office.headers(role);
          const { p50 } = await runLoad({ method: 'GET', url, headers, connections: 1, requests: REQUESTS });
          const key = `${name}, ${where}`;
          // The first round is for warming up.
          if (round > 0) times.set(key, [...(times.get(key) ?? []), p50]);
        }
      }
    }
    for (const [key, runs] of times) {
      const value = median(runs);
      if (size === SIZES[0]) first.set(key, value);
      const reference = size === SIZES[0] ? null : { name: `of ${SIZES[0]} rows`, value: first.get(key) };
      const goal = reference === null ? {} : { goal: { atMost: 1.5 } };
      figures.add({ name: `${key}, of ${size.toLocaleString('en')}`, value, unit: 'ms', reference, ...goal });
    }
  }
  figures.note(`Median of ${REQUESTS} pages of 25, one after the other, and of ${ROUNDS} rounds`);
} finally {
  await client?.end();
  await service?.stop();
  folder.remove();
}
figures.finish();
