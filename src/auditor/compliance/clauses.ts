/** A number that an auditor can look up, with the question it answers as SQL over what the auditor's role may read. */
export interface Count {
  readonly name: string;
  readonly what: string;
  /** `$1` is a requisition's id, or null for all requisitions. Returns one row with one column, `count`. */
  readonly sql: string;
}

/** A clause of the city's policy, the control that keeps it, and what shows that it was kept. */
export interface Clause {
  readonly id: string;
  readonly text: string;
  readonly control: string;
  readonly evidence: readonly Count[];
  /** Each of these should be zero. */
  readonly deviations: readonly Count[];
  /** Where to look further; `{id}` stands for the requisition. */
  readonly links: readonly string[];
}

const OF_REQUISITION = '($1::text IS NULL OR requisition_id = $1)';
const SCREENING_OF_REQUISITION = '($1::text IS NULL OR s.requisition_id = $1)';

function ledgerCount(name: string, what: string, kind: string): Count {
  return {
    name,
    what,
    sql: `SELECT count(*) FROM ledger.entry e LEFT JOIN screenings.screening s ON s.id = e.screening_id
      WHERE e.kind = '${kind}' AND ${SCREENING_OF_REQUISITION}`,
  };
}

function openIncidents(kinds: readonly string[]): Count {
  const list = kinds.map((kind) => `'${kind}'`).join(', ');
  return {
    name: 'open_incidents',
    what: `Open incidents of kind ${kinds.join(', ')}.`,
    sql: `SELECT count(*) FROM screenings.incident WHERE state = 'open' AND kind IN (${list}) AND ${OF_REQUISITION}`,
  };
}

/** Searches made by somebody who held no authorization in force when they logged it. */
const UNAUTHORIZED_SEARCHES: Count = {
  name: 'searches_without_authorization',
  what: 'Searches logged by somebody without an authorization in force at that moment.',
  sql: `SELECT count(*) FROM screenings.search_record r JOIN screenings.screening s ON s.id = r.screening_id
    WHERE ${SCREENING_OF_REQUISITION} AND NOT EXISTS (
      SELECT 1 FROM screenings.sensitive_position_authorization a
      WHERE a.account_id = r.screener_id AND a.valid_from <= r.logged_at AND r.logged_at < a.expires_at
        AND (a.training_expires_on IS NULL
          OR r.logged_at < (a.training_expires_on + 1)::timestamp AT TIME ZONE 'UTC')
        AND (a.revoked_at IS NULL OR r.logged_at < a.revoked_at)
        AND NOT EXISTS (
          SELECT 1 FROM jsonb_to_recordset(a.suspensions) AS rest(suspended_at timestamptz, reinstated_at timestamptz)
          WHERE rest.suspended_at <= r.logged_at
            AND (rest.reinstated_at IS NULL OR r.logged_at < rest.reinstated_at)))`,
};

/** Told to auditors alone: a decision maker who knew the number would guess at what it hides. */
const NOT_VALIDATABLE: Count = {
  name: 'findings_not_validatable',
  what: 'Findings withheld because they could not be validated, by their last review.',
  sql: `SELECT count(*) FROM (
      SELECT DISTINCT ON (e.canonical::jsonb #>> '{body,finding_id}')
        e.canonical::jsonb #>> '{body,withheld_reason}' AS reason
      FROM ledger.entry e LEFT JOIN screenings.screening s ON s.id = e.screening_id
      WHERE e.kind = 'finding.reviewed' AND ${SCREENING_OF_REQUISITION}
      ORDER BY e.canonical::jsonb #>> '{body,finding_id}', e.seq DESC) last_review
    WHERE last_review.reason = 'not_validatable'`,
};

