import type { PacketDocument, PacketFormat } from '../../released/packets/packet.intake.js';
import { PAGE_STYLE } from '../packet-files/packet-html.js';
import { type PacketPage, packetPage, pageTexts } from '../packet-files/packet-page.js';
import { drawable } from '../packet-files/pdf-fonts.js';
import { letters, type Recovered, squeeze } from './recovered.js';

/** What a file of a packet holds if it holds the packet alone. */
export interface ExpectedFile {
  /** All that is shown, in order, as `fold` leaves it. */
  readonly shown: string;
  /** What is compared of a text: all but what a format can't keep. */
  readonly fold: (text: string) => string;
  /** What stands at the end of each shown part beside the contents. */
  readonly foot: (part: number, of: number) => string;
  /** Texts that may stand beside what is shown. */
  readonly beside: ReadonlySet<string>;
  /** Shown texts about the candidate that no review has seen: the employer wrote them. */
  readonly unreviewed: readonly Recovered[];
}

export function expectedFile(format: PacketFormat, document: PacketDocument): ExpectedFile {
  const page = packetPage(document);
  const unreviewed = [
    { where: 'the candidate’s reference', text: document.candidate.reference },
    { where: 'the employer’s number', text: document.candidate.employer_reference },
  ];
  switch (format) {
    case 'json':
      return {
        shown: squeeze(values(document).join('')),
        fold: squeeze,
        foot: () => '',
        beside: PACKET_MEMBERS,
        unreviewed,
      };
    case 'html':
      return {
        shown: squeeze(pageTexts(page).join('')),
        fold: squeeze,
        foot: () => '',
        beside: new Set([page.title, PAGE_STYLE.trim()]),
        unreviewed,
      };
    case 'pdf':
      return {
        shown: letters(sheetTexts(page).map(drawable).join('')),
        fold: letters,
        foot: (part, of) => letters(`${document.id}, sheet ${part} of ${of}`),
        beside: new Set([...besideSheets(document, page)]),
        unreviewed,
      };
  }
}

/** The names of a packet's members, written down here once more: a member that is added is a leak until it stands here. */
const PACKET_MEMBERS: ReadonlySet<string> = new Set(
  (
    'object id version released_at supersedes packet_id candidate reference employer_reference requisition title ' +
    'criteria text screening_id findings number conduct_category directed_at_protected_group posted_month ' +
    'criterion_id validation_grade mitigating_facts candidate_response status texts before_adverse_decision rule ' +
    'days counted_in words citation verified statement'
  ).split(' '),
);

/** Every value, in the order of canonical JSON. */
function values(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(values);
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, member]) => values(member));
}

/** On paper, lists have their numbers and dots in words. */
function sheetTexts(page: PacketPage): string[] {
  return page.parts.flatMap((part) =>
    part.kind === 'list'
      ? part.items.flatMap((item, index) => [part.isOrdered ? `${index + 1}.` : '•', item])
      : pageTexts({ ...page, parts: [part] }),
  );
}

function besideSheets(document: PacketDocument, page: PacketPage): string[] {
  const seconds = document.released_at.slice(0, 19);
  return [
    drawable(page.title),
    'Fairscreen',
    'en-US',
    `D:${seconds.replaceAll(/\D/g, '')}Z`,
    `${seconds}Z`,
    'Adobe',
    'Identity',
    'UCS',
    '1',
  ];
}
