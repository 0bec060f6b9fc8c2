import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { StreamingOffice } from '../chaos/streaming-office.js';
import { tallyOf } from '../chaos/tally.js';
import { removeFolder } from '../support/killable-cluster.js';
import { databaseOf, demoLogin, ServiceProcess } from '../support/service-process.js';
import { oldRowsGo, sweeperIsOnTime } from './clocks.js';
import { promisesOf } from './promises.js';
import { type Sample, sample } from './samples.js';

// npm run soak -- --minutes 2: people work, log in and get passwords wrong, for as long as it is asked, and the service
// must not grow. At the end every accepted finding must be there once, and what is old must go. The exit code says so.

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '2' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  process.stderr.write('Usage: npm run soak -- [--minutes 2]\n');
  process.exit(64);
}

const CLIENTS = 4;
const SAMPLES = 90;
const SETTLING_MS = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'fairscreen-soak-'));
chmodSync(folder, 0o711);
const dataDir = join(folder, 'data');
let service = await ServiceProcess.start(dataDir);
const office = new StreamingOffice(dataDir, () => service.address);
const accepted: string[] = [];
let isWorking = true;

async function client(number: number): Promise<void> {
  for (let i = 0; isWorking; i++) {
    const words = `Post ${number}-${i}: I will burn the depot down. My mosque prays for me.`;
    accepted.push(await office.log(words));
    if (i % 20 === 0) await office.send('screener', 'GET', `${office.findingsPath}?limit=100`);
    await pause(20);
  }
}

/** New sessions again and again, and passwords that are wrong, each from somebody else. */
async function door(): Promise<void> {
  for (let i = 0; isWorking; i++) {
    const wrong = { email: `nobody-${i}@example.org`, password: 'not the password at all' };
    await office.send('screener', 'POST', '/v1/sessions', wrong);
    await office.send('auditor', 'POST', '/v1/sessions', demoLogin(dataDir, 'auditor'));
    await pause(500);
  }
}

async function watch(): Promise<Sample[]> {
  const samples: Sample[] = [];
  const everyMs = (minutes * 60_000) / SAMPLES;
  for (let i = 0; i < SAMPLES; i++) {
    await pause(everyMs);
    samples.push(await sample(service.address, databaseOf(dataDir)));
    const last = samples.at(-1);
    if (i % 10 === 9) process.stdout.write(`${new Date().toISOString()}  ${JSON.stringify(last)}\n`);
  }
  isWorking = false;
  return samples;
}

try {
  await office.open();
  const clients = Array.from({ length: CLIENTS }, (_, number) => client(number));
  const [samples] = await Promise.all([watch(), door(), ...clients]);
  await office.untilNoneWaits(SETTLING_MS);
  const promises = [...promisesOf(samples), await sweeperIsOnTime(databaseOf(dataDir))];
  const tally = await tallyOf(office, dataDir, accepted);
  promises.push(
    await oldRowsGo(dataDir, async () => {
      await service.end('SIGTERM');
      service = await ServiceProcess.start(dataDir);
    }),
  );
  for (const { promise, kept, figure } of promises) {
    process.stdout.write(`${kept ? 'kept  ' : 'BROKEN'}  ${promise}: ${figure}\n`);
  }
  process.stdout.write(`${JSON.stringify({ minutes, ...tally }, null, 2)}\n`);
  process.exitCode = promises.every(({ kept }) => kept) && tally.broken.length === 0 ? 0 : 1;
} finally {
  isWorking = false;
  await service.end('SIGTERM');
  removeFolder(folder, dataDir);
}
