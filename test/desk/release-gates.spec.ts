import type { FindingFact, ReleaseFacts, StatementFact } from '../../src/desk/release/release-facts.js';
import { askGates, RELEASE_GATES } from '../../src/desk/release/release-gates.js';

const FINDING: FindingFact = {
  id: 'fnd_1',
  state: 'filtered',
  loggedBy: 'acc_screener',
  validated: true,
  meetsMinimum: true,
  reviewedBy: 'acc_reviewer',
  disposition: 'include',
  postedAt: new Date('2025-06-01T00:00:00Z'),
  notBefore: new Date('2019-01-02T00:00:00Z'),
  awaitedUntil: null,
};

const OFFER_FIRST = {
  id: 'conditional_offer_first',
  days: null,
  words: 'After a conditional offer.',
  citation: 'Test Act 1',
  source: 'own',
  verified: false,
} as const;

const STATEMENT: StatementFact = {
  id: 'sta_1',
  state: 'filtered',
  loggedBy: 'acc_screener',
  reviewedBy: 'acc_reviewer',
  disposition: 'include',
};

/** A screening in which everything was done; each test takes one thing away. */
const COMPLETE: ReleaseFacts = {
  screeningId: 'scr_1',
  stage: 'in_review',
  screeningChecklistId: 'chk_1',
  requisitionChecklistId: 'chk_1',
  releasePolicy: 'individual',
  peers: [{ screeningId: 'scr_2', checklistId: 'chk_1', stage: 'gathering' }],
  consents: [{ givenAt: new Date('2026-01-01T09:00:00Z'), withdrawnAt: null }],
  searches: [{ id: 'sch_1', startedAt: new Date('2026-01-02T09:00:00Z') }],
  processGaps: [],
  steps: [
    { key: 'open_web', outcome: 'done', approved: false },
    { key: 'public_registers', outcome: 'waived', approved: true },
  ],
  findings: [FINDING],
  statements: [STATEMENT],
  incidents: [],
  acts: [{ what: 'search', id: 'sch_1', at: new Date('2026-01-02T09:00:00Z'), uncovered: null }],
};

const WITHDRAWN = {
  givenAt: new Date('2026-01-01T09:00:00Z'),
  withdrawnAt: new Date('2026-01-02T12:00:00Z'),
};
const NEW_CONSENT = { givenAt: new Date('2026-01-04T09:00:00Z'), withdrawnAt: null };

function searchAt(time: string) {
  return { id: 'sch_2', startedAt: new Date(time) };
}

function closedGates(changed: Partial<ReleaseFacts>): string[] {
  return askGates({ ...COMPLETE, ...changed })
    .filter((gate) => !gate.open)
    .map((gate) => gate.name);
}

function withFinding(changed: Partial<FindingFact>): Partial<ReleaseFacts> {
  return { findings: [FINDING, { ...FINDING, id: 'fnd_2', ...changed }] };
}

