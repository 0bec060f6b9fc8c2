import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, notFound } from '../../kernel/domain-error.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import type { Duty } from '../assignments/duties.js';
import { requireSight } from '../assignments/sight.js';
import { lockRequisitionFor, requireOpen } from '../requisitions/find-requisition.js';
import { Requisition } from '../requisitions/requisition.entity.js';
import { lockScreenings } from '../requisitions/screenings-of.js';
import { Screening } from '../screenings/screening.entity.js';
import { activeClasses } from './active-classes.js';
import { LAWFUL_ACCESS } from './lawful-access.js';
import { isSearchMethod, METHODS } from './methods.js';
import { packName, packsFor, pinnedPacks, pinPacks } from './pinned-packs.js';
import { policyDifference } from './policy-difference.js';
import { policyOf } from './policy-of.js';
import type { PolicyPack } from './policy-pack.js';
import {
  type MethodsView,
  methodRulingView,
  type PolicyUpdateView,
  packDifferenceView,
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
    await requireSight(tx, actor, requisitionId, READERS, 'requisition');
    if (!(await tx.existsBy(Requisition, { id: requisitionId }))) throw notFound('requisition');
    const policy = await policyOf(tx, requisitionId);
    const rulings = METHODS.flatMap((method) => {
      const grounds = isSearchMethod(method) ? LAWFUL_ACCESS[method] : [null];
      return grounds.map((ground) => ruling(policy.packs, policy.agencyType, method, ground));
    });
    return { object: 'list', data: rulings.map(methodRulingView) };
  }

  async readUpdate(actor: Actor, requisitionId: string): Promise<PolicyUpdateView> {
    const tx = this.room.manager;
    await requireSight(tx, actor, requisitionId, READERS, 'requisition');
    const requisition = await tx.findOneBy(Requisition, { id: requisitionId });
    if (requisition === null) throw notFound('requisition');
    const screenings = await tx.find(Screening, { where: { requisitionId }, order: { id: 'ASC' } });
    const wanted = packsFor(requisition.jurisdiction, new Date());
    return updateView(requisitionId, await pinnedPacks(tx, requisitionId), wanted, startedOf(screenings));
  }

  async applyUpdate(actor: Actor, requisitionId: string): Promise<PolicyUpdateView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const requisition = await lockRequisitionFor(tx, actor, requisitionId, ['coordinator']);
      requireOpen(requisition);
      const pinned = await pinnedPacks(tx, requisitionId);
      const wanted = packsFor(requisition.jurisdiction, now);
      const view = updateView(
        requisitionId,
        pinned,
        wanted,
        startedOf(await lockScreenings(tx, requisitionId)),
      );
      if (!view.available) {
        throw conflict('requisition.policy_current', 'The pinned policy packs are the ones in force today.');
      }
      if (view.started_screening_ids.length > 0) throw startedAlready(view.started_screening_ids);
      await pinPacks(tx, requisitionId, wanted, actor.accountId, now);
      requisition.version += 1;
      await tx.update(Requisition, { id: requisitionId }, { version: requisition.version });
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'requisition.policy_updated',
        body: {
          requisition_id: requisitionId,
          before: pinned.map(packName),
          after: wanted.map(packName),
          version: requisition.version,
        },
      });
      return view;
    });
  }
}

function updateView(
  requisitionId: string,
  pinned: readonly PolicyPack[],
  wanted: readonly PolicyPack[],
  started: readonly string[],
): PolicyUpdateView {
  const changes = policyDifference(pinned, wanted);
  const before = activeClasses(pinned);
  const after = activeClasses(wanted);
  return {
    object: 'policy_update',
    requisition_id: requisitionId,
    available: changes.length > 0,
    changes: changes.map(packDifferenceView),
    active_classes_added: [...after].filter((it) => !before.has(it)),
    active_classes_removed: [...before].filter((it) => !after.has(it)),
    started_screening_ids: [...started],
  };
}

function startedOf(screenings: readonly Screening[]): string[] {
  return screenings.filter((screening) => screening.stage !== 'opened').map((screening) => screening.id);
}

function startedAlready(screeningIds: readonly string[]) {
  return conflict(
    'requisition.policy_locked',
    'A screening has started under the pinned policy packs, so they hold for every candidate; open a new requisition ' +
      'for newer ones.',
    { missing: [{ code: 'policy_locked', detail: 'These screenings have started.', related: screeningIds }] },
  );
}
