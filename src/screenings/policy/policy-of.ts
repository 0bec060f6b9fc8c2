import type { EntityManager } from 'typeorm';
import type { ProtectedClass } from '../../kernel/protected-class.js';
import { type AgencyType, Requisition } from '../requisitions/requisition.entity.js';
import { activeClasses } from './active-classes.js';
import { type PackPin, packsOf } from './pinned-packs.js';
import { policyCatalogue } from './policy-catalogue.js';
import type { PolicyPack } from './policy-pack.js';
import { RequisitionPack } from './requisition-pack.entity.js';

/** What holds in a requisition. */
export interface RequisitionPolicy {
  readonly packs: readonly PolicyPack[];
  readonly agencyType: AgencyType;
  readonly activeClasses: ReadonlySet<ProtectedClass>;
}

/** A requisition without pins is under federal law at least, and then every class is protected. */
const AT_LEAST = 'us-federal';

/** What holds in a requisition, as pinned when it opened. */
export async function policyOf(tx: EntityManager, requisitionId: string): Promise<RequisitionPolicy> {
  const requisition = await tx.findOneOrFail(Requisition, {
    select: { id: true, agencyType: true, openedAt: true },
    where: { id: requisitionId },
  });
  const pins = await tx.find(RequisitionPack, { where: { requisitionId }, order: { position: 'ASC' } });
  return policyFrom(requisition, pins);
}

/** The same of what was read already; pins are given federal first. */
export function policyFrom(
  requisition: Pick<Requisition, 'agencyType' | 'openedAt'>,
  pins: readonly PackPin[],
): RequisitionPolicy {
  const pinned = packsOf(pins);
  const packs = pinned.length > 0 ? pinned : policyCatalogue().chainInForce(AT_LEAST, requisition.openedAt);
  return { packs, agencyType: requisition.agencyType, activeClasses: activeClasses(pinned) };
}
