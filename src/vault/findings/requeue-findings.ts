import { type EntityManager, In, IsNull } from 'typeorm';
import { returnToWaiting } from '../../desk/findings/findings.intake.js';
import { returnStatementsToWaiting } from '../../desk/statements/statements.intake.js';
import { RedactionReview } from '../review/redaction-review.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { FIRST_SWEEP_AFTER_MS, later } from './attempts.js';
import { Finding } from './finding.entity.js';
import { StoredRemoval } from './removal.entity.js';

/**
 * Sends every filtered finding of a screening through the filter again, because what it masks by has changed. What
 * was filtered before is taken back from the desk in the same transaction. Held ones stay held: a person looks.
 *
 * @returns the ids of the findings that wait now
 */
export async function requeueFiltered(tx: EntityManager, screeningId: string, now: Date): Promise<string[]> {
  // All of them first: a filter that runs now ends before we look which ones are filtered.
  await tx.find(Finding, {
    select: { id: true },
    where: { screeningId },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const findings = await tx.find(Finding, {
    select: { id: true },
    where: { screeningId, state: 'filtered' },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  await requeueStatements(tx, screeningId);
  const ids = findings.map((finding) => finding.id);
  if (ids.length === 0) return [];
  await tx.update(
    Finding,
    { id: In(ids) },
    {
      state: 'logged',
      rulesetDigest: null,
      directedAtProtectedGroup: false,
      filteredAt: null,
      filterAttempts: 0,
      nextAttemptAt: later(now, FIRST_SWEEP_AFTER_MS),
      version: () => 'version + 1',
    },
  );
  await tx.delete(StoredRemoval, { findingId: In(ids) });
  await tx.update(RedactionReview, { findingId: In(ids), supersededAt: IsNull() }, { supersededAt: now });
  await returnToWaiting(tx, ids);
  return ids;
}

/** What was said beside the findings is masked by the same: its reviewers look at a new text too. */
async function requeueStatements(tx: EntityManager, screeningId: string): Promise<void> {
  await tx.update(Statement, { screeningId }, { version: () => 'version + 1' });
  await returnStatementsToWaiting(tx, screeningId);
}
