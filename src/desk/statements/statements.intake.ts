import type { EntityManager } from 'typeorm';
import type { SafeText } from '../../kernel/safe-text.js';
import type { StatementKind } from '../../kernel/statement-kind.js';
import type { Disposition } from '../findings/filtered-finding.entity.js';
import { FilteredStatement } from './filtered-statement.entity.js';

/** The desk's door for statements beside findings. Like the findings' door it has no field for raw text. */

export interface AnnouncedStatement {
  readonly statementId: string;
  readonly findingId: string;
  readonly screeningId: string;
  readonly kind: StatementKind;
  readonly loggedBy: string;
  readonly loggedAt: Date;
  /** Null where the filter holds it. */
  readonly safeText: SafeText | null;
}

export interface StatementReview {
  readonly statementId: string;
  /** What the reviewer saw; null where the filter holds it. */
  readonly safeText: SafeText | null;
  readonly reviewedBy: string;
  readonly reviewedAt: Date;
  readonly disposition: Disposition;
}

/** The entities that a sender's DataSource needs to push through this door. */
export const STATEMENTS_INTAKE_ENTITIES = [FilteredStatement];

export async function announceStatement(tx: EntityManager, statement: AnnouncedStatement): Promise<void> {
  await tx.insert(FilteredStatement, {
    id: statement.statementId,
    findingId: statement.findingId,
    screeningId: statement.screeningId,
    kind: statement.kind,
    loggedBy: statement.loggedBy,
    loggedAt: statement.loggedAt,
    ...textOf(statement.safeText),
  });
}

/** The last review counts; what it looked at is what the desk has. */
export async function acceptStatementReview(tx: EntityManager, review: StatementReview): Promise<void> {
  await tx.update(
    FilteredStatement,
    { id: review.statementId },
    {
      ...textOf(review.safeText),
      reviewedBy: review.reviewedBy,
      reviewedAt: review.reviewedAt,
      disposition: review.disposition,
    },
  );
}

/** What statements are masked by has changed: until somebody looks again there is no text that could be released. */
export async function returnStatementsToWaiting(tx: EntityManager, screeningId: string): Promise<void> {
  await tx.update(
    FilteredStatement,
    { screeningId },
    { state: 'waiting', safeText: null, reviewedBy: null, reviewedAt: null, disposition: null },
  );
}

function textOf(safeText: SafeText | null) {
  return { state: safeText === null ? ('held' as const) : ('filtered' as const), safeText };
}
