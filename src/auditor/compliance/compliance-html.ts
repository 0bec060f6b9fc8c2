import { escapeHtml } from '../../platform/http/escape-html.js';
import type { ClauseView, ComplianceView, CountView } from './compliance.dto.js';

/** The compliance report as a plain, printable page. */
export function complianceHtml(report: ComplianceView): string {
  const scope = report.requisition_id === null ? 'the whole service' : `requisition ${report.requisition_id}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Compliance with the social media policy</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Compliance with the social media policy</h1>
<p>For ${escapeHtml(scope)}, as of ${escapeHtml(report.as_of)}.</p>
${report.clauses.map(clauseHtml).join('\n')}
</main>
</body>
</html>
`;
}

function clauseHtml(clause: ClauseView): string {
  return `<section aria-labelledby="clause-${clause.id}">
<h2 id="clause-${clause.id}">${escapeHtml(clause.id)}: ${clause.held ? 'no open deviation' : 'open deviations'}</h2>
<blockquote>${escapeHtml(clause.text)}</blockquote>
<p>${escapeHtml(clause.control)}</p>
<table>
<thead><tr><th scope="col">What</th><th scope="col">Count</th></tr></thead>
<tbody>
${[...clause.evidence, ...clause.deviations].map(rowHtml).join('\n')}
</tbody>
</table>
</section>`;
}

function rowHtml({ what, count }: CountView): string {
  return `<tr><td>${escapeHtml(what)}</td><td>${count}</td></tr>`;
}

const STYLE = `
body { font: 1rem/1.5 Georgia, 'Times New Roman', serif; color: #1a1a1a; background: #fff; margin: 2rem; max-width: 44rem; }
blockquote { margin: 0.5rem 0; padding-left: 1rem; border-left: 0.25rem solid #595959; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #767676; padding: 0.25rem 0.5rem; text-align: left; }
section { break-inside: avoid; }
`;
