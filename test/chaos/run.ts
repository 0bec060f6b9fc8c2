import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { FAULTS } from './faults.js';
import { House } from './house.js';
import { StreamingOffice } from './streaming-office.js';
import { tallyOf } from './tally.js';

// npm run chaos -- --seconds 60 --seed 7: findings stream in while things break, one after the other. At the end
// every accepted finding must be there once, filtered or held, and the ledger intact; the exit code says so.

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
  },
});
const seconds = Number(values.seconds);
const seed = Number(values.seed);
if (!(seconds > 0) || !Number.isInteger(seed)) {
  process.stderr.write('Usage: npm run chaos -- [--seconds 60] [--seed 7]\n');
  process.exit(64);
}

const CLIENTS = 6;
const SETTLING_MS = 120_000;

/** Mulberry32: the same seed strikes with the same faults in the same order. */
function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(seed);
const house = await House.build();
const office = new StreamingOffice(house.dataDir, () => house.address);
const accepted: string[] = [];
const struck = new Map<string, number>();
let isStriking = true;

async function client(number: number): Promise<void> {
  for (let i = 0; isStriking; i++) {
    const words = `Post ${number}-${i}: I will burn the depot down. My mosque prays for me.`;
    accepted.push(await office.log(words));
    await pause(10);
  }
}

async function strikes(): Promise<void> {
  const end = Date.now() + seconds * 1000;
  const order = [...FAULTS].filter(({ name }) => name !== 'disk full' || house.ownDisk !== null);
  // Each once in the seed's order, then as it comes.
  for (let i = 0; Date.now() < end; i++) {
    await pause(300 + random() * 1500);
    const at =
      i < order.length ? i + Math.floor(random() * (order.length - i)) : Math.floor(random() * order.length);
    const fault = order[at];
    if (fault === undefined) continue;
    if (i < order.length) [order[i], order[at]] = [fault, order[i] ?? fault];
    process.stdout.write(
      `${new Date().toISOString()}  ${String(accepted.length).padStart(6)} accepted  ${fault.name}\n`,
    );
    await fault.strike(house, random);
    struck.set(fault.name, (struck.get(fault.name) ?? 0) + 1);
  }
  isStriking = false;
}

try {
  await office.open();
  await Promise.all([strikes(), ...Array.from({ length: CLIENTS }, (_, number) => client(number))]);
  await office.untilNoneWaits(SETTLING_MS);
  const tally = await tallyOf(office, house.dataDir, accepted);
  const report = {
    seed,
    seconds,
    faults: Object.fromEntries(struck),
    disk_full_tried: house.ownDisk !== null,
    ...tally,
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (house.ownDisk === null)
    process.stdout.write('NOT TRIED: a full disk; this user may not mount one of its own.\n');
  process.exitCode = tally.broken.length > 0 ? 1 : 0;
} finally {
  await house.close();
}
