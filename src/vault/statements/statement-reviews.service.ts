import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { acceptStatementReview } from '../../desk/statements/statements.intake.js';
import type { Actor } from '../../kernel/actor.js';
import { conflict, notFound } from '../../kernel/domain-error.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireAuthorization } from '../../screenings/authorizations/require-authorization.js';
import { requireStage } from '../../screenings/screenings/require-stage.js';
import { filteringRecord } from '../findings/filtering-record.js';
import { FindingOpener, vouchedFor } from '../findings/opened-finding.js';
import { refuseFields } from '../refuse-fields.js';
import { spanErrors } from '../review/corrections.js';
import { countByReason } from '../review/count-by-reason.js';
import { ScreeningKeys } from '../sealing/screening-keys.js';
import { filterStatement, findStatementFor, openStatement } from './find-statement.js';
import type { ReviewStatement, StatementReviewView } from './statement.dto.js';
import { Statement } from './statement.entity.js';
import { statementReviewErrors } from './statement-rules.js';

/** A second person looks at what is said beside a finding, as at the finding itself. */
@Injectable()
export class StatementReviewsService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly opener: FindingOpener,
    private readonly keys: ScreeningKeys,
    private readonly ledger: LedgerAppender,
  ) {}

  async review(actor: Actor, statementId: string, request: ReviewStatement): Promise<StatementReviewView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const seen = await findStatementFor(tx, actor, statementId, ['reviewer']);
      // Four eyes: nobody is asked about their own.
      if (seen.loggedBy === actor.accountId) throw notFound('statement');
      await requireAuthorization(tx, actor, now);
      await requireStage(tx, seen.screeningId, ['gathering', 'in_review']);
      const opened = await openStatement(tx, seen, this.opener, this.keys);
      const statement = await lockStatement(tx, seen.id);
      refuseChanged(statement, request.statement_version);
      const wanted = (request.added ?? []).map(({ start, end, class: named }) => ({
        start,
        end,
        class: named,
      }));
      const present = filterStatement(opened, statement.added);
      refuseFields(spanErrors(opened.text, present.removals, { added: wanted, lifted: [] }));
      const added = [...statement.added, ...wanted];
      const result = filterStatement(opened, added);
      const held = result.held !== null;
      refuseFields(statementReviewErrors(statement.kind, request.disposition, request.withheld_reason, held));
      const version = statement.version + 1;
      await tx.update(Statement, { id: statement.id }, { added, version });
      const safeText = vouchedFor(result)?.safeText ?? null;
      await acceptStatementReview(tx, {
        statementId: statement.id,
        safeText,
        reviewedBy: actor.accountId,
        reviewedAt: now,
        disposition: request.disposition,
      });
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'statement.reviewed',
        body: {
          statement_id: statement.id,
          finding_id: statement.findingId,
          screening_id: statement.screeningId,
          requisition_id: statement.requisitionId,
          version_before: statement.version,
          version,
          disposition: request.disposition,
          withheld_reason: request.withheld_reason ?? null,
          added: countByReason(request.added ?? []),
          ...filteringRecord(statement.id, opened.text, result, opened.beside.key),
        },
      });
      return {
        id: statement.id,
        object: 'statement_review',
        disposition: request.disposition,
        reviewed_by: actor.accountId,
        reviewed_at: now.toISOString(),
        safe_text: safeText,
        version,
      };
    });
  }
}

function lockStatement(tx: EntityManager, statementId: string): Promise<Statement> {
  return tx.findOneOrFail(Statement, { where: { id: statementId }, lock: { mode: 'pessimistic_write' } });
}

/** A review counts only for the text that the reviewer looked at. */
function refuseChanged(statement: Statement, versionSeen: number): void {
  if (statement.version === versionSeen) return;
  throw conflict('statement.changed', 'It was reviewed or masked anew since you looked: look again.', {
    missing: [
      { code: 'present_version', detail: `GET /v1/statements/${statement.id}`, related: [statement.id] },
    ],
  });
}
