import { escapeHtml } from '../../platform/http/escape-html.js';
import type { PacketDocument, PacketFinding } from './packet-document.js';

/** The packet as a plain, printable page: the same contents as the JSON, in the same order, and nothing else. */
export function packetHtml(packet: PacketDocument): string {
  const criteria = new Map(packet.requisition.criteria.map((criterion) => [criterion.id, criterion.text]));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Screening packet</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Screening packet for candidate ${escapeHtml(packet.candidate.reference)}</h1>
<dl>
${row('Employer’s number', packet.candidate.employer_reference)}
${row('Requisition', `${packet.requisition.reference}, ${packet.requisition.title}`)}
${row('Packet', `${packet.id}, version ${packet.version}`)}
${row('Released', packet.released_at)}
${packet.supersedes === null ? '' : row('Replaces', `${packet.supersedes.packet_id}, version ${packet.supersedes.version}, which must not be used any more`)}
</dl>
<h2>Job-related criteria</h2>
<ol>
${packet.requisition.criteria.map((criterion) => `<li>${escapeHtml(criterion.text)}</li>`).join('\n')}
</ol>
<h2>Findings</h2>
${packet.findings.length === 0 ? '<p>The vetting found nothing to report.</p>' : packet.findings.map((finding) => findingHtml(finding, criteria)).join('\n')}
${waitsHtml(packet)}
<h2>What this packet is</h2>
<p>${escapeHtml(packet.statement)}</p>
</main>
</body>
</html>
`;
}

function findingHtml(finding: PacketFinding, criteria: ReadonlyMap<string, string>): string {
  return `<section aria-labelledby="finding-${finding.number}">
<h3 id="finding-${finding.number}">Finding ${finding.number}</h3>
<blockquote>${escapeHtml(finding.text)}</blockquote>
<dl>
${row('Conduct', finding.conduct_category.replaceAll('_', ' '))}
${row('Posted', finding.posted_month ?? 'date unknown')}
${row('Criterion', criteria.get(finding.criterion_id) ?? '')}
${row('Validation grade', finding.validation_grade)}
${finding.directed_at_protected_group ? row('Note', 'Directed at a protected group') : ''}
${(finding.mitigating_facts ?? []).map((fact) => row('Mitigating', fact)).join('\n')}
${responseHtml(finding)}
</dl>
</section>`;
}

function waitsHtml(packet: PacketDocument): string {
  const waits = packet.before_adverse_decision ?? [];
  if (waits.length === 0) return '';
  const rows = waits.map((wait) => {
    const mark = wait.verified ? '' : ', not verified by counsel';
    return `<li>${escapeHtml(`${wait.words} (${wait.citation}${mark})`)}</li>`;
  });
  return `<h2>Before a decision not to proceed</h2>\n<ul>\n${rows.join('\n')}\n</ul>`;
}

/** The same words whatever the finding: that no answer came says nothing about the candidate. */
const RESPONSE_WORDS: { readonly [status in string]?: string } = {
  not_invited: 'The candidate was not asked.',
  invited_no_response: 'The candidate was invited to respond; no response was received.',
  responded_not_shown: 'The candidate responded; the response could not be shown.',
};

function responseHtml({ candidate_response: response }: PacketFinding): string {
  const words = RESPONSE_WORDS[response?.status ?? 'not_invited'];
  const texts = words === undefined ? response.texts : [words];
  return texts.map((text) => row('Response', text)).join('\n');
}

function row(term: string, description: string): string {
  return `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(description)}</dd>`;
}

const STYLE = `
:root { color-scheme: light; }
body { font: 1rem/1.5 Georgia, 'Times New Roman', serif; color: #1a1a1a; background: #fff; margin: 0; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid #767676; }
blockquote { margin: 0.75rem 0; padding-left: 1rem; border-left: 0.25rem solid #595959; white-space: pre-wrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; }
dt { font-weight: bold; } dd { margin: 0; }
section { break-inside: avoid; }
@media print { main { max-width: none; padding: 0; } }
`;
