import { STRONG } from '../stories/controls/casefile.js';
import {
  findingOf,
  type OpenScreening,
  openScreening,
  searchOf,
  untilFiltered,
} from '../stories/vault/casework.js';
import { asRole } from '../support/database.js';
import type { Person, TestService } from '../support/service.js';

/** Raw: read by the assigned screeners and reviewers, nobody else. It has a tail for each place where it goes in. */
export const CANARY = 'qzwcanary';
/** In a finding that was withheld; its coordinator may read it, a decision maker and an auditor may not. */
export const WITHHELD = 'qzwheld';

/** A screening in which every kind of thing exists, marked in each raw field, and its ids by kind (`scr`, `fnd`, …). */
export interface SeededCase extends OpenScreening {
  readonly ids: ReadonlyMap<string, string>;
  readonly packetId: string;
  /** A second requisition with people of its own, to whom the first is foreign. */
  readonly foreign: OpenScreening;
  /** Whose account the administrator's requests are about, so that nobody loses the one they attack with. */
  readonly scapegoat: Person;
}

export async function seedCase(service: TestService): Promise<SeededCase> {
  const at = await openScreening(service);
  const planting = new Planting(at);
  await planting.identity();
  const [first, second] = await planting.searches();
  const included = await planting.finding(
    first,
    `${CANARY}name Example: I will burn the depot down tonight.`,
  );
  const withheld = await planting.finding(second, `I keyed the cars of the whole ${WITHHELD} crew again.`);
  await planting.steps();
  await planting.review(included, { disposition: 'include', criterion_id: at.criterionId });
  await planting.review(withheld, { disposition: 'withhold', withheld_reason: 'not_job_related' });
  await planting.besides(included);
  const { packetId, digest } = await planting.packet();
  await planting.import();
  await planting.trouble();
  await planting.unsealing(included);
  await proposeTheName(service, at);
  await refilterRunOf(service, at);
  const scapegoat = await service.person('screener');
  const ids = await idsIn(service);
  ids
    .set('scr', at.screeningId)
    .set('req', at.requisitionId)
    .set('fnd', included)
    .set('pkt', packetId)
    .set('digest', digest)
    .set('sch', first);
  ids.set('acc', scapegoat.accountId);
  const foreign = await openScreening(service);
  ids.set('dsp', await disposalOf(service, foreign));
  return { ...at, ids, packetId, foreign, scapegoat };
}

type Row = Record<string, unknown>;

class Planting {
  private posts = 0;
  private readonly path: string;

  constructor(private readonly at: OpenScreening) {
    this.path = `/v1/screenings/${at.screeningId}`;
  }

  async identity(): Promise<void> {
    const identity = {
      full_name: `${CANARY}name Example`,
      other_names: [`${CANARY}other`],
      handles: [`${CANARY}handle`],
      emails: [`${CANARY}@example.org`],
      phones: ['+1 614 555 0142'],
      cities: [`${CANARY}city`],
      schools: [`${CANARY}school`],
    };
    await this.at.coordinator.put(`${this.path}/identity`, identity).expect(200);
  }

  async searches(): Promise<[string, string]> {
    const sources = [
      ['open_web', 'google.com'],
      ['open_web', 'bing.com'],
      ['social_profiles', 'facebook.com'],
      ['social_profiles', 'x.com'],
      ['local_news', 'news.example.org'],
    ];
    const ids: string[] = [];
    for (const [step_key, source] of sources) {
      const search = searchOf({
        step_key,
        source,
        query: `"${CANARY}query"`,
        method: 'public_content_own_account',
        access_basis: 'public_after_own_login',
        account_used: `${CANARY}account`,
      });
      ids.push(String((await this.post(this.at.screener, `${this.path}/searches`, search))['id']));
    }
    return [ids[0] ?? '', ids[1] ?? ''];
  }

