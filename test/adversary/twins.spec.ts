import { LOGIN_VARIABLES, SIDES } from '../../src/platform/config/sides.js';
import { roleUrl } from '../../src/platform/database/room-roles.js';
import { decide, finishGathering, include, releasedPacket, STRONG } from '../stories/controls/casefile.js';
import {
  findingOf,
  IDENTITY,
  type OpenScreening,
  openScreening,
  searchOf,
  untilFiltered,
} from '../stories/vault/casework.js';
import { asRole, TEST_MASTER_KEY } from '../support/database.js';
import { readPdf } from '../support/read-pdf.js';
import { PASSWORD, TestService } from '../support/service.js';
import { ServiceProcess } from '../support/service-process.js';
import { ABSENT, Assault, malformedBodies, malformedPaths, sampled, wellFormed } from './attack.js';
import type { Attacker } from './cast.js';
import { type Operation, operationsOf } from './operations.js';
import { Oracle } from './oracle.js';
import { randomOf, seedOfRun } from './random.js';
import { type Answer, inParallel, Wire } from './wire.js';

// Two offices whose cases differ only in what was withheld and in what was removed. Each has a hiring process of its
// own. Their hiring managers ask everything the process offers, and must not be able to tell the two apart.

const SEED = seedOfRun();

interface Twin {
  readonly office: TestService;
  readonly at: OpenScreening;
  readonly packetId: string;
  readonly side: ServiceProcess;
  readonly wire: Wire;
  readonly manager: Attacker;
}

let twins: readonly [plain: Twin, rich: Twin];
let operations: Operation[];

beforeAll(async () => {
  twins = [
    await openTwin({ class: 'church', withheld: [] }),
    await openTwin({
      class: 'mosque',
      withheld: [
        'I keyed the cars of the whole crew again.',
        'My doctor says the diabetes is back. I will punch him.',
      ],
    }),
  ];
  const document = await twins[0].wire.ask({ method: 'GET', path: '/docs-json' });
  operations = operationsOf(JSON.parse(document.text));
}, 180_000);

afterAll(async () => {
  for (const { office, side, wire } of twins) {
    wire.close();
    await side.end('SIGTERM');
    await office.database.drop();
  }
});

interface Difference {
  readonly class: string;
  readonly withheld: readonly string[];
}

async function openTwin(difference: Difference): Promise<Twin> {
  const office = await TestService.start();
  const at = await openScreening(office);
  await at.coordinator.put(`/v1/screenings/${at.screeningId}/identity`, IDENTITY).expect(200);
  const log = async (excerpt: string): Promise<string> => {
    const search = await at.screener
      .post(`/v1/screenings/${at.screeningId}/searches`, searchOf())
      .expect(201);
    const path = `/v1/screenings/${at.screeningId}/findings`;
    const finding = await at.screener.post(path, findingOf(search.body.id, { excerpt })).expect(201);
    await untilFiltered(at.screener, finding.body.id);
    await at.screener.post(`/v1/findings/${finding.body.id}/validations`, STRONG).expect(201);
    return finding.body.id;
  };
  for (const excerpt of difference.withheld) {
    await decide(at, await log(excerpt), { disposition: 'withhold', withheld_reason: 'not_job_related' });
  }
  await include(
    at,
    await log(
      `If they cut our shifts again I will burn the depot down. My ${difference.class} prays for me.`,
    ),
  );
  await finishGathering(at);
  const packetId = await releasedPacket(at);
  // The office closes; what follows is the hiring side alone.
  await office.app.close();
  const side = await ServiceProcess.startSide('hiring', hiringEnvironment(office));
  const wire = new Wire(side.address);
  return { office, at, packetId, side, wire, manager: await managerOf(wire, at) };
}

function hiringEnvironment(office: TestService): NodeJS.ProcessEnv {
  const logins = SIDES.hiring.logins.map((role) => [
    LOGIN_VARIABLES[role],
    roleUrl(office.database.url, TEST_MASTER_KEY, role),
  ]);
  return { ...Object.fromEntries(logins), TOKEN_SECRET: 'a token secret of the hiring side alone' };
}

async function managerOf(wire: Wire, at: OpenScreening): Promise<Attacker> {
  const manager: Attacker = {
    name: 'hiring manager',
    roles: ['hiring_manager'],
    readsRaw: false,
    readsFiltered: false,
    token: null,
    renew: async () => {
      const body = JSON.stringify({ email: at.hiringManager.email, password: PASSWORD });
      const session: { access_token: string } = JSON.parse(
        (await wire.ask({ method: 'POST', path: '/v1/sessions', body })).text,
      );
      manager.token = session.access_token;
    },
  };
  await manager.renew?.();
  return manager;
}

/** Without what is random or a time in any case: ids, digests, moments, tokens, and the length of what has them. */
function plain({ status, headers, text }: Answer): string {
  const lasting = Object.entries(headers)
    .filter(([name]) => !/^(x-ratelimit-.*|date|x-request-id)$/.test(name))
    .map(([name, value]) => [name, withoutChance(String(value))]);
  return `${status} ${JSON.stringify(lasting)} ${withoutChance(text)}`;
}

