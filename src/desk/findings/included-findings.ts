import type { EntityManager } from 'typeorm';
import type { IncludedFinding } from '../release/assemble-packet.js';
import { FilteredFinding } from './filtered-finding.entity.js';

/** The findings that a packet includes: filtered, reviewed, and found relevant. */
export async function includedFindings(tx: EntityManager, screeningId: string): Promise<IncludedFinding[]> {
  const findings = await tx.findBy(FilteredFinding, {
    screeningId,
    state: 'filtered',
    disposition: 'include',
  });
  return findings.map((finding) => {
    const { safeText, criterionId, validationGrade } = finding;
    if (safeText === null || criterionId === null || validationGrade === null) {
      throw new Error(`An included finding lacks its text, criterion or grade: ${finding.id}`);
    }
    return {
      safeText,
      conductCategory: finding.conductCategory,
      directedAtProtectedGroup: finding.directedAtProtectedGroup,
      postedAt: finding.postedAt,
      criterionId,
      validationGrade,
    };
  });
}
