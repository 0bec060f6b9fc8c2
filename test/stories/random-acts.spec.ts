import fc from 'fast-check';
import { SIGNED_LOG } from '../bundle/exported.js';
import { expectEveryCaseInOrder } from '../bundle/in-order.js';
import { asRole } from '../support/database.js';
import { type Person, TestService } from '../support/service.js';
import {
  findingOf,
  IDENTITY,
  type OpenScreening,
  openScreening,
  searchOf,
  untilFiltered,
  VALIDATION,
} from './vault/casework.js';

// People do things in any order, lawful and not. Whatever they do, no state can be reached in which a decision maker
// holds a packet that was released with a gate closed, somebody stands on both sides, or what was put away is read.

/** How often a sequence is drawn; more by hand, with RANDOM_ACTS. */
const RUNS = Number(process.env['RANDOM_ACTS'] ?? 6);

let service: TestService;
beforeAll(async () => {
  service = await TestService.start(SIGNED_LOG);
}, 120_000);
afterAll(() => service.stop());

/** One candidate's vetting, act after act; each tried until it succeeds. */
class Vetting {
  searches: string[] = [];
  findings: { readonly id: string; readonly word: string }[] = [];
  packets: string[] = [];
  private done = 0;
  private stepResult = '';

  constructor(
    private readonly people: OpenScreening,
    readonly screeningId: string,
    private readonly mark: string,
  ) {}

  get path(): string {
    return `/v1/screenings/${this.screeningId}`;
  }

  /** Goes on by some acts; stops at the first refusal. */
  async advance(acts: number): Promise<void> {
    const plan = this.plan();
    for (let i = 0; i < acts && this.done < plan.length; i++) {
      if (!(await plan[this.done]?.())) return;
      this.done += 1;
    }
  }

  async release(): Promise<boolean> {
    const answer = await this.people.coordinator.post(`${this.path}/releases`);
    if (answer.status !== 201) return false;
    this.packets.push(answer.body.packet_id);
    const { body } = await this.people.coordinator.get(`${this.path}/gates`).expect(200);
    const closed = body.gates.filter(({ open }: { open: boolean }) => !open);
    expect(closed.map(({ name }: { name: string }) => name)).toEqual([]);
    return true;
  }

  private plan(): (() => Promise<boolean>)[] {
    const { coordinator, screener } = this.people;
    return [
      () => made(coordinator.put(`${this.path}/identity`, IDENTITY)),
      () => this.search({}),
      () => this.search({ source: 'bing.com' }),
      () => this.search({ step_key: 'social_profiles', source: 'facebook.com' }),
      () => this.search({ step_key: 'social_profiles', source: 'x.com' }),
      () => this.find(0),
      () => this.find(1),
      () => made(screener.post(`${this.path}/steps/open_web/result`, { outcome: 'done', minutes_spent: 20 })),
      () =>
        made(
          screener.post(`${this.path}/steps/social_profiles/result`, { outcome: 'done', minutes_spent: 20 }),
        ),
      () => this.waive(),
      () => made(screener.post(`${this.path}/completion`)),
      () => made(coordinator.post(`/v1/step-results/${this.stepResult}/approval`)),
      () => this.review(0),
      () => this.review(1),
      () => this.release(),
    ];
  }

  private async search(change: object): Promise<boolean> {
    const answer = await this.people.screener.post(`${this.path}/searches`, searchOf({ ...change }));
    if (answer.status === 201) this.searches.push(answer.body.id);
    return answer.status === 201;
  }

  private async find(which: number): Promise<boolean> {
    const word = `${this.mark}${which === 0 ? 'first' : 'second'}`;
    const finding = findingOf(this.searches[which] ?? '', {
      excerpt: `I will burn the ${word} depot down tonight.`,
    });
    const answer = await this.people.screener.post(`${this.path}/findings`, finding);
    if (answer.status === 201) this.findings.push({ id: answer.body.id, word });
    return answer.status === 201;
  }

  private async waive(): Promise<boolean> {
    const waived = { outcome: 'waived', reason: 'source_unavailable', minutes_spent: 1 };
    const answer = await this.people.screener.post(`${this.path}/steps/local_news/result`, waived);
    if (answer.status === 201) this.stepResult = answer.body.id;
    return answer.status === 201;
  }

