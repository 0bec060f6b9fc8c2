import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { LOGIN_VARIABLES, SIDES } from '../../src/platform/config/sides.js';
import { roleUrl } from '../../src/platform/database/room-roles.js';
import { TEST_MASTER_KEY } from '../support/database.js';
import { TestService } from '../support/service.js';
import { ServiceProcess } from '../support/service-process.js';

// Two desk processes behind a balancer are replaced one after the other, while an office works on.

const LOOK_MS = 100;
const PASSWORD = 'nine amber kettles drift by';

/** Sends each request to the next process that says it is ready; it does not try twice. */
class Balancer {
  readonly targets = new Set<string>();
  private ready: string[] = [];
  private turn = 0;
  private readonly server: Server = createServer((incoming, answer) => this.pass(incoming, answer));
  private readonly looking = setInterval(() => void this.look(), LOOK_MS);

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const { port }: AddressInfo = Object(this.server.address());
    return `http://127.0.0.1:${port}`;
  }

  async look(): Promise<void> {
    const answers = await Promise.all(
      [...this.targets].map(async (target) => {
        const response = await fetch(`${target}/health/ready`).catch(() => null);
        await response?.arrayBuffer();
        return response?.status === 200 ? [target] : [];
      }),
    );
    this.ready = answers.flat();
  }

  async stop(): Promise<void> {
    clearInterval(this.looking);
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private pass(incoming: IncomingMessage, answer: ServerResponse): void {
    this.turn += 1;
    const target = this.ready[this.turn % this.ready.length];
    if (target === undefined) {
      answer.writeHead(503).end();
      return;
    }
    const onward = request(`${target}${incoming.url ?? '/'}`, {
      method: incoming.method,
      headers: incoming.headers,
    });
    onward.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    onward.on('error', () => answer.writeHead(502).end());
    incoming.pipe(onward);
  }
}

let workspace: TestService;
const balancer = new Balancer();
let office: string;
let token: string;
const running: ServiceProcess[] = [];

async function startDesk(): Promise<ServiceProcess> {
  const logins = SIDES.desk.logins.map((role) => [
    LOGIN_VARIABLES[role],
    roleUrl(workspace.database.url, TEST_MASTER_KEY, role),
  ]);
  const redis = process.env['REDIS_URL'];
  const desk = await ServiceProcess.startSide('desk', {
    ...Object.fromEntries(logins),
    MASTER_KEY: TEST_MASTER_KEY.toString('hex'),
    TOKEN_SECRET: 'one token secret for all processes of the desk',
    DRAIN_SECONDS: '1',
    ...(redis === undefined ? {} : { REDIS_URL: redis }),
  });
  running.push(desk);
  balancer.targets.add(desk.address);
  return desk;
}

beforeAll(async () => {
  workspace = await TestService.start();
  const administrator = await workspace.person('administrator');
  const email = 'robin@drain.example';
  await administrator
    .post('/v1/users', { email, display_name: 'Robin Example', password: PASSWORD, roles: ['coordinator'] })
    .expect(201);
  office = await balancer.listen();
  await Promise.all([startDesk(), startDesk()]);
  await balancer.look();
  const session = await fetch(`${office}/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  token = Object(await session.json()).access_token;
}, 120_000);

afterAll(async () => {
  await Promise.all(running.map((side) => side.end('SIGTERM')));
  await balancer.stop();
  await workspace.stop();
});

/** Adds candidates until told to stop; what was answered, by status. */
async function work(worker: number, isOver: () => boolean, statuses: Map<number, number>): Promise<void> {
  for (let count = 0; !isOver(); count += 1) {
    const response = await fetch(`${office}/v1/candidates`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ employer_reference: `DRAIN-${worker}-${count}` }),
    });
    await response.arrayBuffer();
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
  }
}

it('processes are replaced one after the other without a failed request', async () => {
  const statuses = new Map<number, number>();
  let isOver = false;
  const workers = [1, 2, 3, 4].map((worker) => work(worker, () => isOver, statuses));
  for (const old of [...running]) {
    await startDesk();
    await pause(3 * LOOK_MS);
    await old.end('SIGTERM');
    balancer.targets.delete(old.address);
  }
  await pause(300);
  isOver = true;
  await Promise.all(workers);

  expect(running.map((side) => side.isRunning)).toEqual([false, false, true, true]);
  expect([...statuses.keys()]).toEqual([201]);
  expect(statuses.get(201)).toBeGreaterThan(50);
}, 120_000);
