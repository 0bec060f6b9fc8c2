import { packetHtml } from '../../src/desk/packet-files/packet-html.js';
import { packetPage } from '../../src/desk/packet-files/packet-page.js';
import {
  assemblePacket,
  type IncludedFinding,
  type PacketParts,
} from '../../src/desk/release/assemble-packet.js';
import { mintSafeText } from '../../src/kernel/safe-text.js';

function finding(text: string, postedAt: string): IncludedFinding {
  return {
    safeText: mintSafeText(text),
    conductCategory: 'violence_or_threats',
    directedAtProtectedGroup: false,
    postedAt: new Date(postedAt),
    criterionId: 'crt_1',
    validationGrade: 'B',
    beside: { mitigatingFacts: [], response: { status: 'not_invited', texts: [] } },
  };
}

const LATER = finding('They wrote: “I will <burn> it”.', '2025-12-25T08:00:00Z');
const EARLIER = finding('They coach a youth team.', '2025-03-02T08:00:00Z');

const PARTS: PacketParts = {
  id: 'pkt_1',
  version: 1,
  releasedAt: new Date('2026-03-02T15:04:05Z'),
  supersedes: null,
  screeningId: 'scr_1',
  candidate: { reference: 'C-0042', employerReference: 'APP-117' },
  requisition: { id: 'req_1', reference: 'R-0007', title: 'Dispatcher' },
  criteria: [{ id: 'crt_1', text: 'Keeps calm & treats people with respect' }],
  findings: [LATER, EARLIER],
  adverseWaits: [],
};

describe('a packet', () => {
  it('says the month of a post, never the day: a day can be a holy day', () => {
    expect(JSON.stringify(assemblePacket(PARTS))).not.toContain('2025-12-25');
    expect(assemblePacket(PARTS).findings.map((item) => item.posted_month)).toEqual(['2025-03', '2025-12']);
  });

  it('is the same whatever the order in which findings were logged', () => {
    expect(assemblePacket({ ...PARTS, findings: [EARLIER, LATER] })).toEqual(assemblePacket(PARTS));
  });

  it('numbers findings without gaps, so that nothing tells of withheld ones', () => {
    expect(assemblePacket(PARTS).findings.map((item) => item.number)).toEqual([1, 2]);
  });

  it('takes over no column that nobody wrote a line for', () => {
    const wide = { ...PARTS, candidate: { ...PARTS.candidate, email: 'canary@example.org' } };
    expect(JSON.stringify(assemblePacket(wide))).not.toContain('canary');
  });

  it('escapes everything it prints', () => {
    const html = packetHtml(packetPage(assemblePacket(PARTS)));
    expect(html).toContain('“I will &lt;burn&gt; it”');
    expect(html).toContain('calm &amp; treats');
    expect(html).not.toContain('<burn>');
  });

  it('says so when there is nothing to report', () => {
    expect(packetHtml(packetPage(assemblePacket({ ...PARTS, findings: [] })))).toContain(
      'found nothing to report',
    );
  });
});
