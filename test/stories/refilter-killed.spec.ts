import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StreamingOffice } from '../chaos/streaming-office.js';
import { query, removeFolder, temporaryFolder } from '../support/killable-cluster.js';
import { FIRST_RULES, SECOND_RULES } from '../support/second-rules.js';
import { databaseOf, ServiceProcess } from '../support/service-process.js';

const KILLS = 3;
/** Three chunks of a hundred. */
const FINDINGS = 300;

let folder: string;
let dataDir: string;
let service: ServiceProcess;

describe('a process that is killed while it filters everything again', () => {
  beforeAll(async () => {
    folder = temporaryFolder(0o711);
    dataDir = join(folder, 'data');
    service = await ServiceProcess.start(dataDir);
  }, 60_000);

  afterAll(async () => {
    await service.end('SIGTERM');
    removeFolder(folder, dataDir);
  }, 30_000);

  it('filters each finding once, loses none, and comes to its end', async () => {
    const office = new StreamingOffice(dataDir, () => service.address);
    await office.open();
    const client = async (number: number): Promise<void> => {
      for (let i = number; i < FINDINGS; i += 6) {
        await office.log(
          i % 3 === 0 ? `Post ${i}: I will burn the depot down.` : `Post ${i}: I keyed his car.`,
        );
      }
    };
    await Promise.all(Array.from({ length: 6 }, (_, number) => client(number)));
    await office.untilNoneWaits(60_000);

    await service.end('SIGTERM');
    service = await ServiceProcess.startUnderSecondRules(dataDir);
    const run = await office.until('administrator', 'POST', '/v1/refilter-runs');
    expect(run).toMatchObject({ state: 'running', total: FINDINGS, ruleset_digest: SECOND_RULES.digest });
    const path = `/v1/refilter-runs/${run['id']}`;
    const seen: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      await pause(randomInt(100, 500));
      seen.push(Number((await office.until('administrator', 'GET', path))['done']));
      await service.end('SIGKILL');
      service = await ServiceProcess.startUnderSecondRules(dataDir);
    }
    let now = await office.until('administrator', 'GET', path);
    for (const end = Date.now() + 120_000; now['state'] === 'running' && Date.now() < end; await pause(250)) {
      now = await office.until('administrator', 'GET', path);
    }
    expect(now).toMatchObject({
      state: 'done',
      done: FINDINGS,
      changed: FINDINGS / 3,
      unchanged: (2 * FINDINGS) / 3,
      failed: 0,
    });
    // Killed in the middle, not before or after.
    expect(seen.some((done) => done > 0 && done < FINDINGS)).toBe(true);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    const url = databaseOf(dataDir);
    const stale = 'SELECT count(*)::int AS count FROM vault.finding WHERE ruleset_digest = $1';
    expect(await query(url, stale, [FIRST_RULES.digest])).toEqual([{ count: 0 }]);
    const entries = `SELECT count(*)::int AS entries, count(DISTINCT canonical::jsonb #>> '{body,finding_id}')::int AS findings
      FROM ledger.recorded WHERE canonical::jsonb #>> '{body,refilter_run_id}' = $1 AND kind LIKE 'finding.%'`;
    expect(await query(url, entries, [run['id']])).toEqual([{ entries: FINDINGS, findings: FINDINGS }]);
    const leaked = "SELECT count(*)::int AS count FROM desk.filtered_finding WHERE safe_text LIKE '%depot%'";
    expect(await query(url, leaked)).toEqual([{ count: 0 }]);
    expect(office.surprises).toEqual([]);
  }, 240_000);
});
