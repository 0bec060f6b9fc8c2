import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { notFound } from '../../kernel/domain-error.js';
import { requisitionsInSight } from '../../screenings/assignments/sight.js';
import { Requisition } from '../../screenings/requisitions/requisition.entity.js';
import type { ScreeningStage } from '../../screenings/screenings/screening-stages.js';
import type { CoverageRowView, CoverageView } from './coverage-report.dto.js';
import { COVERAGE_STATUSES, type CoverageStatus, coverageStatus, isUncovered } from './coverage-status.js';

interface Row {
  readonly requisition_id: string;
  readonly requisition_reference: string;
  readonly requisition_state: string;
  readonly candidate_id: string;
  readonly candidate_reference: string;
  readonly reached_at: Date;
  readonly screening_id: string | null;
  readonly stage: ScreeningStage | null;
  readonly waiver_reason: string | null;
  readonly requested_by: string | null;
  readonly approved_by: string | null;
}

/** Everybody who reached the stage: recorded so, or by the opening of a screening. `$1`: requisitions, null for all. */
const REACHED = `
  WITH reached AS (
    SELECT requisition_id, candidate_id, min(reached_at) AS reached_at FROM (
      SELECT requisition_id, candidate_id, reached_at FROM screenings.background_entry
      UNION ALL
      SELECT requisition_id, candidate_id, opened_at FROM screenings.screening) either
    WHERE $1::text[] IS NULL OR requisition_id = ANY($1)
    GROUP BY requisition_id, candidate_id)
  SELECT r.requisition_id, q.reference AS requisition_reference, q.state AS requisition_state, r.candidate_id,
    c.reference AS candidate_reference, r.reached_at, s.id AS screening_id, s.stage,
    w.reason AS waiver_reason, w.requested_by, w.approved_by
  FROM reached r
  JOIN screenings.requisition q ON q.id = r.requisition_id
  JOIN screenings.candidate c ON c.id = r.candidate_id
  LEFT JOIN screenings.screening s ON s.requisition_id = r.requisition_id AND s.candidate_id = r.candidate_id
  LEFT JOIN screenings.coverage_waiver w ON w.requisition_id = r.requisition_id AND w.candidate_id = r.candidate_id
  ORDER BY q.reference, c.reference`;

/** Who reached the background stage, and whether Internet content was included for them (city policy B5). */
@Injectable()
export class CoverageReportService {
  constructor(@InjectDataSource('auditor') private readonly room: DataSource) {}

  /** @throws DomainError not_found `requisition.not_found` */
  async report(actor: Actor, requisitionId: string | null): Promise<CoverageView> {
    return this.room.transaction('REPEATABLE READ', async (tx) => {
      const seen = await requisitionsInSight(tx, actor, ['coordinator']);
      if (requisitionId !== null) await this.requireSeen(tx, seen, requisitionId);
      const wanted = requisitionId === null ? seen : [requisitionId];
      const rows = (await tx.query<Row[]>(REACHED, [wanted])).map(rowView);
      const uncovered = rows.filter((row) => isUncovered(row.status));
      return {
        object: 'coverage_report',
        requisition_id: requisitionId,
        as_of: new Date().toISOString(),
        covered: uncovered.length === 0,
        counts: countsOf(rows),
        rows: [...uncovered, ...rows.filter((row) => !isUncovered(row.status))],
      };
    });
  }

  private async requireSeen(
    tx: EntityManager,
    seen: readonly string[] | null,
    requisitionId: string,
  ): Promise<void> {
    const exists =
      seen === null ? await tx.existsBy(Requisition, { id: requisitionId }) : seen.includes(requisitionId);
    if (!exists) throw notFound('requisition');
  }
}

function rowView(row: Row): CoverageRowView {
  const waiver = row.waiver_reason === null ? null : row.approved_by === null ? 'pending' : 'approved';
  return {
    requisition_id: row.requisition_id,
    requisition_reference: row.requisition_reference,
    candidate_id: row.candidate_id,
    candidate_reference: row.candidate_reference,
    reached_at: row.reached_at.toISOString(),
    status: coverageStatus({
      stage: row.stage,
      requisitionClosed: row.requisition_state === 'closed',
      waiver,
    }),
    screening_id: row.screening_id,
    waiver_reason: row.waiver_reason,
    waiver_requested_by: row.requested_by,
    waiver_approved_by: row.approved_by,
  };
}

function countsOf(rows: readonly CoverageRowView[]): Record<CoverageStatus, number> {
  const counts = { screened: 0, screening_open: 0, waived: 0, waiver_pending: 0, missing: 0 };
  for (const status of COVERAGE_STATUSES) counts[status] = rows.filter((row) => row.status === status).length;
  return counts;
}
