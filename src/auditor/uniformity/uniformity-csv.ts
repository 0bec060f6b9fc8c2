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
  'search_minutes',
  'query_forms',
  'queries_off_form',
  'searched_from',
  'searched_to',
  'first_search_at',
  'deviations',
];

/** The matrix as CSV (RFC 4180), one line per candidate and step; what is about a whole screening has its own line. */
export function uniformityCsv(report: UniformityView): string {
  const found = deviationsByCell(report);
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
      String(cell.search_minutes),
      cell.query_forms.join(' | '),
      String(cell.queries_off_form),
      cell.searched_from ?? '',
      cell.searched_to ?? '',
      cell.first_search_at ?? '',
      (found.get(`${row.screening_id} ${cell.step_key}`) ?? []).join('; '),
    ]),
  );
  const whole = report.matrix.flatMap((row) =>
    (found.get(`${row.screening_id} `) ?? []).map((deviation) => [
      row.candidate_reference,
      row.screening_id,
      row.checklist_id,
      ...Array<string>(HEADER.length - 4).fill(''),
      deviation,
    ]),
  );
  return [HEADER, ...rows, ...whole].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

/** Lines of CSV (RFC 4180). */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

/** In one pass: a report of many candidates has as many deviations. */
function deviationsByCell(report: UniformityView): Map<string, string[]> {
  const cells = new Map<string, string[]>();
  for (const found of report.deviations) {
    const cell = `${found.screening_id} ${found.step_key ?? ''}`;
    const words = `${found.kind} (${found.severity})`;
    const known = cells.get(cell);
    if (known === undefined) cells.set(cell, [words]);
    else known.push(words);
  }
  return cells;
}

/**
 * One field, quoted. A leading `=`, `+`, `-`, `@`, tab or return would be run as a formula by a spreadsheet, so
 * such a field begins with an apostrophe (OWASP, "CSV Injection").
 */
export function csvField(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
