import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StreamingOffice } from '../chaos/streaming-office.js';
import { tallyOf } from '../chaos/tally.js';
import { removeFolder, temporaryFolder } from '../support/killable-cluster.js';
import { ServiceProcess } from '../support/service-process.js';

const KILLS = 3;
const CLIENTS = 6;

let folder: string;
let dataDir: string;
let service: ServiceProcess;

describe('a process that is killed while findings are logged and filtered', () => {
  beforeAll(async () => {
    folder = temporaryFolder(0o711);
    dataDir = join(folder, 'data');
    service = await ServiceProcess.start(dataDir);
  }, 60_000);

  afterAll(async () => {
    await service.end('SIGTERM');
    removeFolder(folder, dataDir);
  }, 30_000);

  it('loses no accepted finding, doubles none, and leaves none unfiltered', async () => {
    const office = new StreamingOffice(dataDir, () => service.address);
    await office.open();
    const accepted: string[] = [];
    let killing = true;

    const client = async (number: number): Promise<void> => {
      for (let i = 0; killing || i < 5; i++) {
        const excerpt = `Post ${number}-${i}: I will burn the depot down. My mosque prays for me.`;
        accepted.push(await office.log(excerpt));
        await pause(20);
      }
    };
    const killer = async (): Promise<void> => {
      for (let kill = 0; kill < KILLS; kill++) {
        await pause(randomInt(500, 2500));
        await service.end('SIGKILL');
        service = await ServiceProcess.start(dataDir);
      }
      killing = false;
    };
    await Promise.all([killer(), ...Array.from({ length: CLIENTS }, (_, number) => client(number))]);
    await office.untilNoneWaits(60_000);

    expect(accepted.length).toBeGreaterThanOrEqual(CLIENTS * 5);
    const tally = await tallyOf(office, dataDir, accepted);
    expect(tally).toMatchObject({
      broken: [],
      stored: accepted.length,
      filtered: accepted.length - tally.held,
    });
  }, 150_000);
});