  async finding(searchId: string, excerpt: string): Promise<string> {
    const finding = findingOf(searchId, {
      source_url: `https://social.example/${CANARY}url`,
      page_title: `${CANARY}title`,
      author_handle: `${CANARY}author`,
      excerpt: `${excerpt} Follow @${CANARY}author.`,
      screener_note: `${CANARY}note`,
    });
    const { id } = await this.post(this.at.screener, `${this.path}/findings`, finding);
    await untilFiltered(this.at.screener, String(id));
    return String(id);
  }

  async steps(): Promise<void> {
    for (const key of ['open_web', 'social_profiles', 'local_news']) {
      await this.post(this.at.screener, `${this.path}/steps/${key}/result`, {
        outcome: 'done',
        minutes_spent: 5,
      });
    }
    await this.post(this.at.screener, `${this.path}/completion`, {});
  }

  async review(findingId: string, decision: Row): Promise<void> {
    const path = `/v1/findings/${findingId}`;
    const read = await this.at.reviewer.get(`${path}/redaction`).expect(200);
    expect(read.text).toContain(CANARY);
    await this.post(this.at.screener, `${path}/validations`, STRONG);
    const review = { finding_version: read.body.version, ...decision };
    await this.post(this.at.reviewer, `${path}/redaction-reviews`, review);
  }

  /** The candidate is asked and answers; somebody adds what speaks for them. */
  async besides(findingId: string): Promise<void> {
    const invitation = `/v1/filtered-findings/${findingId}/invitation`;
    await this.post(this.at.coordinator, invitation, { channel: 'letter' });
    const received_at = new Date().toISOString();
    const statements = [
      {
        kind: 'candidate_response',
        text: `I am ${CANARY}name Example. It was a line from a play.`,
        received_at,
      },
      { kind: 'mitigating_fact', text: `${CANARY}name Example apologized the same day.` },
    ];
    for (const statement of statements) {
      const { id } = await this.post(this.at.screener, `/v1/findings/${findingId}/statements`, statement);
      await untilReviewable(this.at.reviewer, String(id));
      const review = { statement_version: 1, disposition: 'include' };
      await this.post(this.at.reviewer, `/v1/statements/${id}/reviews`, review);
    }
  }

  async packet(): Promise<{ packetId: string; digest: string }> {
    const release = await this.post(this.at.coordinator, `${this.path}/releases`, {});
    const packet = `/v1/packets/${String(release['packet_id'])}`;
    await this.post(this.at.hiringManager, `${packet}/receipts`, {});
    const decision = { outcome: 'proceed', criterion_ids: [this.at.criterionId] };
    await this.post(this.at.hiringManager, `${packet}/decision`, decision);
    return { packetId: String(release['packet_id']), digest: String(release['packet_digest']) };
  }

  /** A file of findings was begun; none of its lines came in. */
  async import(): Promise<void> {
    await this.post(this.at.screener, `${this.path}/finding-imports`, { key: `${CANARY}file` });
  }

  /** What goes wrong in an office, and what is kept because of it. */
  async trouble(): Promise<void> {
    const { at, path } = this;
    const requisition = `/v1/requisitions/${at.requisitionId}`;
    const report = { kind: 'unlawful_method', screening_id: at.screeningId };
    const incident = await this.post(at.screener, '/v1/incidents', report);
    const idle = await at.screener.get(`${path}/searches`).expect(200);
    const cause = { incident_id: incident['id'], cause_id: idle.body.data[0].id };
    await this.post(at.coordinator, `${path}/quarantines`, cause);
    await this.post(at.coordinator, `${requisition}/legal-holds`, { basis: 'charge_filed' });
    const { body } = await at.coordinator.post('/v1/candidates', { employer_reference: 'APP-2026-0999' });
    const candidate = { candidate_id: body.id };
    const reached = { ...candidate, reached_at: '2026-03-01T09:00:00Z' };
    await this.post(at.coordinator, `${requisition}/background-entries`, reached);
    const waiver = { ...candidate, reason: 'candidate_withdrew' };
    await this.post(at.coordinator, `${requisition}/coverage-waivers`, waiver);
    await this.post(at.coordinator, `${requisition}/consistency-samples`, { share_percent: 50 });
  }

