import type { EntityManager } from 'typeorm';
import type { SearchRecord } from '../steps/search-record.entity.js';

/** When each step of a requisition was last opened again by an amendment; a step that never was is not in it. */
export async function reopenedSteps(tx: EntityManager, requisitionId: string): Promise<Map<string, Date>> {
  const rows = await tx.query<{ step_key: string; at: Date }[]>(
    `SELECT step_key, max(amended_at) AS at FROM screenings.checklist_amendment, unnest(reopened_steps) AS step_key
      WHERE requisition_id = $1 GROUP BY step_key`,
    [requisitionId],
  );
  return new Map(rows.map(({ step_key, at }) => [step_key, at]));
}

/** Without the searches made before their step was opened again: they stay on file, but the step is done anew. */
export function standingSearches<Search extends Pick<SearchRecord, 'stepKey' | 'loggedAt'>>(
  searches: readonly Search[],
  reopened: ReadonlyMap<string, Date>,
): Search[] {
  return searches.filter((search) => {
    const at = reopened.get(search.stepKey);
    return at === undefined || search.loggedAt > at;
  });
}
