import type { EntityManager } from 'typeorm';
import { conflict } from '../../kernel/domain-error.js';
import { requireOpenRequisition } from './find-screening.js';
import { Screening } from './screening.entity.js';
import type { ScreeningStage } from './screening-stages.js';

/**
 * Holds the screening in its present stage until the transaction ends, and refuses when that is not one of these.
 * Without the lock a packet could be released between the check and what the check allows. Take it before any
 * other lock.
 *
 * @throws DomainError conflict `screening.wrong_stage`, or `requisition.closed`
 */
export async function requireStage(
  tx: EntityManager,
  screeningId: string,
  allowed: readonly ScreeningStage[],
): Promise<void> {
  const screening = await tx
    .createQueryBuilder(Screening, 's')
    .select(['s.id', 's.stage'])
    .where('s.id = :id', { id: screeningId })
    .setLock('pessimistic_read')
    .getOneOrFail();
  await requireOpenRequisition(tx, screeningId);
  refuseStage(screeningId, screening.stage, allowed);
}

/** The same of a stage that is held already. */
export function refuseStage(
  screeningId: string,
  stage: ScreeningStage,
  allowed: readonly ScreeningStage[],
): void {
  if (allowed.includes(stage)) return;
  throw conflict('screening.wrong_stage', `This can't happen while the screening is ${stage}.`, {
    state: stage,
    missing: [
      { code: 'stage', detail: `The screening must be ${allowed.join(' or ')}.`, related: [screeningId] },
    ],
  });
}
