import type { AgencyType } from '../requisitions/requisition.entity.js';
import type { AccessBasis, SearchMethod } from '../steps/search-record.entity.js';
import { forbiddenSite } from './forbidden-sites.js';
import type { PolicyPack, Ruling } from './policy-pack.js';
import { ruling } from './ruling.js';

/** A search as it was logged, without its words. */
export interface LoggedSearch {
  readonly id: string;
  readonly screeningId: string;
  readonly stepKey: string;
  readonly method: SearchMethod;
  readonly accessBasis: AccessBasis;
  readonly source: string;
}

/** A step whose searches newer packs rule on otherwise than those under which they were made. Kept as JSON. */
export type FlaggedStep = {
  readonly screening_id: string;
  readonly step_key: string;
  readonly method: SearchMethod;
  readonly access_basis: AccessBasis;
  readonly before: Ruling;
  readonly after: Ruling;
  readonly citation: string;
  readonly verified: boolean;
  readonly search_ids: string[];
};

interface Answer {
  readonly ruling: Ruling;
  readonly citation: string;
  readonly verified: boolean;
}

/**
 * The steps whose method, or whose site, is ruled on otherwise by the newer packs. They are flagged, not undone: what
 * was lawful when it was done stays done, and people decide whether the step is done again.
 */
export function flaggedSteps(
  searches: readonly LoggedSearch[],
  before: readonly PolicyPack[],
  after: readonly PolicyPack[],
  agencyType: AgencyType,
): FlaggedStep[] {
  const flagged = new Map<string, FlaggedStep>();
  for (const search of searches) {
    const old = answer(search, before, agencyType);
    const now = answer(search, after, agencyType);
    if (old.ruling === now.ruling) continue;
    const { screeningId, stepKey, method, accessBasis } = search;
    const key = [screeningId, stepKey, method, accessBasis, now.citation].join(' ');
    const known = flagged.get(key)?.search_ids ?? [];
    flagged.set(key, {
      screening_id: screeningId,
      step_key: stepKey,
      method,
      access_basis: accessBasis,
      before: old.ruling,
      after: now.ruling,
      citation: now.citation,
      verified: now.verified,
      search_ids: [...known, search.id],
    });
  }
  return [...flagged.values()];
}

function answer(search: LoggedSearch, packs: readonly PolicyPack[], agencyType: AgencyType): Answer {
  const site = forbiddenSite(packs, search.source);
  if (site !== null) return { ruling: 'forbidden', citation: site.citation, verified: site.verified };
  return ruling(packs, agencyType, search.method, search.accessBasis);
}
