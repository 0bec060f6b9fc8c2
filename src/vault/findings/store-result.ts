import { type EntityManager, IsNull } from 'typeorm';
import { acceptFiltered, acceptHeld } from '../../desk/findings/findings.intake.js';
import type { FilterResult, HeldReason, Removal } from '../filter/removal.js';
import { RedactionReview } from '../review/redaction-review.entity.js';
import { Finding } from './finding.entity.js';
import { type RemovalOrigin, StoredRemoval } from './removal.entity.js';

/** PostgreSQL takes 65,535 parameters a statement; a long text can have thousands of removals. */
const ROWS_PER_INSERT = 1000;

/** Stores what the filter removed, and pushes the safe text to the desk. The caller holds the finding's row. */
export async function storeFiltered(
  tx: EntityManager,
  finding: Finding,
  result: FilterResult,
  now: Date,
): Promise<void> {
  await rewriteRemovals(tx, finding.id, result.removals);
  await tx.update(
    Finding,
    { id: finding.id },
    {
      state: 'filtered',
      heldReason: null,
      rulesetDigest: result.rulesetDigest,
      directedAtProtectedGroup: result.directedAtProtectedGroup,
      filteredAt: now,
      version: finding.version + 1,
    },
  );
  await acceptFiltered(tx, {
    findingId: finding.id,
    safeText: result.safeText,
    directedAtProtectedGroup: result.directedAtProtectedGroup,
    rulesetDigest: result.rulesetDigest,
  });
}

/** Stores that a person must look. There is no safe text, here or at the desk. */
export async function storeHeld(
  tx: EntityManager,
  finding: Finding,
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

/** Reviews made of an earlier result no longer stand: nobody has looked at the new one. */
export async function supersedeReviews(tx: EntityManager, findingId: string, now: Date): Promise<void> {
  await tx.update(RedactionReview, { findingId, supersededAt: IsNull() }, { supersededAt: now });
}

export async function rewriteRemovals(
  tx: EntityManager,
  findingId: string,
  removals: readonly Removal[],
): Promise<void> {
  await tx.delete(StoredRemoval, { findingId });
  const rows = removals.map((removal, ordinal) => ({
    findingId,
    ordinal,
    startAt: removal.start,
    endAt: removal.end,
    protectedClass: removal.class,
    detector: removal.detector,
    rule: removal.rule,
    gate: removal.gate,
    score: removal.score,
    origin: originOf(removal),
  }));
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    await tx.insert(StoredRemoval, rows.slice(from, from + ROWS_PER_INSERT));
  }
}

/** The rule under which the filter lists what a reviewer added. */
const REVIEWER_RULE = 'reviewer.added';

export function originOf(removal: Pick<Removal, 'rule'>): RemovalOrigin {
  return removal.rule === REVIEWER_RULE ? 'reviewer' : 'detector';
}
