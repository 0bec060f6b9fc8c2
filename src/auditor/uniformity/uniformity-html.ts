import { escapeHtml } from '../../platform/http/escape-html.js';
import type { UniformityCellView, UniformityView } from './uniformity.dto.js';

/** The uniformity report as a plain, printable page. */
export function uniformityHtml(report: UniformityView): string {
  const steps = report.matrix[0]?.cells.map((cell) => cell.step_key) ?? [];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Uniformity of vetting</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Uniformity of vetting</h1>
<p>Requisition ${escapeHtml(report.requisition_id)}, checklist ${escapeHtml(report.checklist_id)} (version ${report.checklist_version}).
Verdict: <strong>${report.verdict === 'uniform' ? 'uniform' : 'not uniform'}</strong>.</p>
${report.verdict_reasons.length === 0 ? '' : `<ul>${report.verdict_reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')}</ul>`}
<table>
<caption>Candidate × step: outcome, searches, minutes, look-back, query forms</caption>
<thead><tr><th scope="col">Candidate</th>${steps.map((step) => `<th scope="col">${escapeHtml(step)}</th>`).join('')}</tr></thead>
<tbody>
${report.matrix.map((row) => `<tr><th scope="row">${escapeHtml(row.candidate_reference)}</th>${row.cells.map(cellHtml).join('')}</tr>`).join('\n')}
</tbody>
</table>
<h2>Deviations</h2>
${deviationsHtml(report)}
<h2>Consistency of screeners</h2>
${consistencyHtml(report)}
<h2>How outliers are found</h2>
<p>${escapeHtml(report.method)}</p>
</main>
</body>
</html>
`;
}

function cellHtml(cell: UniformityCellView): string {
  const outcome = cell.outcome === null ? 'open' : cell.outcome.replaceAll('_', ' ');
  const window =
    cell.searched_from === null
      ? ''
      : `, ${escapeHtml(cell.searched_from)} to ${escapeHtml(cell.searched_to ?? '')}`;
  const forms = cell.query_forms.map((form) => `<br><code>${escapeHtml(form)}</code>`).join('');
  return `<td>${escapeHtml(outcome)}, ${cell.searches}, ${cell.minutes_spent} min${window}${forms}</td>`;
}

function deviationsHtml(report: UniformityView): string {
  if (report.deviations.length === 0) return '<p>None.</p>';
  const references = new Map(report.matrix.map((row) => [row.screening_id, row.candidate_reference]));
  const lines = report.deviations.map((found) => {
    const where = [
      references.get(found.screening_id) ?? found.screening_id,
      found.step_key ?? 'whole screening',
    ];
    return `<li>${escapeHtml(where.join(', '))}: ${escapeHtml(found.detail)} (${found.severity})</li>`;
  });
  return `<ul>\n${lines.join('\n')}\n</ul>`;
}

/** Only what has a figure, or a screener: most categories never occur. */
function consistencyHtml({ consistency }: UniformityView): string {
  const figure = (value: number | null) => (value === null ? 'undefined' : value.toFixed(2));
  const agreement = [
    ...consistency.by_step,
    ...consistency.by_category.filter((it) => it.kappa !== null),
  ].map(
    (it) =>
      `<tr><th scope="row">${escapeHtml(it.name)}</th><td>${it.pairs}</td><td>${figure(it.kappa)}</td><td>${figure(it.interval_low)} to ${figure(it.interval_high)}</td><td>${escapeHtml(it.note ?? '')}</td></tr>`,
  );
  const drift = consistency.drift.map(
    (it) =>
      `<tr><th scope="row">${escapeHtml(it.screener_id)}</th><td>${it.flagged} of ${it.screenings}</td><td>${it.verdict.replaceAll('_', ' ')}</td></tr>`,
  );
  return `<p>${consistency.drawn} drawn to be vetted twice, ${consistency.complete} complete on both sides.</p>
<table><caption>Agreement</caption>
<thead><tr><th scope="col">Step or category</th><th scope="col">Pairs</th><th scope="col">Kappa</th><th scope="col">95 % interval</th><th scope="col">Note</th></tr></thead>
<tbody>${agreement.join('\n')}</tbody></table>
<table><caption>Flag rates</caption>
<thead><tr><th scope="col">Screener</th><th scope="col">Flagged</th><th scope="col">Against the others</th></tr></thead>
<tbody>${drift.join('\n')}</tbody></table>
<p>${escapeHtml(consistency.method)}</p>`;
}

const STYLE = `
body { font: 1rem/1.5 Georgia, 'Times New Roman', serif; color: #1a1a1a; background: #fff; margin: 2rem; }
table { border-collapse: collapse; } caption { text-align: left; font-weight: bold; padding-bottom: 0.5rem; }
th, td { border: 1px solid #767676; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; }
tr { break-inside: avoid; }
@media print { body { margin: 0; } }
`;