describe('release gates', () => {
  const refusals: [string, Partial<ReleaseFacts>, string][] = [
    ['there is no consent', { consents: [] }, 'consent_on_file'],
    ['the consent was withdrawn', { consents: [WITHDRAWN] }, 'consent_on_file'],
    ['searching began before consent', { searches: [searchAt('2025-12-31T00:00:00Z')] }, 'consent_on_file'],
    [
      'one search was made between two consents',
      { consents: [WITHDRAWN, NEW_CONSENT], searches: [searchAt('2026-01-03T00:00:00Z')] },
      'consent_on_file',
    ],
    [
      'a search did not wait for the offer',
      { processGaps: [{ rule: OFFER_FIRST, event: 'conditional_offer_made', searchIds: ['sch_1'] }] },
      'process_rules_followed',
    ],
    ['the checklist is another version', { screeningChecklistId: 'chk_0' }, 'checklist_is_the_requisitions'],
    [
      'a peer is vetted under another checklist',
      { peers: [{ screeningId: 'scr_2', checklistId: 'chk_0', stage: 'in_review' }] },
      'peers_vetted_alike',
    ],
    ['the cohort is not vetted', { releasePolicy: 'cohort' }, 'peers_vetted_alike'],
    [
      'a step has no result',
      { steps: [{ key: 'open_web', outcome: null, approved: false }] },
      'steps_complete',
    ],
    [
      'a waiver is not approved',
      { steps: [{ key: 'open_web', outcome: 'waived', approved: false }] },
      'steps_complete',
    ],
    ['gathering goes on', { stage: 'gathering' }, 'gathering_completed'],
    ['a finding waits for the filter', withFinding({ state: 'waiting' }), 'findings_filtered'],
    ['a held finding is undecided', withFinding({ state: 'held', disposition: null }), 'none_held'],
    [
      'a finding is not reviewed',
      withFinding({ disposition: null, reviewedBy: null }),
      'findings_reviewed_by_another',
    ],
    ['the reviewer logged it', withFinding({ reviewedBy: 'acc_screener' }), 'findings_reviewed_by_another'],
    ['a finding is not validated', withFinding({ validated: false }), 'findings_validated'],
    ['an included finding is below its minimum', withFinding({ meetsMinimum: false }), 'findings_validated'],
    [
      'an included finding is older than the look-back',
      withFinding({ postedAt: new Date('2019-01-01T23:59:59Z') }),
      'findings_within_look_back',
    ],
    ['nobody knows when it was posted', withFinding({ postedAt: null }), 'findings_within_look_back'],
    [
      'a mitigating fact is not reviewed',
      { statements: [{ ...STATEMENT, disposition: null, reviewedBy: null }] },
      'statements_reviewed',
    ],
    [
      'its own author reviewed a statement',
      { statements: [{ ...STATEMENT, reviewedBy: 'acc_screener' }] },
      'statements_reviewed',
    ],
    [
      'a reviewed statement waits for the filter again',
      { statements: [{ ...STATEMENT, state: 'waiting' }] },
      'statements_reviewed',
    ],
    [
      'the candidate may still answer',
      withFinding({ awaitedUntil: new Date('2026-02-01T00:00:00Z') }),
      'candidate_heard',
    ],
    [
      'somebody acted without authorization',
      {
        acts: [
          {
            what: 'review',
            id: 'fnd_1',
            at: new Date('2026-01-02T09:00:00Z'),
            uncovered: 'the authorization was suspended',
          },
        ],
      },
      'authorizations_valid',
    ],
    ['an incident is open', { incidents: [{ id: 'inc_1', kind: 'unlawful_method' }] }, 'incidents_settled'],
  ];

  it.each(refusals)('stay closed while %s', (_case, changed, gate) => {
    expect(closedGates(changed)).toContain(gate);
  });

  it('each have a case above that closes them', () => {
    expect(new Set(refusals.map(([, , gate]) => gate))).toEqual(
      new Set(RELEASE_GATES.map((gate) => gate.name)),
    );
  });

  it('are open after a withdrawal and a new consent, when every search began under one of them', () => {
    const searches = [searchAt('2026-01-02T09:00:00Z'), searchAt('2026-01-05T09:00:00Z')];
    expect(closedGates({ consents: [WITHDRAWN, NEW_CONSENT], searches })).toEqual([]);
  });

  it('name the things to look at, and say why in words', () => {
    const gate = askGates({ ...COMPLETE, ...withFinding({ state: 'waiting' }) }).find(
      ({ name }) => name === 'findings_filtered',
    );
    expect(gate?.missing).toEqual([
      { code: 'finding_waiting', detail: 'The filter has not run yet.', related: ['fnd_2'] },
    ]);
  });

  it('let a withheld finding be below the minimum, and a held one be withheld', () => {
    expect(closedGates(withFinding({ disposition: 'withhold', meetsMinimum: false }))).toEqual([]);
    expect(closedGates(withFinding({ state: 'held', disposition: 'withhold', meetsMinimum: false }))).toEqual(
      [],
    );
  });

  it('let an old finding go when it is withheld, or its category has no look-back', () => {
    const old = { postedAt: new Date('2001-01-01T00:00:00Z') };
    expect(closedGates(withFinding({ ...old, disposition: 'withhold' }))).toEqual([]);
    expect(closedGates(withFinding({ ...old, notBefore: null }))).toEqual([]);
    expect(closedGates(withFinding({ postedAt: null, notBefore: null }))).toEqual([]);
    expect(closedGates(withFinding({ postedAt: new Date('2019-01-02T00:00:00Z') }))).toEqual([]);
  });

  it('are all open when everything was done, also when nothing was found', () => {
    expect(closedGates({})).toEqual([]);
    expect(closedGates({ findings: [] })).toEqual([]);
  });
});
