import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { type AppliedUpdate, applyUpdate, recordDecision } from '../../screenings/policy/apply-update.js';
import { type PolicyUpdateView, policyUpdateView } from '../../screenings/policy/requisition-policy.dto.js';
import { FilterQueue } from '../findings/filter-queue.js';
import { requeueFiltered } from '../findings/requeue-findings.js';

/**
 * Applies newer law to a running requisition. It is here and not on floor 2, because the findings filtered under the
 * older classes are taken back in the same transaction: there is no moment in which they could be released.
 */
@Injectable()
export class PolicyUpdatesService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly queue: FilterQueue,
    private readonly ledger: LedgerAppender,
  ) {}

  async apply(actor: Actor, requisitionId: string): Promise<PolicyUpdateView> {
    let requeued: string[] = [];
    const view = await act(this.room, async (tx) => {
      const now = new Date();
      const applied = await applyUpdate(tx, actor, requisitionId, now);
      requeued = await takeBack(tx, applied, now);
      const { requisition, offer } = applied;
      const outcome = { decision: 'applied', reason: null, findingsRequeued: requeued.length } as const;
      const decision = await recordDecision(tx, actor, requisitionId, offer, outcome, now);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'requisition.policy_updated',
        body: {
          policy_decision_id: decision.id,
          requisition_id: requisitionId,
          before: decision.packsBefore,
          after: decision.packsAfter,
          version: requisition.version,
          screening_ids: applied.screenings.map((screening) => screening.id),
          findings_requeued: requeued,
          steps_flagged: offer.flagged,
        },
      });
      return policyUpdateView(requisitionId, offer);
    });
    this.queue.wake(requeued);
    return view;
  }
}

/** Where other classes are to be removed, every filtered text of every candidate goes through the filter again. */
async function takeBack(
  tx: EntityManager,
  { screenings, offer }: AppliedUpdate,
  now: Date,
): Promise<string[]> {
  if (offer.classesAdded.length + offer.classesRemoved.length === 0) return [];
  const requeued: string[] = [];
  for (const screening of screenings) requeued.push(...(await requeueFiltered(tx, screening.id, now)));
  return requeued;
}
