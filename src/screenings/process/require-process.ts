import type { EntityManager } from 'typeorm';
import { conflict } from '../../kernel/domain-error.js';
import type { PolicyPack } from '../policy/policy-pack.js';
import type { AccessBasis } from '../steps/search-record.entity.js';
import { ProcessEvent } from './process-event.entity.js';
import { gapInWords, processGaps } from './search-preconditions.js';

/**
 * No search before what a pinned pack puts first: a conditional offer where fair-chance law asks for it, disclosure and
 * certification for an outside report.
 *
 * @throws DomainError conflict `search.process_missing`, naming each rule with its statute
 */
export async function requireProcess(
  tx: EntityManager,
  screeningId: string,
  packs: readonly PolicyPack[],
  search: { readonly accessBasis: AccessBasis; readonly startedAt: Date },
): Promise<void> {
  const events = await tx.findBy(ProcessEvent, { screeningId });
  const gaps = processGaps(packs, [{ id: 'this', ...search }], events);
  if (gaps.length === 0) return;
  throw conflict('search.process_missing', 'Something comes before this search. Nothing was stored.', {
    missing: gaps.map((gap) => ({
      code: gap.event,
      detail: `${gapInWords(gap)} A coordinator records it: POST /v1/screenings/${screeningId}/process-events`,
      related: [screeningId],
    })),
  });
}