  private async review(which: number): Promise<boolean> {
    const id = this.findings[which]?.id ?? '';
    const readable = await this.people.reviewer.get(`/v1/findings/${id}`);
    if (readable.status !== 200) return readable.body.code === 'finding.quarantined';
    await untilFiltered(this.people.reviewer, id);
    const { body } = await this.people.reviewer.get(`/v1/findings/${id}/redaction`);
    const decision = {
      finding_version: body.version,
      disposition: 'include',
      criterion_id: this.people.criterionId,
    };
    if (!(await made(this.people.reviewer.post(`/v1/findings/${id}/redaction-reviews`, decision))))
      return false;
    return made(this.people.screener.post(`/v1/findings/${id}/validations`, VALIDATION));
  }
}

async function made(asked: PromiseLike<{ readonly status: number }>): Promise<boolean> {
  const { status } = await asked;
  expect(status).toBeLessThan(500);
  return status < 300;
}

type Disturbance = (people: OpenScreening, vetting: Vetting, choice: number) => Promise<unknown>;

/** What else happens in an office. Each may be refused; none may break a promise. */
const DISTURBANCES: { readonly [name: string]: Disturbance } = {
  async somebodyGetsADuty(people, _vetting, choice) {
    const who = [people.screener, people.reviewer, people.hiringManager, people.coordinator][choice % 4];
    const duty = ['hiring_manager', 'screener', 'reviewer', 'coordinator'][(choice >> 2) % 4];
    const path = `/v1/requisitions/${people.requisitionId}/assignments`;
    await made(people.coordinator.post(path, { account_id: who?.accountId, duty }));
  },
  async anIncidentIsReported(people, vetting, choice) {
    const kind = ['unlawful_method', 'leak', 'uniformity_breach'][choice % 3];
    await made(people.reviewer.post('/v1/incidents', { kind, screening_id: vetting.screeningId }));
  },
  async somethingIsPutAway(people, vetting, choice) {
    const incident = await openIncident(people, vetting);
    const things = [...vetting.searches, ...vetting.findings.map(({ id }) => id)];
    const cause = things[choice % Math.max(1, things.length)];
    const request = {
      incident_id: incident ?? `inc_${'0'.repeat(26)}`,
      cause_id: cause ?? `sch_${'0'.repeat(26)}`,
    };
    await made(people.coordinator.post(`${vetting.path}/quarantines`, request));
  },
  async anIncidentIsClosed(people, vetting, choice) {
    const incident = await openIncident(people, vetting);
    if (incident === null) return;
    if (choice % 2 === 0)
      await made(people.coordinator.post(`/v1/incidents/${incident}/actions`, { action: 'corrected' }));
    const resolution = choice % 3 === 0 ? 'unfounded' : 'corrected';
    await made(people.administrator.post(`/v1/incidents/${incident}/closure`, { resolution }));
  },
  async aPacketIsRecalled(people, vetting, choice) {
    const packet = vetting.packets[choice % Math.max(1, vetting.packets.length)];
    await made(
      people.coordinator.post(`/v1/packets/${packet ?? `pkt_${'0'.repeat(26)}`}/recall`, {
        reason: 'inaccurate',
      }),
    );
  },
  async aPacketIsReleasedAgain(_people, vetting) {
    await vetting.release();
  },
  async theManagerDecides(people, vetting, choice) {
    const packet = vetting.packets[choice % Math.max(1, vetting.packets.length)] ?? `pkt_${'0'.repeat(26)}`;
    await made(people.hiringManager.post(`/v1/packets/${packet}/receipts`));
    const decision = { outcome: 'proceed', criterion_ids: [people.criterionId] };
    await made(people.hiringManager.post(`/v1/packets/${packet}/decision`, decision));
  },
  async theManagerPries(people, vetting) {
    for (const { id } of vetting.findings) {
      expect((await people.hiringManager.get(`/v1/findings/${id}`)).status).toBe(403);
    }
    expect((await people.hiringManager.get(`${vetting.path}/filtered-findings`)).status).toBe(403);
  },
};

