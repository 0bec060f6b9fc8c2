import type { EntityManager } from 'typeorm';
import {
  acceptRefilteredStatement,
  type RefilteredFinding,
} from '../../desk/refiltered/refiltered.intake.js';
import { type OpenedFinding, vouchedFor } from '../findings/opened-finding.js';
import { filterStatement } from '../statements/find-statement.js';
import { Statement, statementPlace } from '../statements/statement.entity.js';

/**
 * What was said beside a finding goes through the new rules with it.
 *
 * @returns how many statements their reviewers have to look at again
 */
export async function refilterStatements(
  tx: EntityManager,
  finding: RefilteredFinding,
  beside: OpenedFinding,
): Promise<number> {
  const statements = await tx.findBy(Statement, { findingId: finding.findingId });
  let reopened = 0;
  for (const statement of statements) {
    const text = beside.key.open(statement.sealed, statementPlace(statement.id)).text('text');
    const result = vouchedFor(filterStatement({ text, beside }, statement.added));
    if (!(await acceptRefilteredStatement(tx, finding, statement.id, result?.safeText ?? null))) continue;
    await tx.update(Statement, { id: statement.id }, { version: statement.version + 1 });
    reopened += 1;
  }
  return reopened;
}
