import type { SafeText } from '../../kernel/safe-text.js';
import type { PacketDocument, PacketFinding } from '../../released/packets/packet.intake.js';
import type { AdverseWait } from '../../screenings/process/adverse-waits.js';
import type { BesideFinding } from '../statements/beside-findings.js';

/** What the packet says about itself, in every format. */
export const PACKET_STATEMENT =
  'This packet holds what trained, authorized persons who do not decide found online about this candidate, under ' +
  'the same checklist for every candidate of the requisition. Whatever reveals a legally protected class was ' +
  'removed before it reached you, each removal was reviewed by a second person, and every item was validated and ' +
  'maps to a job-related criterion. It contains no score and no recommendation. [removed] stands for any removal ' +
  'alike: it says nothing about what was removed. Do not search for the candidate online yourself.';

/** A finding as the desk hands it to the packet. */
export interface IncludedFinding {
  readonly safeText: SafeText;
  readonly conductCategory: string;
  readonly directedAtProtectedGroup: boolean;
  /** Null only where the category has no look-back. */
  readonly postedAt: Date | null;
  readonly criterionId: string;
  readonly validationGrade: string;
  readonly beside: BesideFinding;
}

export interface PacketParts {
  readonly id: string;
  readonly version: number;
  readonly releasedAt: Date;
  readonly supersedes: { readonly id: string; readonly version: number } | null;
  readonly screeningId: string;
  readonly candidate: { readonly reference: string; readonly employerReference: string };
  readonly requisition: { readonly id: string; readonly reference: string; readonly title: string };
  readonly criteria: readonly { readonly id: string; readonly text: string }[];
  readonly findings: readonly IncludedFinding[];
  /** What comes before a decision against the candidate. */
  readonly adverseWaits: readonly AdverseWait[];
}

/** Builds a packet field by field. A new column anywhere changes nothing here until someone writes the line. */
export function assemblePacket(parts: PacketParts): PacketDocument {
  return {
    object: 'packet',
    id: parts.id,
    version: parts.version,
    released_at: parts.releasedAt.toISOString(),
    supersedes:
      parts.supersedes === null
        ? null
        : { packet_id: parts.supersedes.id, version: parts.supersedes.version },
    screening_id: parts.screeningId,
    candidate: {
      reference: parts.candidate.reference,
      employer_reference: parts.candidate.employerReference,
    },
    requisition: {
      id: parts.requisition.id,
      reference: parts.requisition.reference,
      title: parts.requisition.title,
      criteria: parts.criteria.map((criterion) => ({ id: criterion.id, text: criterion.text })),
    },
    findings: inNeutralOrder(parts.findings).map(packetFinding),
    before_adverse_decision: parts.adverseWaits.map((wait) => ({
      rule: wait.rule,
      days: wait.days,
      counted_in: wait.counted_in,
      words: wait.words,
      citation: wait.citation,
      verified: wait.verified,
    })),
    statement: PACKET_STATEMENT,
  };
}

/** By month and words: neither the order nor the gaps say when something was logged or what was withheld. */
function inNeutralOrder(findings: readonly IncludedFinding[]): IncludedFinding[] {
  const sortKey = (finding: IncludedFinding) =>
    `${postedMonth(finding)} ${finding.conductCategory} ${finding.safeText}`;
  return [...findings].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function packetFinding(finding: IncludedFinding, index: number): PacketFinding {
  return {
    number: index + 1,
    text: finding.safeText,
    conduct_category: finding.conductCategory,
    directed_at_protected_group: finding.directedAtProtectedGroup,
    posted_month: postedMonth(finding),
    criterion_id: finding.criterionId,
    validation_grade: finding.validationGrade,
    mitigating_facts: [...finding.beside.mitigatingFacts],
    candidate_response: {
      status: finding.beside.response.status,
      texts: [...finding.beside.response.texts],
    },
  };
}

function postedMonth(finding: IncludedFinding): string | null {
  return finding.postedAt?.toISOString().slice(0, 7) ?? null;
}