async function openIncident(people: OpenScreening, vetting: Vetting): Promise<string | null> {
  const { body } = await people.auditor.get('/v1/incidents?state=open').expect(200);
  const mine = body.data.find((row: { screening_id: string }) => row.screening_id === vetting.screeningId);
  return mine?.id ?? null;
}

async function secondCandidate(people: OpenScreening, run: number): Promise<string> {
  const candidate = await people.coordinator
    .post('/v1/candidates', { employer_reference: `APP-2026-${2000 + run}` })
    .expect(201);
  const screening = await people.coordinator
    .post('/v1/screenings', { requisition_id: people.requisitionId, candidate_id: candidate.body.id })
    .expect(201);
  const consent = {
    notice_version: 'notice-2026-03',
    given_at: new Date(Date.now() - 86_400_000).toISOString(),
  };
  await people.coordinator.post(`/v1/screenings/${screening.body.id}/consents`, consent).expect(201);
  return screening.body.id;
}

/** The promises, each asked of the database or of the people, whatever happened before. */
async function expectPromisesKept(people: OpenScreening, vettings: readonly Vetting[]): Promise<void> {
  const both = await asRole(
    service.database,
    'owner',
    `SELECT account_id FROM screenings.assignment GROUP BY requisition_id, account_id
     HAVING bool_or(duty = 'hiring_manager') AND bool_or(duty <> 'hiring_manager')`,
  );
  expect(both).toEqual([]);
  for (const vetting of vettings) {
    const away = await quarantinedWords(people.auditor, vetting);
    for (const packet of vetting.packets) await expectReadableOnlyIfClean(people, packet, away);
  }
  const { body } = await people.auditor
    .get(`/v1/compliance?requisition_id=${people.requisitionId}`)
    .expect(200);
  const lawful = body.clauses.find(({ id }: { id: string }) => id === 'B8');
  const unseen = lawful.deviations.find(
    ({ name }: { name: string }) => name === 'packets_with_quarantined_finding',
  );
  expect(unseen.count).toBe(0);
}

async function quarantinedWords(auditor: Person, vetting: Vetting): Promise<string[]> {
  const { body } = await auditor.get(`${vetting.path}/quarantines`).expect(200);
  const things: string[] = body.data
    .filter((row: { lifted_by: string | null }) => row.lifted_by === null)
    .flatMap((row: { things: string[] }) => row.things);
  return vetting.findings.filter(({ id }) => things.includes(id)).map(({ word }) => word);
}

async function expectReadableOnlyIfClean(
  people: OpenScreening,
  packet: string,
  away: string[],
): Promise<void> {
  const answer = await people.hiringManager.get(`/v1/packets/${packet}`);
  expect([200, 409]).toContain(answer.status);
  if (answer.status === 409) expect(answer.body.code).toMatch(/^packet\.(recalled|superseded)$/);
  for (const word of away) expect(answer.text).not.toContain(word);
}

const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      name: fc.constant('advance'),
      who: fc.nat(1),
      choice: fc.integer({ min: 1, max: 15 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      name: fc.constantFrom(...Object.keys(DISTURBANCES)),
      who: fc.nat(1),
      choice: fc.nat(63),
    }),
  },
);

it('no sequence of acts reaches a state that breaks a promise', async () => {
  let run = 0;
  let released = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 12, maxLength: 30 }), async (acts) => {
      run += 1;
      const people = await openScreening(service);
      const vettings = [
        new Vetting(people, people.screeningId, `alpha${run}`),
        new Vetting(people, await secondCandidate(people, run), `beta${run}`),
      ];
      for (const { name, who, choice } of acts) {
        const vetting = vettings[who];
        if (vetting === undefined) continue;
        if (name === 'advance') await vetting.advance(choice);
        else await DISTURBANCES[name]?.(people, vetting, choice);
      }
      await expectPromisesKept(people, vettings);
      released += vettings.flatMap(({ packets }) => packets).length;
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  // Sequences in which nothing was ever released would prove little.
  expect(released).toBeGreaterThan(0);
}, 300_000);

it('and every case of it is in order for whoever verifies it offline', async () => {
  expect(await expectEveryCaseInOrder(service)).toBeGreaterThan(0);
}, 120_000);
