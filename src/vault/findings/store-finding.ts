import type { DatabaseCall } from '../../platform/database/calls.js';
import type { Finding } from './finding.entity.js';

/** A new finding's row, as a call, so that it goes out together with what the desk and the ledger are told. */
export function storeFinding(finding: Finding): DatabaseCall {
  const row = {
    id: finding.id,
    screening_id: finding.screeningId,
    requisition_id: finding.requisitionId,
    step_key: finding.stepKey,
    search_id: finding.searchId,
    logged_by: finding.loggedBy,
    logged_at: finding.loggedAt,
    method: finding.method,
    access_basis: finding.accessBasis,
    conduct_category: finding.conductCategory,
    posted_at: finding.postedAt,
    captured_at: finding.capturedAt,
    capture_digest: finding.captureDigest,
    matched_by: finding.matchedBy,
    state: finding.state,
    held_reason: finding.heldReason,
    ruleset_digest: finding.rulesetDigest,
    directed_at_protected_group: finding.directedAtProtectedGroup,
    filter_attempts: finding.filterAttempts,
    next_attempt_at: finding.nextAttemptAt,
    filtered_at: finding.filteredAt,
    version: finding.version,
  };
  return { name: 'vault.store_finding', values: [JSON.stringify(row), finding.sealed] };
}