function withoutChance(text: string): string {
  return text
    .replaceAll(/\b([a-z]{3})_[0-9A-HJKMNP-TV-Z]{26}\b/g, '$1_…')
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, 'uuid')
    .replaceAll(/\b[0-9a-f]{64}\b/g, 'digest')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'moment')
    .replaceAll(/[\w-]{20,}\.[\w-]{0,}\.[\w-]{20,}/g, 'token')
    .replaceAll(/"(secret|refresh_token|otpauth_url|otpauth_uri)":"[^"]*"/g, '"$1":""');
}

function idsOf({ at, packetId }: Twin) {
  const ids = new Map([
    ['pkt', packetId],
    ['req', at.requisitionId],
    ['scr', at.screeningId],
    ['crt', at.criterionId],
    ['acc', at.hiringManager.accountId],
  ]);
  return (kind: string): string => ids.get(kind) ?? ABSENT(kind);
}

async function askBoth(operation: Operation, query = ''): Promise<readonly [string, string]> {
  const said: string[] = [];
  for (const twin of twins) {
    const ask = wellFormed(operation, idsOf(twin));
    const answer = await new Assault(twin.wire, new Oracle()).send(operation, twin.manager, {
      ...ask,
      path: `${ask.path}${query}`,
    });
    said.push(plain(answer));
  }
  return [said[0] ?? '', said[1] ?? ''];
}

it('the two really differ, behind the wall', async () => {
  const counts = await Promise.all(
    twins.map(async ({ office }) => {
      const rows = await asRole(office.database, 'owner', 'SELECT 1 FROM desk.filtered_finding');
      return rows.length;
    }),
  );
  expect(counts).toEqual([1, 3]);
});

it('every read of the hiring side answers the same to both, with every question', async () => {
  const reads = operations.filter(
    ({ method, path }) => method === 'GET' && !/^\/(metrics|health)/.test(path),
  );
  expect(reads.length).toBeGreaterThan(5);
  const succeeded: string[] = [];
  for (const operation of reads) {
    for (const query of ['', '?limit=1', '?limit=100']) {
      const [one, other] = await askBoth(operation, query);
      expect(other).toBe(one);
      if (one.startsWith('200 ')) succeeded.push(operation.path);
    }
  }
  expect(succeeded).toEqual(
    expect.arrayContaining([
      '/v1/packets',
      '/v1/packets/{id}',
      '/v1/packets/{id}/files',
      '/v1/packets/{id}/files/{format}',
    ]),
  );
});

it('its metrics have the same names and labels, and no count that differs', async () => {
  const [one, other] = await Promise.all(
    twins.map(async ({ wire }) => {
      const { text } = await wire.ask({ method: 'GET', path: '/metrics' });
      return text
        .split('\n')
        .filter((line) => line.startsWith('fairscreen_') && /_count|_total/.test(line))
        .filter((line) => !line.includes('/metrics') && !line.includes('docs-json'))
        .sort();
    }),
  );
  expect(other).toEqual(one);
});

it('every write answers the same to both: receipts, decisions, refusals', async () => {
  const writes = operations.filter(
    ({ method, path }) => method !== 'GET' && !path.startsWith('/v1/sessions'),
  );
  expect(writes.length).toBeGreaterThan(5);
  for (const operation of writes) {
    const [one, other] = await askBoth(operation);
    expect(other).toBe(one);
  }
});

it('the hiring process withstands the adversary on each of its routes', async () => {
  const [{ wire, manager, at, packetId }] = twins;
  const oracle = new Oracle();
  const assault = new Assault(wire, oracle);
  const random = randomOf(SEED);
  const nobody: Attacker = { ...manager, name: 'nobody', roles: [], token: null, renew: null };
  const idOf = idsOf({ ...twins[0], at, packetId });
  const blows = operations.flatMap((operation) =>
    [
      wellFormed(operation, idOf),
      ...sampled([...malformedPaths(operation, idOf), ...malformedBodies(operation, idOf)], 0.1, random),
    ].flatMap((ask) => [manager, nobody].map((who) => ({ operation, who, ask }))),
  );
  await inParallel(blows, 8, async ({ operation, who, ask }) => {
    await assault.send(operation, who, ask);
  });
  process.stdout.write(
    `adversary: seed ${SEED}, hiring process: ${blows.length} requests, ${oracle.visited.size} of ${operations.length} routes\n`,
  );
  expect(oracle.faults).toEqual([]);
  expect(oracle.visited.size).toBe(operations.length);
}, 120_000);

it('the files say the same, and are as long', async () => {
  for (const format of ['html', 'json', 'pdf']) {
    const said = await Promise.all(
      twins.map(async ({ side, manager, packetId }) => {
        const response = await fetch(`${side.address}/v1/packets/${packetId}/files/${format}`, {
          headers: { Authorization: `Bearer ${manager.token}` },
        });
        const bytes = Buffer.from(await response.arrayBuffer());
        const { text, sheets } =
          format === 'pdf' ? await readPdf(bytes) : { text: bytes.toString('utf8'), sheets: bytes.length };
        return `${response.status} ${sheets} ${withoutChance(text)}`;
      }),
    );
    expect(said[0]).toMatch(/^200 /);
    expect(said[1]).toBe(said[0]);
  }
});
