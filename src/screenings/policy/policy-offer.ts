import { type EntityManager, In } from 'typeorm';
import type { ProtectedClass } from '../../kernel/protected-class.js';
import type { Requisition } from '../requisitions/requisition.entity.js';
import type { Screening } from '../screenings/screening.entity.js';
import { SearchRecord } from '../steps/search-record.entity.js';
import { activeClasses } from './active-classes.js';
import { type FlaggedStep, flaggedSteps } from './flagged-steps.js';
import { packsFor, pinnedPacks } from './pinned-packs.js';
import { type PackDifference, policyDifference } from './policy-difference.js';
import type { PolicyPack } from './policy-pack.js';

/** What newer packs would mean for a running requisition, and what would have to be done again. */
export interface PolicyOffer {
  readonly pinned: readonly PolicyPack[];
  readonly wanted: readonly PolicyPack[];
  readonly changes: readonly PackDifference[];
  readonly classesAdded: readonly ProtectedClass[];
  readonly classesRemoved: readonly ProtectedClass[];
  readonly flagged: readonly FlaggedStep[];
  readonly started: readonly string[];
  /** Whose packets are out: an update would hold for some candidates and not for these. */
  readonly released: readonly string[];
}

export async function policyOffer(
  tx: EntityManager,
  requisition: Requisition,
  screenings: readonly Screening[],
  now: Date,
): Promise<PolicyOffer> {
  const pinned = await pinnedPacks(tx, requisition.id);
  const wanted = packsFor(requisition.jurisdiction, now);
  const before = activeClasses(pinned);
  const after = activeClasses(wanted);
  const searches = await tx.find(SearchRecord, {
    where: { screeningId: In(screenings.map((screening) => screening.id)) },
    order: { id: 'ASC' },
  });
  return {
    pinned,
    wanted,
    changes: policyDifference(pinned, wanted),
    classesAdded: [...after].filter((it) => !before.has(it)),
    classesRemoved: [...before].filter((it) => !after.has(it)),
    flagged: flaggedSteps(searches, pinned, wanted, requisition.agencyType),
    started: idsOf(screenings, (stage) => stage !== 'opened'),
    released: idsOf(screenings, (stage) => stage === 'released' || stage === 'decided'),
  };
}

function idsOf(screenings: readonly Screening[], chosen: (stage: Screening['stage']) => boolean): string[] {
  return screenings.filter((screening) => chosen(screening.stage)).map((screening) => screening.id);
}
