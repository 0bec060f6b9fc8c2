import type { EntityManager } from 'typeorm';
import { quarantinedIn } from '../../screenings/quarantines/quarantined.js';
import { Invitation } from '../invitations/invitation.entity.js';
import type { IncludedFinding } from '../release/assemble-packet.js';
import { besideFinding } from '../statements/beside-findings.js';
import { FilteredStatement } from '../statements/filtered-statement.entity.js';
import { FilteredFinding } from './filtered-finding.entity.js';

/** The findings that a packet includes: filtered, reviewed, found relevant, and not put away. */
export async function includedFindings(tx: EntityManager, screeningId: string): Promise<IncludedFinding[]> {
  const quarantined = await quarantinedIn(tx, screeningId);
  const reviewed = await tx.findBy(FilteredFinding, {
    screeningId,
    state: 'filtered',
    disposition: 'include',
  });
  const findings = reviewed.filter(({ id }) => !quarantined.has(id));
  const statements = await tx.findBy(FilteredStatement, { screeningId });
  const invitations = await tx.findBy(Invitation, { screeningId });
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
      beside: besideFinding(finding.id, statements, invitations),
    };
  });
}