/** The clauses of the policy (A2c, "Potential Uses" 5–10 and "Personal Use" 12), in the policy's order. */
export const CLAUSES: readonly Clause[] = [
  {
    id: 'A2c',
    text: 'Content is managed, stored and retrieved to comply with public-records and e-discovery laws.',
    control:
      'Retention clocks by the pinned packs, holds that win over them, disposal by two people with a certificate.',
    evidence: [
      {
        name: 'legal_holds_in_force',
        what: 'Legal holds in force.',
        sql: `SELECT count(*) FROM screenings.legal_hold WHERE lifted_at IS NULL AND ${OF_REQUISITION}`,
      },
      {
        name: 'disposals',
        what: 'Screenings whose texts were disposed of, each by two people.',
        sql: `SELECT count(*) FROM screenings.disposal WHERE approved_at IS NOT NULL AND ${OF_REQUISITION}`,
      },
    ],
    deviations: [
      {
        name: 'disposed_early_or_under_hold',
        what: 'Disposals before their time, or while a legal hold was in force.',
        sql: `SELECT count(*) FROM screenings.disposal d WHERE d.approved_at IS NOT NULL AND ${OF_REQUISITION}
          AND (d.approved_at < d.keep_until OR EXISTS (SELECT 1 FROM screenings.legal_hold h
            WHERE h.requisition_id = d.requisition_id AND h.placed_at <= d.approved_at
              AND (h.lifted_at IS NULL OR d.approved_at < h.lifted_at)))`,
      },
    ],
    links: ['/v1/disposals'],
  },
  {
    id: 'B5',
    text: 'Internet-based content is included in background investigations of job candidates.',
    control:
      'Everybody at the background stage has a screening, or a reason why not that a second person approved.',
    evidence: [
      {
        name: 'screenings',
        what: 'Screenings opened.',
        sql: `SELECT count(*) FROM screenings.screening WHERE purpose = 'selection' AND ${OF_REQUISITION}`,
      },
      ledgerCount('searches', 'Searches logged.', 'search.logged'),
      {
        name: 'reached_background_stage',
        what: 'Recorded that a candidate reached the background stage.',
        sql: `SELECT count(*) FROM screenings.background_entry WHERE ${OF_REQUISITION}`,
      },
      {
        name: 'waived_with_approval',
        what: 'Candidates not screened for a reason that a second coordinator approved.',
        sql: `SELECT count(*) FROM screenings.coverage_waiver WHERE approved_at IS NOT NULL AND ${OF_REQUISITION}`,
      },
    ],
    deviations: [
      {
        name: 'candidates_without_screening',
        what: 'Candidates on file with neither a screening nor an approved reason (counted for the whole service).',
        sql: `SELECT count(*) FROM screenings.candidate c WHERE $1::text IS NULL
          AND NOT EXISTS (SELECT 1 FROM screenings.screening s WHERE s.candidate_id = c.id)
          AND NOT EXISTS (SELECT 1 FROM screenings.coverage_waiver w
            WHERE w.candidate_id = c.id AND w.approved_at IS NOT NULL)`,
      },
      {
        name: 'reached_without_screening',
        what: 'At the background stage with neither a screening nor an approved reason.',
        sql: `SELECT count(*) FROM screenings.background_entry b WHERE ${OF_REQUISITION}
          AND NOT EXISTS (SELECT 1 FROM screenings.screening s
            WHERE s.requisition_id = b.requisition_id AND s.candidate_id = b.candidate_id)
          AND NOT EXISTS (SELECT 1 FROM screenings.coverage_waiver w
            WHERE w.requisition_id = b.requisition_id AND w.candidate_id = b.candidate_id
              AND w.approved_at IS NOT NULL)`,
      },
      {
        name: 'closed_without_search',
        what: 'Screenings without a single search in a requisition that was closed over them, none waived.',
        sql: `SELECT count(*) FROM screenings.screening s JOIN screenings.requisition q ON q.id = s.requisition_id
          WHERE s.stage = 'opened' AND q.state = 'closed' AND ${SCREENING_OF_REQUISITION}
            AND NOT EXISTS (SELECT 1 FROM screenings.coverage_waiver w
              WHERE w.requisition_id = s.requisition_id AND w.candidate_id = s.candidate_id
                AND w.approved_at IS NOT NULL)`,
      },
    ],
    links: ['/v1/coverage', '/v1/coverage?requisition_id={id}', '/v1/screenings'],
  },
  {
    id: 'B6a',
    text: 'Searches are conducted by a person who does not decide.',
    control: 'Nobody holds a deciding and a preparing duty in one requisition; the database refuses it too.',
    evidence: [
      {
        name: 'assignments',
        what: 'Duties given.',
        sql: `SELECT count(*) FROM screenings.assignment WHERE ${OF_REQUISITION}`,
      },
      {
        name: 'conflicts_refused',
        what: 'Attempts to put somebody on both sides, each refused and recorded.',
        sql: `SELECT count(*) FROM screenings.incident WHERE kind = 'conflict_of_duties' AND ${OF_REQUISITION}`,
      },
    ],
    deviations: [
      {
        name: 'people_on_both_sides',
        what: 'Accounts that have ever held duties of both sides in one requisition.',
        sql: `SELECT count(*) FROM (SELECT 1 FROM screenings.assignment WHERE ${OF_REQUISITION}
          GROUP BY requisition_id, account_id
          HAVING bool_or(duty = 'hiring_manager') AND bool_or(duty <> 'hiring_manager')) both_sides`,
      },
      openIncidents(['conflict_of_duties', 'decision_maker_exposed']),
    ],
    links: ['/v1/requisitions/{id}/assignments', '/v1/incidents'],
  },
  {
    id: 'B6b',
    text: 'Information pertaining to protected classes is filtered out before anything is shared with decision makers.',
    control:
      'Filter, redaction review by a second person, release gates; a decision maker has no way to raw data.',
    evidence: [
      ledgerCount('findings_filtered', 'Runs of the filter that vouched for a finding.', 'finding.filtered'),
      ledgerCount('findings_held', 'Runs that held a finding for a person.', 'finding.held'),
      ledgerCount('redaction_reviews', 'Redaction reviews.', 'finding.reviewed'),
      {
        name: 'packets',
        what: 'Packets released.',
        sql: `SELECT count(*) FROM released.packet WHERE ${OF_REQUISITION}`,
      },
    ],
    deviations: [
      {
        name: 'packets_without_ledger_entry',
        what: 'Packets whose digest no release entry of the ledger names.',
        sql: `SELECT count(*) FROM released.packet p WHERE ${OF_REQUISITION} AND NOT EXISTS (
          SELECT 1 FROM ledger.entry e WHERE e.kind = 'packet.released' AND e.screening_id = p.screening_id
            AND e.canonical::jsonb #>> '{body,packet_digest}' = p.digest)`,
      },
      openIncidents(['leak', 'decision_maker_exposed']),
    ],
    links: ['/v1/screenings/{screening_id}/removals', '/v1/packets'],
  },
  {
    id: 'B7',
    text: 'Persons authorized to search are deemed to hold a sensitive position.',
    control:
      'No search, finding, validation or review without an authorization in force; a gate looks at each act again.',
    evidence: [
      {
        name: 'authorizations_in_force',
        what: 'Authorizations in force now; for one requisition, of those who hold a duty in it.',
        sql: `SELECT count(*) FROM screenings.sensitive_position_authorization z
          WHERE z.valid_from <= now() AND now() < z.expires_at AND z.revoked_at IS NULL
            AND (z.training_expires_on IS NULL OR current_date <= z.training_expires_on)
            AND NOT jsonb_path_exists(z.suspensions, '$[*] ? (@.reinstated_at == null)')
            AND ($1::text IS NULL OR EXISTS (SELECT 1 FROM screenings.assignment a
              WHERE a.account_id = z.account_id AND a.requisition_id = $1))`,
      },
    ],
    deviations: [UNAUTHORIZED_SEARCHES],
    links: ['/v1/authorizations'],
  },
  {
    id: 'B8',
    text: 'Search methods do not involve techniques that violate existing law.',
    control:
      'A closed list of lawful methods; method and access basis recorded with every search and finding.',
    evidence: [
      ledgerCount('searches', 'Searches logged, each with its method and access basis.', 'search.logged'),
      {
        name: 'in_quarantine',
        what: 'Searches and findings put away because of how they were found.',
        sql: `SELECT count(*) FROM screenings.quarantine WHERE lifted_at IS NULL AND ${OF_REQUISITION}`,
      },
    ],
    deviations: [
      {
        name: 'packets_with_quarantined_finding',
        what: 'Packets in use that were released before something they may hold was put away.',
        sql: `SELECT count(*) FROM released.packet p WHERE ${OF_REQUISITION}
          AND NOT EXISTS (SELECT 1 FROM released.recall r WHERE r.packet_id = p.id)
          AND NOT EXISTS (SELECT 1 FROM released.packet later
            WHERE later.screening_id = p.screening_id AND later.version > p.version)
          AND EXISTS (SELECT 1 FROM ledger.entry e WHERE e.kind = 'finding.reviewed'
            AND e.screening_id = p.screening_id AND e.canonical::jsonb #>> '{body,disposition}' = 'include'
            AND EXISTS (SELECT 1 FROM screenings.quarantine q WHERE q.lifted_at IS NULL
              AND q.thing_id = e.canonical::jsonb #>> '{body,finding_id}' AND q.placed_at > p.released_at))`,
      },
      openIncidents(['unlawful_method']),
    ],
    links: ['/v1/screenings/{screening_id}/searches', '/v1/incidents'],
  },
  {
    id: 'B9',
    text: 'Vetting techniques are applied uniformly to all candidates.',
    control:
      'One locked checklist version per requisition; an amendment opens its steps again for everybody; release refused ' +
      'while a peer is on another version; a sample is vetted twice, blind.',
    evidence: [
      {
        name: 'steps_done',
        what: 'Checklist steps done.',
        sql: `SELECT count(*) FROM screenings.step_result r JOIN screenings.screening s ON s.id = r.screening_id
          WHERE r.outcome = 'done' AND s.purpose = 'selection' AND ${SCREENING_OF_REQUISITION}`,
      },
      {
        name: 'steps_left_out_approved',
        what: 'Steps left out with an approved reason.',
        sql: `SELECT count(*) FROM screenings.step_result r JOIN screenings.screening s ON s.id = r.screening_id
          WHERE r.outcome <> 'done' AND r.approved_at IS NOT NULL AND s.purpose = 'selection' AND ${SCREENING_OF_REQUISITION}`,
      },
      {
        name: 'checklist_amendments',
        what: 'Amendments of a locked checklist.',
        sql: `SELECT count(*) FROM screenings.checklist_amendment WHERE ${OF_REQUISITION}`,
      },
      {
        name: 'vetted_twice',
        what: 'Screenings drawn to be vetted a second time, blind.',
        sql: `SELECT count(*) FROM screenings.second_screening b JOIN screenings.screening s ON s.id = b.first_id
          WHERE ${SCREENING_OF_REQUISITION}`,
      },
    ],
    deviations: [
      {
        name: 'packets_before_amendment',
        what: 'Candidates whose last packet is older than an amendment that opened a step again.',
        sql: `SELECT count(*) FROM screenings.screening s WHERE ${SCREENING_OF_REQUISITION}
          AND (SELECT max(p.released_at) FROM released.packet p WHERE p.screening_id = s.id)
            < (SELECT max(a.amended_at) FROM screenings.checklist_amendment a
                WHERE a.requisition_id = s.requisition_id AND a.reopened_steps <> '{}')`,
      },
      {
        name: 'searches_off_checklist',
        what: 'Searches in a source or by a query form that the step does not list, or whose query is not what its form makes.',
        sql: `SELECT count(*) FROM screenings.search_record r JOIN screenings.screening s ON s.id = r.screening_id
          WHERE (r.deviation_reason IS NOT NULL OR r.form_check = 'deviates')
            AND s.purpose = 'selection' AND ${SCREENING_OF_REQUISITION}`,
      },
      {
        name: 'screenings_on_other_checklist',
        what: 'Screenings under another checklist version than their requisition.',
        sql: `SELECT count(*) FROM screenings.screening s JOIN screenings.requisition q ON q.id = s.requisition_id
          WHERE s.checklist_id <> q.checklist_id AND s.purpose = 'selection' AND ${SCREENING_OF_REQUISITION}`,
      },
      {
        name: 'steps_left_out_unapproved',
        what: 'Steps left out that nobody has approved yet.',
        sql: `SELECT count(*) FROM screenings.step_result r JOIN screenings.screening s ON s.id = r.screening_id
          WHERE r.outcome <> 'done' AND r.approved_at IS NULL AND s.purpose = 'selection' AND ${SCREENING_OF_REQUISITION}`,
      },
      openIncidents(['uniformity_breach']),
    ],
    links: ['/v1/requisitions/{id}/uniformity', '/v1/requisitions/{id}/consistency'],
  },
  {
    id: 'B10',
    text: 'Every effort is made to validate Internet-based information.',
    control:
      'Attribution, authenticity and corroboration, graded; a minimum grade per category to be released.',
    evidence: [
      ledgerCount('findings_logged', 'Findings logged.', 'finding.logged'),
      ledgerCount('validations', 'Validations.', 'finding.validated'),
      NOT_VALIDATABLE,
    ],
    deviations: [],
    links: ['/v1/validation-ladder', '/v1/screenings/{screening_id}/gates'],
  },
  {
    id: 'P12',
    text: 'Violations are reported.',
    control:
      'Anyone may open an incident; the service opens one itself when a conflict of duties is attempted.',
    evidence: [
      {
        name: 'incidents',
        what: 'Incidents on file.',
        sql: `SELECT count(*) FROM screenings.incident WHERE ${OF_REQUISITION}`,
      },
      {
        name: 'packets_recalled',
        what: 'Packets called back.',
        sql: `SELECT count(*) FROM released.recall r JOIN released.packet p ON p.id = r.packet_id
          WHERE ($1::text IS NULL OR p.requisition_id = $1)`,
      },
    ],
    deviations: [
      {
        name: 'open_incidents',
        what: 'Incidents that are still open.',
        sql: `SELECT count(*) FROM screenings.incident WHERE state = 'open' AND ${OF_REQUISITION}`,
      },
      {
        name: 'recalls_not_noted',
        what: 'Hiring managers, by packet, who acknowledged a packet and have not taken note of its recall.',
        sql: `SELECT count(*) FROM released.recall r JOIN released.packet p ON p.id = r.packet_id
          JOIN released.receipt t ON t.packet_id = r.packet_id
          WHERE ($1::text IS NULL OR p.requisition_id = $1) AND NOT EXISTS (
            SELECT 1 FROM released.recall_receipt n WHERE n.packet_id = r.packet_id AND n.account_id = t.account_id)`,
      },
      {
        name: 'decisions_on_recalled_packets',
        what: 'Decisions that rest on a packet which was recalled, with none on a later one.',
        sql: `SELECT count(*) FROM released.decision d JOIN released.recall r ON r.packet_id = d.packet_id
          JOIN released.packet p ON p.id = d.packet_id
          WHERE ($1::text IS NULL OR p.requisition_id = $1) AND NOT EXISTS (
            SELECT 1 FROM released.decision l JOIN released.packet n ON n.id = l.packet_id
            WHERE n.screening_id = p.screening_id AND n.version > p.version)`,
      },
    ],
    links: ['/v1/incidents'],
  },
];
