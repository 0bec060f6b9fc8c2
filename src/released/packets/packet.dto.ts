import { IdField } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/pagination.js';
import { Shown } from '../../platform/http/shown.js';
import type { Packet } from './packet.entity.js';
import type { PacketDocument, PacketFinding } from './packet-document.js';
import { PACKET_STATES, type PacketState } from './packet-state.js';

export class PacketListQuery extends PageQuery {
  @IdField('requisition', { description: 'Only packets of this requisition.', optional: true })
  requisition_id?: string;
}

/** A line in the list of packets. */
export class PacketSummaryView {
  @Shown({ description: 'The packet’s id.', example: 'pkt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `packet_summary`.', example: 'packet_summary' })
  object: string;

  @Shown({ description: 'The candidate’s reference.', example: 'C-0042' })
  candidate_reference: string;

  @Shown({ description: 'The employer’s own number for the candidate.', example: 'APP-2026-117' })
  employer_reference: string;

  @Shown({ description: 'The requisition’s id.', example: 'req_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  requisition_id: string;

  @Shown({ description: 'The requisition’s reference.', example: 'R-0007' })
  requisition_reference: string;

  @Shown({ description: 'Counts up when a packet is superseded.', example: 1 })
  version: number;

  @Shown({ description: 'Which one to use: only the current one.', enum: PACKET_STATES, example: 'current' })
  state: PacketState;

  @Shown({ description: 'When it was released.', example: '2026-03-02T15:04:05.000Z' })
  released_at: string;

  @Shown({ description: 'SHA-256 of the packet’s canonical JSON (RFC 8785).', example: 'e3b0c44298fc1c14…' })
  digest: string;
}

export class PacketCandidateView {
  @Shown({ description: 'The candidate’s reference.', example: 'C-0042' })
  reference: string;

  @Shown({ description: 'The employer’s own number.', example: 'APP-2026-117' })
  employer_reference: string;
}

export class PacketCriterionView {
  @Shown({ description: 'The criterion’s id.', example: 'crt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'The job-related criterion.', example: 'Treats members of the public with respect' })
  text: string;
}

export class PacketRequisitionView {
  @Shown({ description: 'The requisition’s id.', example: 'req_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'The requisition’s reference.', example: 'R-0007' })
  reference: string;

  @Shown({ description: 'The position.', example: 'Public safety dispatcher' })
  title: string;

  @Shown({ description: 'The job-related criteria.', type: () => PacketCriterionView, isArray: true })
  criteria: PacketCriterionView[];
}

export class CandidateResponseView {
  @Shown({
    description:
      '`not_invited`, `invited_no_response` (which says nothing about the candidate), `responded`, or ' +
      '`responded_not_shown` where the answer could not be sanitized.',
    example: 'invited_no_response',
  })
  status: string;

  @Shown({ description: 'The answer, sanitized.', type: 'string', isArray: true, example: [] })
  texts: string[];
}

export class PacketFindingView {
  @Shown({ description: 'Its number within this packet.', example: 1 })
  number: number;

  @Shown({ description: 'The sanitized text.', example: 'They posted: “I will burn that station down.”' })
  text: string;

  @Shown({ description: 'The category of conduct.', example: 'violence_or_threats' })
  conduct_category: string;

  @Shown({
    description: 'Whether the conduct was directed at a protected group; never which.',
    example: false,
  })
  directed_at_protected_group: boolean;

  @Shown({
    description: 'Year and month of the post; null where nobody knows and no look-back asks.',
    nullable: true,
    example: '2025-11',
  })
  posted_month: string | null;

  @Shown({ description: 'The criterion it bears on.', example: 'crt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  criterion_id: string;

  @Shown({ description: 'How well it was validated, A to D (GET /v1/validation-ladder).', example: 'B' })
  validation_grade: string;

  @Shown({
    description: 'What speaks for the candidate beside this finding, sanitized.',
    type: 'string',
    isArray: true,
    example: ['Deleted within a day, with a public apology.'],
  })
  mitigating_facts: string[];

  @Shown({ description: 'The candidate’s answer to this finding.', type: () => CandidateResponseView })
  candidate_response: CandidateResponseView;
}

export class SupersededPacketView {
  @Shown({ description: 'The packet’s id.', example: 'pkt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  packet_id: string;

  @Shown({ description: 'Its version.', example: 1 })
  version: number;
}

export class AdverseWaitView {
  @Shown({ description: 'Name of the rule.', example: 'fair_chance_wait' })
  rule: string;

  @Shown({ type: 'integer', description: 'Days after the notice.', example: 5 })
  days: number;

  @Shown({ description: 'How they are counted.', enum: ['calendar', 'business'], example: 'business' })
  counted_in: string;

  @Shown({ description: 'The rule in words.', example: 'Five business days to answer.' })
  words: string;

  @Shown({ description: 'The statute.', example: 'NYC Admin. Code 8-107(11-a)' })
  citation: string;

  @Shown({ description: 'Whether counsel has checked it.', example: false })
  verified: boolean;
}

/** The packet, exactly as it was released. */
export class PacketView {
  @Shown({ description: 'The packet’s id.', example: 'pkt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `packet`.', example: 'packet' })
  object: string;

  @Shown({ description: 'Counts up when a packet is superseded.', example: 1 })
  version: number;

  @Shown({ description: 'When it was released.', example: '2026-03-02T15:04:05.000Z' })
  released_at: string;

  @Shown({
    description: 'The version before this one, which must not be used any more; null for the first.',
    nullable: true,
    type: () => SupersededPacketView,
  })
  supersedes: SupersededPacketView | null;

  @Shown({ description: 'The screening’s id.', example: 'scr_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  screening_id: string;

  @Shown({ description: 'The candidate, by reference only.', type: () => PacketCandidateView })
  candidate: PacketCandidateView;

  @Shown({ description: 'The requisition.', type: () => PacketRequisitionView })
  requisition: PacketRequisitionView;

  @Shown({ description: 'What was found and released.', type: () => PacketFindingView, isArray: true })
  findings: PacketFindingView[];

  @Shown({
    description:
      'What comes before a decision not to proceed: a notice to the candidate and a wait, each with its statute.',
    type: () => AdverseWaitView,
    isArray: true,
  })
  before_adverse_decision: AdverseWaitView[];

  @Shown({ description: 'What the packet is and is not.', example: 'This packet holds what trained …' })
  statement: string;
}

/** Reads a stored packet back. It was written by `depositPacket` and can't have changed since. */
export function packetDocument(packet: Packet): PacketDocument {
  const document: PacketDocument = JSON.parse(packet.document);
  return document;
}

export function packetSummary(packet: Packet, state: PacketState): PacketSummaryView {
  const document = packetDocument(packet);
  return {
    id: packet.id,
    object: 'packet_summary',
    candidate_reference: document.candidate.reference,
    employer_reference: document.candidate.employer_reference,
    requisition_id: packet.requisitionId,
    requisition_reference: document.requisition.reference,
    version: packet.version,
    state,
    released_at: packet.releasedAt.toISOString(),
    digest: packet.digest,
  };
}

/** Packets released before statements were kept beside findings have none. */
export function packetFindingView(finding: PacketFinding): PacketFindingView {
  const { mitigating_facts: facts, candidate_response: response } = withoutGaps(finding);
  return {
    number: finding.number,
    text: finding.text,
    conduct_category: finding.conduct_category,
    directed_at_protected_group: finding.directed_at_protected_group,
    posted_month: finding.posted_month,
    criterion_id: finding.criterion_id,
    validation_grade: finding.validation_grade,
    mitigating_facts: [...facts],
    candidate_response: { status: response.status, texts: [...response.texts] },
  };
}

function withoutGaps(finding: Partial<PacketFinding>) {
  return {
    mitigating_facts: finding.mitigating_facts ?? [],
    candidate_response: finding.candidate_response ?? { status: 'not_invited', texts: [] },
  };
}
