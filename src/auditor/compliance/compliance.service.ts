import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { notFound } from '../../kernel/domain-error.js';
import { Requisition } from '../../screenings/requisitions/requisition.entity.js';
import type { Clause, Count } from './clause.js';
import { CLAUSES } from './clauses.js';
import type { ClauseView, ComplianceView, CountView } from './compliance.dto.js';

/** Answers "show me that clause B9 held for this requisition" in one request. */
@Injectable()
export class ComplianceService {
  constructor(@InjectDataSource('auditor') private readonly room: DataSource) {}

  /** @throws DomainError not_found `requisition.not_found` */
  async report(requisitionId: string | null): Promise<ComplianceView> {
    return this.room.transaction('REPEATABLE READ', async (tx) => {
      if (requisitionId !== null && !(await tx.existsBy(Requisition, { id: requisitionId }))) {
        throw notFound('requisition');
      }
      const clauses: ClauseView[] = [];
      for (const clause of CLAUSES) clauses.push(await clauseView(tx, clause, requisitionId));
      return {
        object: 'compliance_report',
        requisition_id: requisitionId,
        as_of: new Date().toISOString(),
        clauses,
      };
    });
  }
}

async function clauseView(
  tx: EntityManager,
  clause: Clause,
  requisitionId: string | null,
): Promise<ClauseView> {
  const evidence = await counts(tx, clause.evidence, requisitionId);
  const deviations = await counts(tx, clause.deviations, requisitionId);
  return {
    id: clause.id,
    text: clause.text,
    control: clause.control,
    held: deviations.every((deviation) => deviation.count === 0),
    evidence,
    deviations,
    links: clause.links.map((link) => (requisitionId === null ? link : link.replace('{id}', requisitionId))),
  };
}

async function counts(
  tx: EntityManager,
  wanted: readonly Count[],
  requisitionId: string | null,
): Promise<CountView[]> {
  const views: CountView[] = [];
  for (const { name, what, sql } of wanted) {
    const [row] = await tx.query<{ readonly count: string }[]>(sql, [requisitionId]);
    views.push({ name, what, count: Number(row?.count ?? 0) });
  }
  return views;
}
