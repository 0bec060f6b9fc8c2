import { type EntityManager, In, IsNull } from 'typeorm';
import { acceptFiltered, acceptHeld } from '../../desk/findings/findings.intake.js';
import type { FilterResult, HeldReason, Removal } from '../filter/removal.js';
import { RedactionReview } from '../review/redaction-review.entity.js';
import { Finding } from './finding.entity.js';
import { type RemovalOrigin, StoredRemoval } from './removal.entity.js';

/** A finding, locked, with what the filter made of it. */
export interface FilteredNow {
  readonly finding: Finding;
  readonly result: FilterResult;
}

/** Stores what the filter removed, and pushes the safe text to the desk. The caller holds the finding's row. */
export function storeFiltered(
  tx: EntityManager,
  finding: Finding,
  result: FilterResult,
  now: Date,
): Promise<void> {
  return storeAllFiltered(tx, [{ finding, result }], now);
}

/** The same for several findings, in as many statements as for one. */
export async function storeAllFiltered(
  tx: EntityManager,
  filtered: readonly FilteredNow[],
  now: Date,
): Promise<void> {
  if (filtered.length === 0) return;
  await deleteRemovals(
    tx,
    filtered.map(({ finding }) => finding.id),
  );
  await insertRemovals(
    tx,
    filtered.flatMap(({ finding, result }) => removalRows(finding.id, result.removals)),
  );
  await tx.query(
    `UPDATE vault.finding f
        SET state = 'filtered', held_reason = NULL, ruleset_digest = r.ruleset_digest,
            directed_at_protected_group = r.directed, filtered_at = $5, version = r.version
       FROM unnest($1::text[], $2::text[], $3::boolean[], $4::integer[]) AS r (id, ruleset_digest, directed, version)
      WHERE f.id = r.id`,
    [
      filtered.map(({ finding }) => finding.id),
      filtered.map(({ result }) => result.rulesetDigest),
      filtered.map(({ result }) => result.directedAtProtectedGroup),
      filtered.map(({ finding }) => finding.version + 1),
      now,
    ],
  );
  await acceptFiltered(
    tx,
    filtered.map(({ finding, result }) => ({
      findingId: finding.id,
      safeText: result.safeText,
      directedAtProtectedGroup: result.directedAtProtectedGroup,
      rulesetDigest: result.rulesetDigest,
    })),
  );
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

/** Reviews made of earlier results no longer stand: nobody has looked at the new ones. */
export async function supersedeReviews(
  tx: EntityManager,
  findingIds: readonly string[],
  now: Date,
): Promise<void> {
  const findingId = In([...findingIds]);
  await tx.update(RedactionReview, { findingId, supersededAt: IsNull() }, { supersededAt: now });
}

export async function rewriteRemovals(
  tx: EntityManager,
  findingId: string,
  removals: readonly Removal[],
): Promise<void> {
  await deleteRemovals(tx, [findingId]);
  await insertRemovals(tx, removalRows(findingId, removals));
}

async function deleteRemovals(tx: EntityManager, findingIds: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM vault.removal WHERE finding_id = ANY($1::text[])', [findingIds]);
}

/** One statement, however many there are: a long text can have thousands. */
async function insertRemovals(tx: EntityManager, rows: readonly StoredRemoval[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO vault.removal (finding_id, ordinal, start_at, end_at, class, detector, rule, gate, score, origin)
     SELECT * FROM unnest($1::text[], $2::integer[], $3::integer[], $4::integer[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::real[], $10::text[])`,
    [
      rows.map((row) => row.findingId),
      rows.map((row) => row.ordinal),
      rows.map((row) => row.startAt),
      rows.map((row) => row.endAt),
      rows.map((row) => row.protectedClass),
      rows.map((row) => row.detector),
      rows.map((row) => row.rule),
      rows.map((row) => row.gate),
      rows.map((row) => row.score),
      rows.map((row) => row.origin),
    ],
  );
}

function removalRows(findingId: string, removals: readonly Removal[]): StoredRemoval[] {
  return removals.map((removal, ordinal) => ({
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
}

/** The rule under which the filter lists what a reviewer added. */
const REVIEWER_RULE = 'reviewer.added';

export function originOf(removal: Pick<Removal, 'rule'>): RemovalOrigin {
  return removal.rule === REVIEWER_RULE ? 'reviewer' : 'detector';
}