  /** An auditor asks to read; nobody has agreed. */
  async unsealing(findingId: string): Promise<void> {
    const asked = { reason: 'court_order', case_reference: '2026-CV-01187' };
    await this.post(this.at.auditor, `/v1/findings/${findingId}/unsealings`, asked);
  }

  private async post(by: Person, path: string, body: object): Promise<Row> {
    this.posts += 1;
    const answer = await by.post(path, body).set('Idempotency-Key', `canary-${this.posts}`);
    if (answer.status >= 300) throw new Error(`POST ${path} ${answer.status}: ${answer.text}`);
    expect(answer.text.toLowerCase()).not.toContain(CANARY);
    return answer.body;
  }
}

/** A proposal to change the filter whose example is a marked word: its reviewer can open it, and nobody else. */
async function proposeTheName(service: TestService, at: OpenScreening): Promise<void> {
  const [lifted] = await asRole(
    service.database,
    'owner',
    `UPDATE vault.removal_outcome SET outcome = 'lifted', reason = 'wrong_meaning' WHERE (finding_id, start_at) IN (
       SELECT finding_id, start_at FROM vault.removal_outcome WHERE class = 'name' ORDER BY start_at LIMIT 1)
     RETURNING ruleset_digest, detector, rule`,
  );
  const id = `fpr_${'1'.repeat(26)}`;
  await asRole(
    service.database,
    'owner',
    `INSERT INTO vault.filter_proposal (id, kind, ruleset_digest, detector, rule, opened_at)
     VALUES ($1, 'narrow_rule', $2, $3, $4, now())`,
    [id, lifted?.['ruleset_digest'], lifted?.['detector'], lifted?.['rule']],
  );
  const example = await at.reviewer.get(`/v1/filter/proposals/${id}/example`).expect(200);
  expect(example.text).toContain(CANARY);
}

/** A run that filtered everything again, long done. */
async function refilterRunOf(service: TestService, at: OpenScreening): Promise<void> {
  await asRole(
    service.database,
    'owner',
    `INSERT INTO vault.refilter_run (id, ruleset_digest, state, total, started_by, started_at, ended_at)
     VALUES ($1, $2, 'done', 0, $3, now(), now())`,
    [`rfr_${'1'.repeat(26)}`, '0'.repeat(64), at.administrator.accountId],
  );
}

async function untilReviewable(reviewer: Person, statementId: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const { body } = await reviewer.get(`/v1/statements/${statementId}`).expect(200);
    if (body.state !== 'logged') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${statementId} still waits for the filter`);
}

/** One id of each kind, read from every table: a kind that is new today is attacked today. */
async function idsIn(service: TestService): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const table of await tablesOf(service)) {
    const rows = await asRole(service.database, 'owner', `SELECT t::text AS row FROM ${table} t`);
    for (const { row } of rows) {
      for (const [id, kind = ''] of String(row).matchAll(/\b([a-z]{3})_[0-9A-HJKMNP-TV-Z]{26}\b/g))
        ids.set(kind, id);
    }
  }
  return ids;
}

export async function tablesOf(service: TestService): Promise<string[]> {
  const tables = await asRole(
    service.database,
    'owner',
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  return tables.map(({ name }) => String(name));
}

/** A disposal that waits for its second person, of a requisition that was closed long ago. */
async function disposalOf(service: TestService, old: OpenScreening): Promise<string> {
  await old.coordinator.post(`/v1/requisitions/${old.requisitionId}/closure`).expect(200);
  for (const [table, column, id] of [
    ['requisition', 'closed_at', old.requisitionId],
    ['screening', 'stage_changed_at', old.screeningId],
  ]) {
    const sql = `UPDATE screenings.${table} SET ${column} = ${column} - interval '9 years' WHERE id = $1`;
    await asRole(service.database, 'owner', sql, [id]);
  }
  const schedule = { schedule_reference: 'RC-2 schedule 2026-014' };
  const answer = await old.coordinator
    .post(`/v1/screenings/${old.screeningId}/disposals`, schedule)
    .expect(201);
  return answer.body.id;
}
