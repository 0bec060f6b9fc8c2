import { asRole } from '../../support/database.js';
import { type Person, TestService } from '../../support/service.js';
import { IDENTITY, logFinding, type OpenScreening, openScreening, untilFiltered } from './casework.js';

// Reviewers correct the filter; administrators see how good it is and decide what to change, without a word of it.

/** `Catholic` is removed, by the same rule in both; the made-up word is not. */
const FIRST = 'I am a Catholic and my quorbinate group meets on Sunday. I will burn the depot down.';
const SECOND = 'As a Catholic I say: the Quorbinate is near, and I will burn the depot down.';
const UNKNOWN = `fpr_${'0'.repeat(26)}`;

interface Proposal {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
}

let service: TestService;
let first: OpenScreening;
let second: OpenScreening;
let inFirst: string;
let inSecond: string;

beforeAll(async () => {
  service = await TestService.start();
  first = await openScreening(service);
  second = await openScreening(service);
  inFirst = await logged(first, first.screener, FIRST);
  inSecond = await logged(second, second.screenerAndReviewer, SECOND);
}, 120_000);
afterAll(() => service.stop());

async function logged(at: OpenScreening, by: Person, excerpt: string): Promise<string> {
  await at.coordinator.put(`/v1/screenings/${at.screeningId}/identity`, IDENTITY).expect(200);
  const findingId = await logFinding(at, by, { excerpt });
  await untilFiltered(by, findingId);
  return findingId;
}

function spanOf(excerpt: string, word: string): { start: number; end: number } {
  const start = excerpt.toLowerCase().indexOf(word);
  return { start, end: start + word.length };
}

async function review(by: Person, findingId: string, corrections: object = {}): Promise<void> {
  const seen = await by.get(`/v1/findings/${findingId}/redaction`).expect(200);
  await by
    .post(`/v1/findings/${findingId}/redaction-reviews`, {
      finding_version: seen.body.version,
      disposition: 'withhold',
      withheld_reason: 'not_job_related',
      ...corrections,
    })
    .expect(201);
}

function corrections(excerpt: string): object {
  return {
    lifted: [{ ...spanOf(excerpt, 'catholic'), reason: 'wrong_meaning' }],
    added: [{ ...spanOf(excerpt, 'quorbinate'), class: 'religion', reason: 'missed_by_filter' }],
  };
}

async function proposals(by: Person, query = ''): Promise<Proposal[]> {
  const page = await by.get(`/v1/filter/proposals${query}`).expect(200);
  return page.body.data;
}

async function proposalOf(kind: 'narrow_rule' | 'add_words'): Promise<Proposal> {
  const [proposal] = await proposals(first.administrator, `?kind=${kind}`);
  if (proposal === undefined) throw new Error(`there is no ${kind}`);
  return proposal;
}

function ledgerOf(kind: string): Promise<Record<string, unknown>[]> {
  return asRole(service.database, 'owner', 'SELECT canonical FROM ledger.recorded WHERE kind = $1', [kind]);
}

describe('who may not', () => {
  it('reads nothing, decides nothing, opens nothing', async () => {
    const ways = ['rules', 'detectors', 'proposals', `proposals/${UNKNOWN}`, `proposals/${UNKNOWN}/example`];
    for (const person of [first.coordinator, first.screener, first.hiringManager, first.auditor]) {
      for (const way of ways) await person.get(`/v1/filter/${way}`).expect(403);
    }
    const decision = { decision: 'declined', reason: 'too_little_evidence' };
    await first.reviewer.post(`/v1/filter/proposals/${UNKNOWN}/decision`, decision).expect(403);
    await first.administrator.get(`/v1/filter/proposals/${UNKNOWN}/example`).expect(403);
  });

  it('and what is not there is not found', async () => {
    const decision = { decision: 'declined', reason: 'too_little_evidence' };
    await first.administrator.post(`/v1/filter/proposals/${UNKNOWN}/decision`, decision).expect(404);
    await first.administrator.get(`/v1/filter/proposals/${UNKNOWN}`).expect(404);
    await first.reviewer.get(`/v1/filter/proposals/${UNKNOWN}/example`).expect(404);
    await first.administrator.get('/v1/filter/rules?ruleset_digest=latest').expect(422);
  });
});

it('before the first review there is nothing to report, and no figure is made up', async () => {
  const detectors = await first.administrator.get('/v1/filter/detectors').expect(200);
  expect(detectors.body).toMatchObject({ in_force: true, rulesets: [], detectors: [], classes: [] });
  expect(detectors.body.note).toContain('Recall is an upper estimate');
  const rules = await first.reviewer.get('/v1/filter/rules').expect(200);
  expect(rules.body).toMatchObject({ object: 'filter_rules', rules: [], has_more: false });
  expect(await proposals(first.administrator)).toEqual([]);
});

