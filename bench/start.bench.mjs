#!/usr/bin/env node
// From the command to "ready": cold, with everything still to be made, and warm; beside Node and the framework alone.
// And the memory of the process, idle and under load.
// Usage: npm run build && node bench/start.bench.mjs [--quick] [--json FILE]
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Figures, isQuick, median, millisecondsOf } from './figures.mjs';
import { databaseOf, dataFolder, listening, startService } from './house.mjs';
import { findingOf, Office } from './office.mjs';
import { runLoad } from './run-load.mjs';

const ROUNDS = isQuick ? 1 : 5;
const BARE = fileURLToPath(new URL('bare-handler.mjs', import.meta.url));

/** Resident memory of a process, in MB; null where the system does not tell. */
function residentMb(pid) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

async function untilReady({ address }) {
  while (!(await fetch(`${address}/health/ready`)).ok) await pause(10);
}

const figures = new Figures('start');
const cold = [];
const warm = [];
const bare = [];
const memory = { idle: [], loaded: [], bareIdle: [], bareLoaded: [] };
for (let round = 0; round < ROUNDS; round++) {
  const folder = dataFolder();
  let service;
  let handler;
  try {
    const start = async () => {
      service = await startService(folder.dataDir);
      await untilReady(service);
    };
    cold.push(await millisecondsOf(start));
    await service.stop();
    warm.push(await millisecondsOf(start));
    const url = await databaseOf(folder.dataDir);
    bare.push(
      await millisecondsOf(async () => {
        handler = await listening([BARE], { ...process.env, DATABASE_URL: url });
      }),
    );
    await pause(1000);
    memory.idle.push(residentMb(service.child.pid));
    memory.bareIdle.push(residentMb(handler.child.pid));
    const office = new Office(service.address, folder.dataDir);
    await office.openRequisition();
    const { id, searchId } = await office.openScreening();
    const bodies = Array.from({ length: 200 }, (_, i) => JSON.stringify(findingOf(searchId, i)));
    const job = {
      method: 'POST',
      headers: office.headers('screener'),
      bodies,
      connections: 16,
      seconds: isQuick ? 1 : 8,
    };
    await runLoad({ ...job, url: `${service.address}/v1/screenings/${id}/findings` });
    memory.loaded.push(residentMb(service.child.pid));
    await runLoad({ ...job, url: `${handler.address}/findings` });
    memory.bareLoaded.push(residentMb(handler.child.pid));
  } finally {
    await handler?.stop();
    await service?.stop();
    folder.remove();
  }
}
const reference = { name: 'bare handler', value: median(bare) };
figures.add({ name: 'start, cold (new database)', value: median(cold), unit: 'ms', reference });
figures.add({ name: 'start, warm', value: median(warm), unit: 'ms', reference });
if (memory.idle.includes(null)) {
  figures.note('Memory: not measured, this system has no /proc');
} else {
  const beside = (runs) => ({ name: 'bare handler', value: median(runs) });
  figures.add({
    name: 'memory, idle',
    value: median(memory.idle),
    unit: 'MB',
    reference: beside(memory.bareIdle),
  });
  figures.add({
    name: 'memory, under load',
    value: median(memory.loaded),
    unit: 'MB',
    reference: beside(memory.bareLoaded),
  });
}
figures.finish();
