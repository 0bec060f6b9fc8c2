import type { AgencyType } from '../requisitions/requisition.entity.js';
import type { AccessBasis } from '../steps/search-record.entity.js';
import type { Method } from './methods.js';
import type { PackMethod, PolicyPack, Ruling } from './policy-pack.js';

/** What the pinned packs say about a method, and on what authority. */
export interface MethodRuling {
  readonly method: Method;
  readonly accessBasis: AccessBasis | null;
  readonly ruling: Ruling;
  readonly citation: string;
  /** What a screener reads. */
  readonly words: string;
  readonly source: PackMethod['source'];
  readonly verified: boolean;
  /** The pack that decides; null when none says anything. */
  readonly pack: PolicyPack | null;
}

const STRICTNESS: { readonly [ruling in Ruling]: number } = { allowed: 0, needs_consent: 1, forbidden: 2 };

/**
 * Whether a method may be used on this ground by an agency of this type. The strictest row of all packs decides, and
 * among equals the most local one is cited. A statute that leaves the agency out doesn't count, the other packs still
 * do. What no pack names is forbidden: silence means no.
 */
export function ruling(
  packs: readonly PolicyPack[],
  agencyType: AgencyType,
  method: Method,
  accessBasis: AccessBasis | null,
): MethodRuling {
  const asked = { method, accessBasis };
  let strictest: MethodRuling | null = null;
  for (const pack of packs) {
    for (const row of pack.methods) {
      if (row.method !== method || row.exempt_agencies.includes(agencyType)) continue;
      if (row.access_basis !== null && row.access_basis !== accessBasis) continue;
      if (strictest !== null && STRICTNESS[row.ruling] < STRICTNESS[strictest.ruling]) continue;
      const { citation, words, source, verified } = row;
      strictest = { ...asked, ruling: row.ruling, citation, words, source, verified, pack };
    }
  }
  return strictest ?? { ...asked, ...UNNAMED };
}

const UNNAMED = {
  ruling: 'forbidden',
  citation: 'no policy pack names it',
  words: 'No pinned policy pack allows this method, so it is not used.',
  source: 'own',
  verified: false,
  pack: null,
} as const;