describe('one review', () => {
  it('counts a lift once, however often the text is looked at again', async () => {
    await review(first.reviewer, inFirst, corrections(FIRST));
    await review(first.screenerAndReviewer, inFirst);
    await review(first.reviewer, inFirst);
    const rules = await first.administrator.get('/v1/filter/rules').expect(200);
    expect(rules.body.rules).toMatchObject([
      {
        detector: 'religion@1',
        confirmed: 0,
        lifted: 1,
        findings: 1,
        lifted_by_reason: { wrong_meaning: 1 },
      },
    ]);
    expect(rules.body.rules[0].precision).toMatchObject({ cases: 1, value: 0, low: 0 });
    expect(rules.body.rules[0].precision.high).toBeCloseTo(0.7935, 4);
  });

  it('counts what was added against the class', async () => {
    const detectors = await first.administrator.get('/v1/filter/detectors').expect(200);
    expect(detectors.body.classes).toMatchObject([
      { class: 'religion', confirmed: 0, added: 1, recall: { cases: 1, value: 0 } },
    ]);
  });

  it('proposes nothing: one candidate is no ground for a rule', async () => {
    expect(await proposals(first.administrator)).toEqual([]);
  });
});

describe('the same in a second screening', () => {
  beforeAll(() => review(second.reviewer, inSecond, corrections(SECOND)));

  it('makes one proposal for the rule and one for the words, each with its support', async () => {
    const found = await proposals(first.administrator);
    expect(found.map((it) => it.kind).sort()).toEqual(['add_words', 'narrow_rule']);
    for (const proposal of found) {
      expect(proposal).toMatchObject({ state: 'open', findings: 2, screenings: 2, decided_at: null });
    }
    expect(await proposalOf('narrow_rule')).toMatchObject({
      detector: 'religion@1',
      class: null,
      estimated_precision: { cases: 2, value: 0 },
    });
    expect(await proposalOf('add_words')).toMatchObject({
      rule: null,
      class: 'religion',
      estimated_precision: { cases: 2, value: 1, high: 1 },
    });
    expect(await ledgerOf('filter_proposal.opened')).toHaveLength(2);
  });

  it('shows nobody a word, neither in an answer nor in a table nor in the ledger', async () => {
    const { id } = await proposalOf('add_words');
    const answers = await Promise.all(
      ['rules', 'detectors', 'proposals', `proposals/${id}`].map((way) =>
        first.administrator.get(`/v1/filter/${way}`).expect(200),
      ),
    );
    for (const answer of answers) expect(answer.text.toLowerCase()).not.toMatch(/quorbinate|catholic/);
    for (const table of ['vault.removal_outcome', 'vault.filter_proposal', 'ledger.recorded']) {
      const rows = await asRole(
        service.database,
        'owner',
        `SELECT 1 FROM ${table} t WHERE t::text ILIKE $1`,
        ['%quorbinate%'],
      );
      expect([table, rows]).toEqual([table, []]);
    }
  });

  it('another ruleset is counted apart', async () => {
    const other = 'f'.repeat(64);
    await asRole(
      service.database,
      'owner',
      `INSERT INTO vault.removal_outcome SELECT finding_id, $1, start_at, end_at, screening_id, 'confirmed', class, detector,
         rule, NULL, NULL, reviewed_at FROM vault.removal_outcome WHERE outcome = 'lifted' AND finding_id = $2`,
      [other, inFirst],
    );
    const apart = await first.administrator.get(`/v1/filter/rules?ruleset_digest=${other}`).expect(200);
    expect(apart.body).toMatchObject({ in_force: false, rules: [{ confirmed: 1, lifted: 0 }] });
    const inForce = await first.administrator.get('/v1/filter/rules').expect(200);
    expect(inForce.body.rules).toMatchObject([{ confirmed: 0, lifted: 2, screenings: 2 }]);
    expect(inForce.body.rulesets).toHaveLength(2);
  });
});

describe('an example', () => {
  it('is none for a reviewer of neither requisition, nor for who logged the finding', async () => {
    const { id } = await proposalOf('add_words');
    const stranger = await service.person('reviewer');
    for (const person of [stranger, second.screenerAndReviewer]) {
      const answer = await person.get(`/v1/filter/proposals/${id}/example`);
      expect([answer.status, answer.body.code]).toEqual([404, 'filter_example.not_found']);
    }
    expect(await ledgerOf('filter_example.opened')).toEqual([]);
  });

  it('is each reviewer’s own finding, in its place, and the ledger names the look', async () => {
    const { id } = await proposalOf('add_words');
    const example = await first.reviewer.get(`/v1/filter/proposals/${id}/example`).expect(200);
    expect(example.headers['cache-control']).toContain('no-store');
    expect(example.body).toMatchObject({
      example: 'opened',
      finding_id: inFirst,
      words: 'quorbinate',
      before: 'I am a Catholic and my ',
    });
    const other = await second.reviewer.get(`/v1/filter/proposals/${id}/example`).expect(200);
    expect(other.body).toMatchObject({ finding_id: inSecond, words: 'Quorbinate' });
    const lifted = await proposalOf('narrow_rule');
    const removed = await first.reviewer.get(`/v1/filter/proposals/${lifted.id}/example`).expect(200);
    expect(removed.body).toMatchObject({ words: 'Catholic', class: 'religion' });
    expect(await ledgerOf('filter_example.opened')).toHaveLength(3);
  });

  it('is gone with the key of its screening', async () => {
    await asRole(
      service.database,
      'owner',
      'UPDATE vault.screening_key SET wrapped_key = NULL, destroyed_at = now() WHERE screening_id = $1',
      [first.screeningId],
    );
    const { id } = await proposalOf('add_words');
    const example = await first.reviewer.get(`/v1/filter/proposals/${id}/example`).expect(200);
    expect(example.body).toMatchObject({ example: 'destroyed', words: null, before: null, after: null });
  });
});

