import type { UniformityView } from './uniformity.dto.js';

const HEADER = [
  'candidate',
  'screening',
  'checklist',
  'step',
  'outcome',
  'approved',
  'searches',
  'sources',
  'minutes',
  'deviations',
];

/** The matrix as CSV (RFC 4180), one line per candidate and step. */
export function uniformityCsv(report: UniformityView): string {
  const rows = report.matrix.flatMap((row) =>
    row.cells.map((cell) => [
      row.candidate_reference,
      row.screening_id,
      row.checklist_id,
      cell.step_key,
      cell.outcome ?? '',
      String(cell.approved),
      String(cell.searches),
      cell.sources_searched.join(' '),
      String(cell.minutes_spent),
      report.deviations
        .filter((found) => found.screening_id === row.screening_id && found.step_key === cell.step_key)
        .map((found) => `${found.kind} (${found.severity})`)
        .join('; '),
    ]),
  );
  return [HEADER, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

/**
 * One field, quoted. A leading `=`, `+`, `-`, `@`, tab or return would be run as a formula by a spreadsheet, so
 * such a field begins with an apostrophe (OWASP, "CSV Injection").
 */
export function csvField(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
