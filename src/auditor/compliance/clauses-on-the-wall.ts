import { type Clause, ledgerCount, OF_REQUISITION, openIncidents } from './clause.js';

export const SEARCHERS_DO_NOT_DECIDE: Clause = {
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
};

export const PROTECTED_IS_FILTERED: Clause = {
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
        SELECT 1 FROM ledger.recorded e WHERE e.kind = 'packet.released' AND e.screening_id = p.screening_id
          AND e.canonical::jsonb #>> '{body,packet_digest}' = p.digest)`,
    },
    openIncidents(['leak', 'decision_maker_exposed']),
  ],
  links: ['/v1/screenings/{screening_id}/removals', '/v1/packets'],
};
