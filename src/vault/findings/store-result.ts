import type { EntityManager } from 'typeorm';
import { acceptFiltered, acceptHeld } from '../../desk/findings/findings.intake.js';
import { callTogether, type DatabaseCall } from '../../platform/database/calls.js';
import type { FilterResult, HeldReason, Removal } from '../filter/removal.js';
import { Finding } from './finding.entity.js';
import { type RemovalOrigin, StoredRemoval } from './removal.entity.js';

/** A finding, locked, with what the filter made of it. */
export interface FilteredNow {
  readonly finding: Pick<Finding, 'id' | 'version'>;
  readonly result: FilterResult;
}

/** Stores what the filter removed, and pushes the safe text to the desk. The caller holds the finding's row. */
export function storeFiltered(
  tx: EntityManager,
  finding: Finding,
  result: FilterResult,
  now: Date,
): Promise<void> {
  return callTogether(tx, filteredCalls([{ finding, result }], now));
}

/** The same for several findings, as calls, so that they go out together with what the ledger is told. */
export function filteredCalls(filtered: readonly FilteredNow[], now: Date): DatabaseCall[] {
  const rows = filtered.map(({ finding, result }) => ({
    id: finding.id,
    ruleset_digest: result.rulesetDigest,
    directed_at_protected_group: result.directedAtProtectedGroup,
    version: finding.version + 1,
    removals: result.removals.map(removalRow),
  }));
  const contents = filtered.map(({ finding, result }) => ({
    findingId: finding.id,
    safeText: result.safeText,
    directedAtProtectedGroup: result.directedAtProtectedGroup,
    rulesetDigest: result.rulesetDigest,
  }));
  return [
    { name: 'vault.store_filtered', values: [JSON.stringify(rows), now] },
    acceptFiltered(contents, now),
  ];
}

/** Stores that a person must look. There is no safe text, here or at the desk. */
export async function storeHeld(
  tx: EntityManager,
  finding: Pick<Finding, 'id' | 'version'>,
  reason: HeldReason,
  rulesetDigest: string | null,
  now: Date,
): Promise<void> {
  await rewriteRemovals(tx, finding.id, []);
  await tx.update(
    Finding,
    { id: finding.id },
    {
      state: 'held',
      heldReason: reason,
      rulesetDigest,
      directedAtProtectedGroup: false,
      filteredAt: now,
      version: finding.version + 1,
    },
  );
  await acceptHeld(tx, finding.id, rulesetDigest);
}

/** Reviews made of earlier results no longer stand: nobody has looked at the new ones. */
export function supersedeReviews(findingIds: readonly string[], now: Date): DatabaseCall {
  return { name: 'vault.supersede_reviews', values: [findingIds, now] };
}

export async function rewriteRemovals(
  tx: EntityManager,
  findingId: string,
  removals: readonly Removal[],
): Promise<void> {
  await tx.delete(StoredRemoval, { findingId });
  if (removals.length === 0) return;
  await tx.query(
    `INSERT INTO vault.removal (finding_id, ordinal, start_at, end_at, class, detector, rule, gate, score, origin)
     SELECT $1, m.* FROM json_to_recordset($2) AS m (ordinal integer, start_at integer, end_at integer, class text,
       detector text, rule text, gate text, score real, origin text)`,
    [findingId, JSON.stringify(removals.map(removalRow))],
  );
}

function removalRow(removal: Removal, ordinal: number) {
  return {
    ordinal,
    start_at: removal.start,
    end_at: removal.end,
    class: removal.class,
    detector: removal.detector,
    rule: removal.rule,
    gate: removal.gate,
    score: removal.score,
    origin: originOf(removal),
  };
}

/** The rule under which the filter lists what a reviewer added. */
const REVIEWER_RULE = 'reviewer.added';

export function originOf(removal: Pick<Removal, 'rule'>): RemovalOrigin {
  return removal.rule === REVIEWER_RULE ? 'reviewer' : 'detector';
}
