import type { PacketDocument, PacketFinding } from '../../released/packets/packet.intake.js';

/** A packet as its reader sees it, whatever the format: text in order, and what each piece of it is. */
export interface PacketPage {
  readonly title: string;
  readonly parts: readonly PagePart[];
}

export type PagePart =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** What somebody wrote, line by line as they wrote it. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] };

export interface Fact {
  readonly term: string;
  readonly value: string;
}

/** What HTML and PDF show: the contents of the JSON, in the same order, and nothing else. */
export function packetPage(packet: PacketDocument): PacketPage {
  const title = `Screening packet for candidate ${packet.candidate.reference}`;
  return {
    title,
    parts: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'facts', facts: headFacts(packet) },
      { kind: 'heading', level: 2, text: 'Job-related criteria' },
      { kind: 'list', isOrdered: true, items: packet.requisition.criteria.map(({ text }) => text) },
      { kind: 'heading', level: 2, text: 'Findings' },
      ...findingsParts(packet),
      ...waitsParts(packet),
      { kind: 'heading', level: 2, text: 'What this packet is' },
      { kind: 'paragraph', text: packet.statement },
    ],
  };
}

/** All text of a page in reading order, piece by piece: what a reader of any format is to find, and no more. */
export function pageTexts(page: PacketPage): string[] {
  return page.parts.flatMap((part) => {
    if (part.kind === 'list') return [...part.items];
    if (part.kind === 'facts') return part.facts.flatMap(({ term, value }) => [term, value]);
    return [part.text];
  });
}

function headFacts(packet: PacketDocument): Fact[] {
  const facts = [
    { term: 'Employer’s number', value: packet.candidate.employer_reference },
    { term: 'Requisition', value: `${packet.requisition.reference}, ${packet.requisition.title}` },
    { term: 'Screening', value: packet.screening_id },
    { term: 'Packet', value: `${packet.id}, version ${packet.version}` },
    { term: 'Released', value: packet.released_at },
  ];
  if (packet.supersedes !== null) {
    const { packet_id: id, version } = packet.supersedes;
    facts.push({ term: 'Replaces', value: `${id}, version ${version}, which must not be used any more` });
  }
  return facts;
}

function findingsParts(packet: PacketDocument): PagePart[] {
  if (packet.findings.length === 0) {
    return [{ kind: 'paragraph', text: 'The vetting found nothing to report.' }];
  }
  const criteria = new Map(packet.requisition.criteria.map(({ id, text }) => [id, text]));
  return packet.findings.flatMap((finding): PagePart[] => [
    { kind: 'heading', level: 3, text: `Finding ${finding.number}` },
    { kind: 'quote', text: finding.text },
    { kind: 'facts', facts: findingFacts(finding, criteria.get(finding.criterion_id) ?? '') },
  ]);
}

function findingFacts(finding: PacketFinding, criterion: string): Fact[] {
  return [
    { term: 'Conduct', value: finding.conduct_category.replaceAll('_', ' ') },
    { term: 'Posted', value: finding.posted_month ?? 'date unknown' },
    { term: 'Criterion', value: criterion },
    { term: 'Validation grade', value: finding.validation_grade },
    ...(finding.directed_at_protected_group
      ? [{ term: 'Note', value: 'Directed at a protected group' }]
      : []),
    ...finding.mitigating_facts.map((value) => ({ term: 'Mitigating', value })),
    ...responseTexts(finding).map((value) => ({ term: 'Response', value })),
  ];
}

/** The same words whatever the finding: that no answer came says nothing about the candidate. */
const RESPONSE_WORDS: { readonly [status in string]?: string } = {
  not_invited: 'The candidate was not asked.',
  invited_no_response: 'The candidate was invited to respond; no response was received.',
  responded_not_shown: 'The candidate responded; the response could not be shown.',
};

function responseTexts({ candidate_response: response }: PacketFinding): readonly string[] {
  const words = RESPONSE_WORDS[response.status];
  return words === undefined ? response.texts : [words];
}

function waitsParts(packet: PacketDocument): PagePart[] {
  const waits = packet.before_adverse_decision ?? [];
  if (waits.length === 0) return [];
  const items = waits.map(({ words, citation, verified }) =>
    verified ? `${words} (${citation})` : `${words} (${citation}, not verified by counsel)`,
  );
  return [
    { kind: 'heading', level: 2, text: 'Before a decision not to proceed' },
    { kind: 'list', isOrdered: false, items },
  ];
}
