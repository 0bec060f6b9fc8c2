import type { MissingCondition } from '../../kernel/domain-error.js';
import { gapInWords } from '../../screenings/process/search-preconditions.js';
import type { ScreeningStage } from '../../screenings/screenings/screening-stages.js';
import type { ConsentFact, FindingFact, ReleaseFacts } from './release-facts.js';

/** One condition for release: a pure function of the facts that returns what is missing, or nothing. */
export interface Gate {
  readonly name: string;
  /** The promise this gate keeps, in words for the API. */
  readonly promise: string;
  readonly missing: (facts: ReleaseFacts) => readonly MissingCondition[];
}

export interface GateResult {
  readonly name: string;
  readonly promise: string;
  readonly open: boolean;
  readonly missing: readonly MissingCondition[];
}

/** The gates, in the order in which people work. All must be open; none can be skipped. */
export const RELEASE_GATES: readonly Gate[] = [
  {
    name: 'consent_on_file',
    promise: 'A consent is in force, and every search began while one was.',
    missing: consentMissing,
  },
  {
    name: 'process_rules_followed',
    promise: 'Every search waited for what a pinned policy pack puts before it.',
    missing: (facts) =>
      facts.processGaps.map((gap) => ({
        code: gap.event,
        detail: gapInWords(gap),
        related: gap.searchIds,
      })),
  },
  {
    name: 'checklist_is_the_requisitions',
    promise: 'The screening follows the checklist version of its requisition (policy B9).',
    missing: (facts) =>
      facts.screeningChecklistId === facts.requisitionChecklistId
        ? []
        : [
            {
              code: 'checklist_differs',
              detail: 'The screening was opened under another checklist version.',
            },
          ],
  },
  {
    name: 'peers_vetted_alike',
    promise:
      'No other candidate is vetted under another checklist; under the cohort policy, all are vetted (B9).',
    missing: peersMissing,
  },
  {
    name: 'steps_complete',
    promise: 'Every step is done, or left out for a reason that a coordinator approved.',
    missing: stepsMissing,
  },
  {
    name: 'gathering_completed',
    promise: 'The screener has declared the gathering complete, so nothing more is added.',
    missing: (facts) =>
      VETTED_STAGES.includes(facts.stage)
        ? []
        : [{ code: 'gathering_open', detail: `The screening is ${facts.stage}; its screener completes it.` }],
  },
  {
    name: 'findings_filtered',
    promise: 'Every finding went through the filter (policy B6).',
    missing: (facts) =>
      concerning(
        facts,
        (finding) => finding.state === 'waiting',
        'finding_waiting',
        'The filter has not run yet.',
      ),
  },
  {
    name: 'none_held',
    promise: 'No finding that the filter could not vouch for is left undecided.',
    missing: (facts) =>
      concerning(
        facts,
        (finding) => finding.state === 'held' && finding.disposition !== 'withhold',
        'finding_held',
        'The filter held it; a reviewer must look and withhold it.',
      ),
  },
  {
    name: 'findings_reviewed_by_another',
    promise: 'A second person, never the one who logged it, reviewed the removals of every finding.',
    missing: (facts) =>
      concerning(
        facts,
        (finding) =>
          finding.disposition === null ||
          finding.reviewedBy === null ||
          finding.reviewedBy === finding.loggedBy,
        'finding_unreviewed',
        'A reviewer who did not log it must review it.',
      ),
  },
  {
    name: 'findings_validated',
    promise:
      'Every finding was validated, and an included one reaches the minimum of its category (policy B10).',
    missing: (facts) =>
      concerning(
        facts,
        (finding) => !finding.validated || (finding.disposition === 'include' && !finding.meetsMinimum),
        'finding_not_validated',
        'Validate it to the minimum grade of its category, or have it withheld.',
      ),
  },
  {
    name: 'findings_within_look_back',
    promise:
      'Every included finding was posted within the look-back of its step, counted from the date of the post.',
    missing: lookBackMissing,
  },
  {
    name: 'statements_reviewed',
    promise: 'What is said beside an included finding was filtered, and reviewed by a second person.',
    missing: statementsMissing,
  },
  {
    name: 'candidate_heard',
    promise: 'A candidate who was invited to respond has answered, or the time to answer is over.',
    missing: (facts) =>
      facts.findings.flatMap(({ id, disposition, awaitedUntil }) =>
        disposition === 'include' && awaitedUntil !== null
          ? [
              {
                code: 'response_awaited',
                detail: `The candidate may answer until ${awaitedUntil.toISOString()}.`,
                related: [id],
              },
            ]
          : [],
      ),
  },
  {
    name: 'authorizations_valid',
    promise:
      'Whoever searched, logged, validated or reviewed held an authorization at that moment (policy B7).',
    missing: (facts) =>
      facts.acts
        .filter((act) => act.uncovered !== null)
        .map((act) => ({
          code: 'act_unauthorized',
          detail: `This ${act.what.replace('_', ' ')} was made at ${act.at.toISOString()}, when ${act.uncovered}.`,
          related: [act.id],
        })),
  },
  {
    name: 'incidents_settled',
    promise: 'No open incident concerns this screening or its requisition (policy P12).',
    missing: (facts) =>
      facts.incidents.map((incident) => ({
        code: 'incident_open',
        detail: `An incident is open: ${incident.kind.replaceAll('_', ' ')}. Contain and close it first.`,
        related: [incident.id],
      })),
  },
];

