import { type EntityManager, IsNull } from 'typeorm';
import { acceptFiltered, acceptHeld } from '../../desk/findings/findings.intake.js';
import type { FilterResult, HeldReason, Removal, ReviewSpan } from '../filter/removal.js';
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
  added: readonly ReviewSpan[],
  now: Date,
): Promise<void> {
  await rewriteRemovals(tx, finding.id, result.removals, added);
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
  await rewriteRemovals(tx, finding.id, [], []);
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

async function rewriteRemovals(
  tx: EntityManager,
  findingId: string,
  removals: readonly Removal[],
  added: readonly ReviewSpan[],
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
    origin: originOf(removal, added),
  }));
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    await tx.insert(StoredRemoval, rows.slice(from, from + ROWS_PER_INSERT));
  }
}

/** A removal that covers exactly a span a reviewer added is theirs, whatever the detectors say of it. */
export function originOf(removal: ReviewSpan, added: readonly ReviewSpan[]): RemovalOrigin {
  const byReviewer = added.some((span) => span.start === removal.start && span.end === removal.end);
  return byReviewer ? 'reviewer' : 'detector';
}
