import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, notFound } from '../../kernel/domain-error.js';
import type { Duty } from '../assignments/duties.js';
import { requireDuty } from '../assignments/require-duty.js';
import { requireSight, seesEveryFile } from '../assignments/sight.js';
import { requireNotBlind } from '../consistency/blind.js';
import { requireOpen } from '../requisitions/find-requisition.js';
import { Requisition } from '../requisitions/requisition.entity.js';
import { Screening } from './screening.entity.js';
import { EVENTS_AFTER_CLOSURE, type StageEvent, stageAfter, stagesFor } from './screening-stages.js';

/**
 * A screening that the actor may touch in one of these duties; to anybody else it does not exist.
 *
 * @throws DomainError not_found; `noun` is the thing the caller asked for ("finding", "packet", …)
 */
export async function findScreeningFor(
  tx: EntityManager,
  actor: Actor,
  screeningId: string,
  duties: readonly Duty[],
  noun = 'screening',
): Promise<Screening> {
  const screening = await tx.findOneBy(Screening, { id: screeningId });
  if (screening === null) throw notFound(noun);
  await requireDuty(tx, actor, screening.requisitionId, duties, noun);
  await requireNotBlind(tx, actor, screening, noun);
  return screening;
}

/** A screening whose cover the actor may look at: in one of these duties, or as an auditor. */
export async function findScreeningInSight(
  tx: EntityManager,
  actor: Actor,
  screeningId: string,
  duties: readonly Duty[],
): Promise<Screening> {
  const screening = await tx.findOneBy(Screening, { id: screeningId });
  if (screening === null) throw notFound('screening');
  await requireSight(tx, actor, screening.requisitionId, duties, 'screening');
  if (!seesEveryFile(actor)) await requireNotBlind(tx, actor, screening, 'screening');
  return screening;
}

/**
 * Moves a screening on, or refuses in words that name the stage it is in and the stages it would need.
 * The row is locked first, so two people can't move it at once.
 *
 * @throws DomainError conflict `screening.wrong_stage`, or `requisition.closed`
 */
export async function moveStage(
  tx: EntityManager,
  screeningId: string,
  event: StageEvent,
): Promise<{ before: Screening['stage']; after: Screening['stage'] }> {
  const screening = await tx
    .createQueryBuilder(Screening, 's')
    .select(['s.id', 's.stage', 's.version'])
    .where('s.id = :id', { id: screeningId })
    .setLock('pessimistic_write')
    .getOneOrFail();
  if (!EVENTS_AFTER_CLOSURE.includes(event)) await requireOpenRequisition(tx, screeningId);
  const after = stageAfter(screening.stage, event);
  if (after === null) {
    throw conflict('screening.wrong_stage', `This can't happen while the screening is ${screening.stage}.`, {
      state: screening.stage,
      missing: [{ code: 'stage', detail: `The screening must be ${stagesFor(event).join(' or ')}.` }],
    });
  }
  if (after !== screening.stage) {
    await tx.update(Screening, { id: screeningId }, { stage: after, version: screening.version + 1 });
  }
  return { before: screening.stage, after };
}

/**
 * Nothing is searched, logged or released in a screening whose requisition is closed.
 *
 * @throws DomainError conflict `requisition.closed`
 */
export async function requireOpenRequisition(tx: EntityManager, screeningId: string): Promise<void> {
  const { requisitionId } = await tx.findOneOrFail(Screening, {
    select: { id: true, requisitionId: true },
    where: { id: screeningId },
  });
  requireOpen(await tx.findOneByOrFail(Requisition, { id: requisitionId }));
}