describe('a decision', () => {
  it('is refused with a reason that does not go with it', async () => {
    const { id } = await proposalOf('narrow_rule');
    const way = `/v1/filter/proposals/${id}/decision`;
    await first.administrator.post(way, { decision: 'accepted', reason: 'rule_is_right' }).expect(422);
    await first.administrator.post(way, { decision: 'accepted', reason: 'because' }).expect(422);
    await first.administrator.post(way, { decision: 'accepted' }).expect(422);
  });

  it('is final and recorded, and changes nothing in the running filter', async () => {
    const { id } = await proposalOf('narrow_rule');
    const way = `/v1/filter/proposals/${id}/decision`;
    const retire = { decision: 'accepted', reason: 'retire_the_rule' };
    const decided = await first.administrator.post(way, retire).expect(200);
    expect(decided.body).toMatchObject({ state: 'accepted', decided_by: first.administrator.accountId });
    const again = await second.administrator.post(way, {
      decision: 'declined',
      reason: 'rule_is_right',
    });
    expect([again.status, again.body.code]).toEqual([409, 'filter_proposal.decided']);
    const [entry, ...more] = await ledgerOf('filter_proposal.decided');
    expect(more).toEqual([]);
    expect(JSON.stringify(entry)).toContain('retire_the_rule');
    expect((await proposals(first.administrator, '?decision=undecided')).map((it) => it.id)).not.toContain(
      id,
    );

    const later = await logFinding(second, second.screener, { excerpt: SECOND });
    const read = await untilFiltered(second.screener, later);
    expect(read['safe_text']).not.toContain('Catholic');
  });

  it('waits where a later review took back what the proposal rested on', async () => {
    await review(second.reviewer, inSecond, {
      lifted: [{ ...spanOf(SECOND, 'quorbinate'), reason: 'added_by_mistake' }],
    });
    const lapsed = await proposalOf('add_words');
    expect(lapsed).toMatchObject({
      state: 'lapsed',
      findings: 1,
      estimated_precision: { cases: 2, value: 0.5 },
    });
    const refused = await first.administrator.post(`/v1/filter/proposals/${lapsed.id}/decision`, {
      decision: 'accepted',
      reason: 'add_the_words',
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'filter_proposal.lapsed']);
  });
});

it('two reviews at the same moment that only together are support enough open one proposal', async () => {
  const third = await openScreening(service);
  const text = 'The zanterine was late again, so I will burn the depot down.';
  const findings = await Promise.all([
    logFinding(second, second.screener, { excerpt: text }),
    logged(third, third.screener, text),
  ]);
  await untilFiltered(second.screener, findings[0]);
  const added = [{ ...spanOf(text, 'zanterine'), class: 'age', reason: 'proxy_for_a_class' }];
  await Promise.all([
    review(second.reviewer, findings[0], { added }),
    review(third.reviewer, findings[1], { added }),
  ]);
  const found = await proposals(third.administrator, '?kind=add_words&decision=undecided');
  expect(found.filter((it) => it.state === 'open')).toMatchObject([{ class: 'age', screenings: 2 }]);
});

it('what identifies one person is missed, and proposes no word, however often it is added', async () => {
  const before = await proposals(second.administrator);
  const text = 'Ask about vexhollow, I will burn the depot down.';
  const third = await openScreening(service);
  const findings = await Promise.all([
    logFinding(second, second.screener, { excerpt: text }),
    logged(third, third.screener, text),
  ]);
  await untilFiltered(second.screener, findings[0]);
  const added = [{ ...spanOf(text, 'vexhollow'), class: 'color', reason: 'identifies_a_person' }];
  await review(second.reviewer, findings[0], { added });
  await review(third.reviewer, findings[1], { added });
  expect(await proposals(second.administrator)).toHaveLength(before.length);
  const report = await second.administrator.get('/v1/filter/detectors').expect(200);
  expect(report.body.classes).toContainEqual(expect.objectContaining({ class: 'color', added: 2 }));
});
