import type { EntityManager } from 'typeorm';
import type { Screening } from '../screenings/screening.entity.js';
import { stageAfter } from '../screenings/screening-stages.js';
import type { ChecklistAmendment } from './amendment.entity.js';

/**
 * Moves every screening to the new version. Where a step is open again, whoever was vetted already goes back to
 * gathering, so that nothing more is released before the step is done again.
 *
 * @returns the screenings that went back, each with the stage it was in
 */
export async function moveScreenings(
  tx: EntityManager,
  screenings: readonly Screening[],
  amendment: ChecklistAmendment,
): Promise<string[]> {
  const reopens = amendment.reopenedSteps.length > 0;
  const moves = screenings.map((screening) => ({
    id: screening.id,
    before: screening.stage,
    after: reopens ? (stageAfter(screening.stage, 'checklist_amended') ?? screening.stage) : screening.stage,
  }));
  await tx.query(
    `UPDATE screenings.screening s SET checklist_id = $1, stage = moved.stage, version = s.version + 1
       FROM unnest($2::text[], $3::text[]) AS moved (id, stage) WHERE s.id = moved.id`,
    [amendment.toChecklistId, moves.map((move) => move.id), moves.map((move) => move.after)],
  );
  return moves.filter((move) => move.before !== move.after).map((move) => `${move.id} ${move.before}`);
}

/** Ends the results of the steps that are open again, or gone, for every candidate; they stay in the history. */
export async function endResults(
  tx: EntityManager,
  amendment: ChecklistAmendment,
  removed: readonly string[],
): Promise<number> {
  const [row] = await tx.query<{ count: string }[]>(
    `WITH ended AS (
       DELETE FROM screenings.step_result r USING screenings.screening s
        WHERE s.id = r.screening_id AND s.requisition_id = $1 AND r.step_key = ANY ($2)
       RETURNING r.*
     ), kept AS (
       INSERT INTO screenings.past_step_result
       SELECT id, screening_id, step_key, outcome, reason, minutes_spent, recorded_by, recorded_at, approved_by,
              approved_at, $3::timestamptz, $4
         FROM ended
       RETURNING 1
     ) SELECT count(*) FROM kept`,
    [amendment.requisitionId, [...amendment.reopenedSteps, ...removed], amendment.amendedAt, amendment.id],
  );
  return Number(row?.count ?? 0);
}
