import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { notFound } from '../../kernel/domain-error.js';
import type { Duty } from '../../screenings/assignments/duties.js';
import { refuseQuarantined } from '../../screenings/quarantines/quarantined.js';
import { findScreeningFor } from '../../screenings/screenings/find-screening.js';
import { Finding } from './finding.entity.js';

/**
 * A finding that the actor may touch in one of these duties of its requisition; to anybody else it does not exist.
 *
 * @throws DomainError not_found `finding.not_found`, or conflict `finding.quarantined`
 */
export async function findFindingFor(
  tx: EntityManager,
  actor: Actor,
  findingId: string,
  duties: readonly Duty[],
): Promise<Finding> {
  const finding = await tx.findOneBy(Finding, { id: findingId });
  if (finding === null) throw notFound('finding');
  await findScreeningFor(tx, actor, finding.screeningId, duties, 'finding');
  await refuseQuarantined(tx, finding.id, 'finding');
  return finding;
}

/**
 * A finding for its redaction review. Whoever logged it is answered as if it did not exist: four eyes means that
 * nobody reviews their own.
 */
export async function findFindingToReview(
  tx: EntityManager,
  actor: Actor,
  findingId: string,
): Promise<Finding> {
  const finding = await findFindingFor(tx, actor, findingId, ['reviewer']);
  if (finding.loggedBy === actor.accountId) throw notFound('finding');
  return finding;
}

/** The finding as it is now, and as it stays until the transaction ends: filter and review take turns. */
export async function lockFinding(tx: EntityManager, findingId: string): Promise<Finding> {
  return tx.findOneOrFail(Finding, { where: { id: findingId }, lock: { mode: 'pessimistic_write' } });
}