/** Asks every gate. The packet may be released when all are open. */
export function askGates(facts: ReleaseFacts): GateResult[] {
  return RELEASE_GATES.map((gate) => {
    const missing = gate.missing(facts);
    return { name: gate.name, promise: gate.promise, open: missing.length === 0, missing };
  });
}

function consentMissing(facts: ReleaseFacts): MissingCondition[] {
  if (!facts.consents.some((consent) => consent.withdrawnAt === null)) {
    return [{ code: 'consent_missing', detail: 'No consent is in force; record it before searching.' }];
  }
  const related = facts.searches
    .filter((search) => !facts.consents.some((consent) => covers(consent, search.startedAt)))
    .map((search) => search.id);
  if (related.length === 0) return [];
  return [
    {
      code: 'search_without_consent',
      detail: 'These searches began before the candidate agreed, or after the consent was withdrawn.',
      related,
    },
  ];
}

function covers(consent: ConsentFact, time: Date): boolean {
  return consent.givenAt <= time && (consent.withdrawnAt === null || time < consent.withdrawnAt);
}

function peersMissing(facts: ReleaseFacts): MissingCondition[] {
  const otherVersion = facts.peers.filter((peer) => peer.checklistId !== facts.requisitionChecklistId);
  const unfinished = facts.peers.filter((peer) => !VETTED_STAGES.includes(peer.stage));
  return [
    ...otherVersion.map((peer) => ({
      code: 'peer_on_other_checklist',
      detail: 'This candidate of the requisition is vetted under another checklist version.',
      related: [peer.screeningId],
    })),
    ...(facts.releasePolicy === 'cohort' ? unfinished : []).map((peer) => ({
      code: 'peer_not_vetted',
      detail: `The requisition releases nobody before all are vetted; this screening is ${peer.stage}.`,
      related: [peer.screeningId],
    })),
  ];
}

/** The stages in which a candidate's vetting is complete. */
const VETTED_STAGES: readonly ScreeningStage[] = ['in_review', 'released', 'decided'];

function stepsMissing(facts: ReleaseFacts): MissingCondition[] {
  return facts.steps.flatMap((step) => {
    if (step.outcome === null) {
      return [{ code: 'step_open', detail: `Step ${step.key} has no result.`, related: [step.key] }];
    }
    if (step.outcome !== 'done' && !step.approved) {
      return [
        {
          code: 'step_unapproved',
          detail: `Step ${step.key} was left out without approval.`,
          related: [step.key],
        },
      ];
    }
    return [];
  });
}

function statementsMissing(facts: ReleaseFacts): MissingCondition[] {
  const unreviewed = facts.statements.filter(
    (statement) =>
      statement.disposition === null ||
      statement.reviewedBy === null ||
      statement.reviewedBy === statement.loggedBy ||
      (statement.disposition === 'include' && statement.state !== 'filtered'),
  );
  if (unreviewed.length === 0) return [];
  const detail = 'A reviewer who did not log it must look at it: GET /v1/statements/{id}.';
  return [{ code: 'statement_unreviewed', detail, related: unreviewed.map((statement) => statement.id) }];
}

function lookBackMissing(facts: ReleaseFacts): MissingCondition[] {
  const included = facts.findings.filter((finding) => finding.disposition === 'include');
  return included.flatMap(({ id, postedAt, notBefore }) => {
    if (notBefore === null) return [];
    const remedy = 'A reviewer withholds it: outside_look_back.';
    if (postedAt === null) {
      const detail = `Nobody knows when it was posted, so it may be out of the look-back. ${remedy}`;
      return [{ code: 'finding_post_date_unknown', detail, related: [id] }];
    }
    if (postedAt >= notBefore) return [];
    const detail = `It was posted before ${notBefore.toISOString().slice(0, 10)}, where the look-back begins. ${remedy}`;
    return [{ code: 'finding_outside_look_back', detail, related: [id] }];
  });
}

function concerning(
  facts: ReleaseFacts,
  stopped: (finding: FindingFact) => boolean,
  code: string,
  detail: string,
): MissingCondition[] {
  const related = facts.findings.filter(stopped).map((finding) => finding.id);
  return related.length === 0 ? [] : [{ code, detail, related }];
}
