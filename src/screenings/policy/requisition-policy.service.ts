import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { notFound } from '../../kernel/domain-error.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import type { Duty } from '../assignments/duties.js';
import { requireSight } from '../assignments/sight.js';
import { lockRequisitionFor, requireOpen } from '../requisitions/find-requisition.js';
import { Requisition } from '../requisitions/requisition.entity.js';
import { lockScreenings } from '../requisitions/screenings-of.js';
import { Screening } from '../screenings/screening.entity.js';
import { recordDecision, requireOffer } from './apply-update.js';
import { LAWFUL_ACCESS } from './lawful-access.js';
import { isSearchMethod, METHODS } from './methods.js';
import { type DeclineUpdate, type PolicyDecisionView, policyDecisionView } from './policy-decision.dto.js';
import { PolicyDecision } from './policy-decision.entity.js';
import { policyOf } from './policy-of.js';
import { policyOffer } from './policy-offer.js';
import {
  type MethodsView,
  methodRulingView,
  type PolicyUpdateView,
  policyUpdateView,
} from './requisition-policy.dto.js';
import { ruling } from './ruling.js';

const READERS: readonly Duty[] = ['coordinator', 'screener', 'reviewer'];

/** What law holds in a requisition, and the offer of newer law. */
@Injectable()
export class RequisitionPolicyService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async methods(actor: Actor, requisitionId: string): Promise<MethodsView> {
    const tx = this.room.manager;
    await this.requisitionInSight(actor, requisitionId);
    const policy = await policyOf(tx, requisitionId);
    const rulings = METHODS.flatMap((method) => {
      const grounds = isSearchMethod(method) ? LAWFUL_ACCESS[method] : [null];
      return grounds.map((ground) => ruling(policy.packs, policy.agencyType, method, ground));
    });
    return { object: 'list', data: rulings.map(methodRulingView) };
  }

  async readUpdate(actor: Actor, requisitionId: string): Promise<PolicyUpdateView> {
    const tx = this.room.manager;
    const requisition = await this.requisitionInSight(actor, requisitionId);
    const screenings = await tx.find(Screening, { where: { requisitionId }, order: { id: 'ASC' } });
    return policyUpdateView(requisitionId, await policyOffer(tx, requisition, screenings, new Date()));
  }

  /** The requisition stays under what it pinned, for everybody; the offer stands and can still be applied. */
  async decline(actor: Actor, requisitionId: string, request: DeclineUpdate): Promise<PolicyDecisionView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const requisition = await lockRequisitionFor(tx, actor, requisitionId, ['coordinator']);
      requireOpen(requisition);
      const offer = await policyOffer(tx, requisition, await lockScreenings(tx, requisitionId), now);
      requireOffer(offer);
      const outcome = { decision: 'declined', reason: request.reason, findingsRequeued: 0 } as const;
      const decision = await recordDecision(tx, actor, requisitionId, offer, outcome, now);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'requisition.policy_declined',
        body: {
          policy_decision_id: decision.id,
          requisition_id: requisitionId,
          reason: request.reason,
          before: decision.packsBefore,
          after: decision.packsBefore,
          offered: decision.packsAfter,
        },
      });
      return policyDecisionView(decision);
    });
  }

  async decisions(actor: Actor, requisitionId: string, page: PageQuery): Promise<Page<PolicyDecisionView>> {
    await this.requisitionInSight(actor, requisitionId);
    const found = this.room.manager.createQueryBuilder(PolicyDecision, 'd').where({ requisitionId });
    const href = hrefOf(`/v1/requisitions/${requisitionId}/policy-decisions`);
    return readPage(found, 'policy_decision', page, policyDecisionView, href);
  }

  private async requisitionInSight(actor: Actor, requisitionId: string): Promise<Requisition> {
    const tx = this.room.manager;
    await requireSight(tx, actor, requisitionId, READERS, 'requisition');
    const requisition = await tx.findOneBy(Requisition, { id: requisitionId });
    if (requisition === null) throw notFound('requisition');
    return requisition;
  }
}
