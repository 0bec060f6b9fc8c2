import { packetHtml } from '../../../src/desk/packet-files/packet-html.js';
import { packetPage } from '../../../src/desk/packet-files/packet-page.js';
import { packetPdf } from '../../../src/desk/packet-files/packet-pdf.js';
import { sha256 } from '../../../src/kernel/digest.js';
import { mintSafeText } from '../../../src/kernel/safe-text.js';
import {
  documentBytes,
  type PacketDocument,
  type PacketFormat,
  type SignedFile,
} from '../../../src/released/packets/packet.intake.js';

/** A packet with these findings; everything else is as in any. */
export function packetWith(texts: readonly string[], change: Partial<PacketDocument> = {}): PacketDocument {
  return {
    object: 'packet',
    id: 'pkt_01KAN5TQ2M9Z8Y7X6W5V4T3S2R',
    version: 2,
    released_at: '2026-03-02T15:04:05.678Z',
    supersedes: { packet_id: 'pkt_01KAN5TQ2M9Z8Y7X6W5V4T3S20', version: 1 },
    candidate: { reference: 'C-0042', employer_reference: 'APP-2026-117' },
    requisition: {
      id: 'req_01KAN5TQ2M9Z8Y7X6W5V4T3S2R',
      reference: 'R-0007',
      title: 'Spanish interpreter',
      criteria: [{ id: 'crt_1', text: 'Speaks Spanish & keeps <calm>' }],
    },
    screening_id: 'scr_01KAN5TQ2M9Z8Y7X6W5V4T3S2R',
    findings: texts.map((text, index) => ({
      number: index + 1,
      text: mintSafeText(text),
      conduct_category: 'violence_or_threats',
      directed_at_protected_group: index % 2 === 1,
      posted_month: index % 3 === 2 ? null : '2025-11',
      criterion_id: 'crt_1',
      validation_grade: 'B',
      mitigating_facts: [mintSafeText('Deleted within a day.')],
      candidate_response: { status: 'responded', texts: [mintSafeText(`I am sorry. ${text}`)] },
    })),
    before_adverse_decision: [
      {
        rule: 'wait',
        days: 5,
        counted_in: 'business',
        words: 'Five days.',
        citation: 'Code 8-107',
        verified: false,
      },
    ],
    statement: 'This packet holds what was found.',
    ...change,
  };
}

export async function filesOf(document: PacketDocument): Promise<SignedFile[]> {
  const page = packetPage(document);
  return [
    fileOf('json', documentBytes(document)),
    fileOf('html', Buffer.from(packetHtml(page), 'utf8')),
    fileOf('pdf', await packetPdf(page, document.id, new Date(document.released_at))),
  ];
}

export function fileOf(format: PacketFormat, bytes: Buffer): SignedFile {
  return { format, bytes, digest: sha256(bytes), signature: 'header..signature' };
}
