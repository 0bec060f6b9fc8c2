import type { EntityManager } from 'typeorm';
import { FilteredFinding } from '../findings/filtered-finding.entity.js';
import { FilteredStatement } from '../statements/filtered-statement.entity.js';

/** Removes every text of a screening from the desk. The rows stay: how many there were is still known. */
export async function disposeOfTexts(tx: EntityManager, screeningId: string): Promise<void> {
  await tx.update(FilteredFinding, { screeningId }, { state: 'disposed', safeText: null });
  await tx.update(FilteredStatement, { screeningId }, { state: 'disposed', safeText: null });
  await tx.query(`UPDATE desk.invitation SET shown = '{}' WHERE screening_id = $1`, [screeningId]);
}

/** How many texts of a screening the desk holds, or held. */
export async function countTexts(
  tx: EntityManager,
  screeningId: string,
): Promise<{ findings: number; statements: number }> {
  return {
    findings: await tx.countBy(FilteredFinding, { screeningId }),
    statements: await tx.countBy(FilteredStatement, { screeningId }),
  };
}
