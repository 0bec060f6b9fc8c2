import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { notFound } from '../../kernel/domain-error.js';
import type { Duty } from '../../screenings/assignments/duties.js';
import { requireDuty } from '../../screenings/assignments/require-duty.js';
import type { AddedSpan, FilterResult } from '../filter/removal.js';
import { Finding } from '../findings/finding.entity.js';
import { type FindingOpener, filterBeside, type OpenedFinding } from '../findings/opened-finding.js';
import type { ScreeningKeys } from '../sealing/screening-keys.js';
import { Statement, statementPlace } from './statement.entity.js';

/** A statement that the actor may touch in one of these duties; to anybody else it does not exist. */
export async function findStatementFor(
  tx: EntityManager,
  actor: Actor,
  statementId: string,
  duties: readonly Duty[],
): Promise<Statement> {
  const statement = await tx.findOneBy(Statement, { id: statementId });
  if (statement === null) throw notFound('statement');
  await requireDuty(tx, actor, statement.requisitionId, duties, 'statement');
  return statement;
}

/** A statement's raw text with what the filter must know to mask it. */
export interface OpenedStatement {
  readonly text: string;
  readonly beside: OpenedFinding;
}

export async function openStatement(
  tx: EntityManager,
  statement: Statement,
  opener: FindingOpener,
  keys: ScreeningKeys,
): Promise<OpenedStatement> {
  const finding = await tx.findOneByOrFail(Finding, { id: statement.findingId });
  const beside = await opener.open(tx, finding);
  const key = await keys.open(tx, statement.screeningId);
  return { text: key.open(statement.sealed, statementPlace(statement.id)).text('text'), beside };
}

export function filterStatement(opened: OpenedStatement, added: readonly AddedSpan[]): FilterResult {
  return filterBeside(opened.beside, opened.text, { added, lifted: [] });
}
