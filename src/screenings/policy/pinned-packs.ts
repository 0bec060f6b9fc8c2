import type { EntityManager } from 'typeorm';
import { invalid } from '../../kernel/domain-error.js';
import { packDigest, policyCatalogue } from './policy-catalogue.js';
import type { PolicyPack } from './policy-pack.js';
import { RequisitionPack } from './requisition-pack.entity.js';

/**
 * What holds in a jurisdiction on this day.
 *
 * @throws DomainError invalid: the jurisdiction is no known pack; the message names those that are
 */
export function packsFor(jurisdiction: string, now: Date): readonly PolicyPack[] {
  const catalogue = policyCatalogue();
  const packs = catalogue.chainInForce(jurisdiction, now);
  if (packs.length > 0) return packs;
  throw invalid('jurisdiction', `Send the id of a known policy pack: ${catalogue.ids.join(', ')}.`);
}

/** Whether other versions than these are in force in the jurisdiction today. */
export function hasNewerPacks(jurisdiction: string, pinned: readonly PolicyPack[]): boolean {
  const names = new Set(pinned.map(packName));
  return policyCatalogue()
    .chainInForce(jurisdiction, new Date())
    .some((pack) => !names.has(packName(pack)));
}

/** Pins these versions to a requisition; a version pinned before gives way. */
export async function pinPacks(
  tx: EntityManager,
  requisitionId: string,
  packs: readonly PolicyPack[],
  accountId: string,
  now: Date,
): Promise<void> {
  const pins = packs.map((pack, position) => ({
    requisitionId,
    packId: pack.id,
    version: pack.version,
    digest: packDigest(pack),
    position,
    pinnedBy: accountId,
    pinnedAt: now,
  }));
  await tx.upsert(RequisitionPack, pins, ['requisitionId', 'packId']);
}

/**
 * The pack versions that hold in a requisition, federal first; none for one that was opened before packs were pinned.
 *
 * @throws Error when a pinned version is not in this build or was altered in it: then nobody knows what held
 */
export async function pinnedPacks(tx: EntityManager, requisitionId: string): Promise<readonly PolicyPack[]> {
  return packsOf(await tx.find(RequisitionPack, { where: { requisitionId }, order: { position: 'ASC' } }));
}

/** Which version of a pack was pinned, and what it held. */
export type PackPin = Pick<RequisitionPack, 'packId' | 'version' | 'digest'>;

/** The same of pins that were read already, federal first. */
export function packsOf(pins: readonly PackPin[]): readonly PolicyPack[] {
  return pins.map((pin) => {
    const pack = policyCatalogue().version(pin.packId, pin.version);
    if (pack === null || packDigest(pack) !== pin.digest) {
      throw new Error(
        `Policy pack ${pin.packId} version ${pin.version} is not as it was when it was pinned.`,
      );
    }
    return pack;
  });
}

/** How ledger entries and views name a pack's version. */
export function packName(pack: Pick<PolicyPack, 'id' | 'version'>): string {
  return `${pack.id}@${pack.version}`;
}
