import {
  type Clause,
  type Count,
  ledgerCount,
  OF_REQUISITION,
  openIncidents,
  SCREENING_OF_REQUISITION,
} from './clause.js';

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
      FROM ledger.recorded e LEFT JOIN screenings.screening s ON s.id = e.screening_id
      WHERE e.kind = 'finding.reviewed' AND ${SCREENING_OF_REQUISITION}
      ORDER BY e.canonical::jsonb #>> '{body,finding_id}', e.seq DESC, e.number DESC) last_review
    WHERE last_review.reason = 'not_validatable'`,
};

/** The clauses of the policy (A2c, "Potential Uses" 5–10 and "Personal Use" 12), in the policy's order. */
export const CONTENT_IS_INCLUDED: Clause = {
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
};

export const SEARCHERS_ARE_AUTHORIZED: Clause = {
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
};

export const METHODS_ARE_LAWFUL: Clause = {
  id: 'B8',
  text: 'Search methods do not involve techniques that violate existing law.',
  control: 'A closed list of lawful methods; method and access basis recorded with every search and finding.',
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
        AND EXISTS (SELECT 1 FROM ledger.recorded e WHERE e.kind = 'finding.reviewed'
          AND e.screening_id = p.screening_id AND e.canonical::jsonb #>> '{body,disposition}' = 'include'
          AND EXISTS (SELECT 1 FROM screenings.quarantine q WHERE q.lifted_at IS NULL
            AND q.thing_id = e.canonical::jsonb #>> '{body,finding_id}' AND q.placed_at > p.released_at))`,
    },
    openIncidents(['unlawful_method']),
  ],
  links: ['/v1/screenings/{screening_id}/searches', '/v1/incidents'],
};

export const FINDINGS_ARE_VALIDATED: Clause = {
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
};
