import { csvField } from '../uniformity/uniformity-csv.js';
import type { CoverageRowView, CoverageView } from './coverage-report.dto.js';

const COLUMNS = [
  'requisition_reference',
  'candidate_reference',
  'reached_at',
  'status',
  'screening_id',
  'waiver_reason',
  'waiver_requested_by',
  'waiver_approved_by',
] as const satisfies readonly (keyof CoverageRowView)[];

/** The report as CSV (RFC 4180), one line per candidate and requisition. */
export function coverageCsv(report: CoverageView): string {
  const rows = report.rows.map((row) => COLUMNS.map((column) => row[column] ?? ''));
  return [COLUMNS, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}
