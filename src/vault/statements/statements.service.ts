import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { invitedAt } from '../../desk/invitations/invitations.intake.js';
import { announceStatement } from '../../desk/statements/statements.intake.js';
import type { Actor } from '../../kernel/actor.js';
import type { Json } from '../../kernel/digest.js';
import { conflict } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import type { LedgerKind } from '../../platform/ledger/kinds.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireAuthorization } from '../../screenings/authorizations/require-authorization.js';
import { requireStage } from '../../screenings/screenings/require-stage.js';
import { filteringRecord } from '../findings/filtering-record.js';
import { findFindingFor } from '../findings/find-finding.js';
import type { Finding } from '../findings/finding.entity.js';
import { FindingOpener, filterBeside, vouchedFor } from '../findings/opened-finding.js';
import { refuseFields } from '../refuse-fields.js';
import { ScreeningKeys } from '../sealing/screening-keys.js';
import { filterStatement, findStatementFor, openStatement } from './find-statement.js';
import {
  type LogStatement,
  type RawStatementView,
  type StatementView,
  statementView,
} from './statement.dto.js';
import { Statement, statementPlace } from './statement.entity.js';
import { receivedErrors } from './statement-rules.js';

/** What is said beside findings. Logged by somebody who does not decide, filtered at once, reviewed by another. */
@Injectable()
export class StatementsService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly opener: FindingOpener,
    private readonly keys: ScreeningKeys,
    private readonly ledger: LedgerAppender,
  ) {}

  async log(actor: Actor, findingId: string, request: LogStatement): Promise<StatementView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const finding = await findFindingFor(tx, actor, findingId, ['screener']);
      await requireAuthorization(tx, actor, now);
      await requireStage(tx, finding.screeningId, ['gathering', 'in_review']);
      const invited = await invitedAt(tx, finding.id);
      if (request.kind === 'candidate_response' && invited === null) throw notInvited(finding);
      const receivedAt = request.received_at === undefined ? null : new Date(request.received_at);
      refuseFields(receivedErrors(request.kind, receivedAt, invited, now));
      const opened = await this.opener.open(tx, finding);
      const result = filterBeside(opened, request.text, { added: [], lifted: [] });
      const { key } = opened;
      const id = newId('statement', now);
      const statement = tx.create(Statement, {
        id,
        findingId: finding.id,
        screeningId: finding.screeningId,
        requisitionId: finding.requisitionId,
        kind: request.kind,
        loggedBy: actor.accountId,
        loggedAt: now,
        receivedAt,
        sealed: key.seal({ text: request.text }, statementPlace(id)),
        added: [],
        version: 1,
      });
      await tx.insert(Statement, statement);
      await announceStatement(tx, {
        statementId: id,
        findingId: finding.id,
        screeningId: finding.screeningId,
        kind: statement.kind,
        loggedBy: statement.loggedBy,
        loggedAt: now,
        safeText: vouchedFor(result)?.safeText ?? null,
      });
      await this.record(tx, actor, 'statement.logged', statement, {
        held: result.held !== null,
        ...filteringRecord(id, request.text, result, key),
      });
      return statementView(statement);
    });
  }

  async list(actor: Actor, findingId: string, query: PageQuery): Promise<Page<StatementView>> {
    const tx = this.room.manager;
    const finding = await findFindingFor(tx, actor, findingId, ['screener', 'reviewer']);
    const found = tx.createQueryBuilder(Statement, 's').where({ findingId: finding.id });
    return readPage(
      found,
      'statement',
      query,
      statementView,
      hrefOf(`/v1/findings/${finding.id}/statements`),
    );
  }

  async read(actor: Actor, statementId: string): Promise<RawStatementView> {
    return act(this.room, async (tx) => {
      const statement = await findStatementFor(tx, actor, statementId, ['screener', 'reviewer']);
      await requireAuthorization(tx, actor, new Date());
      const opened = await openStatement(tx, statement, this.opener, this.keys);
      const result = filterStatement(opened, statement.added);
      await this.record(tx, actor, 'statement.read', statement, {});
      return {
        ...statementView(statement),
        text: opened.text,
        safe_text: vouchedFor(result)?.safeText ?? null,
        held_reason: result.held,
      };
    });
  }

  private record(
    tx: EntityManager,
    actor: Actor,
    kind: LedgerKind,
    statement: Statement,
    more: { readonly [name: string]: Json },
  ): Promise<void> {
    const body = {
      statement_id: statement.id,
      finding_id: statement.findingId,
      screening_id: statement.screeningId,
      requisition_id: statement.requisitionId,
      statement_kind: statement.kind,
      ...more,
    };
    return this.ledger.append(tx, { actor: actor.accountId, kind, body });
  }
}

function notInvited(finding: Finding) {
  return conflict('statement.not_invited', 'The candidate was not invited to answer to this finding.', {
    missing: [
      {
        code: 'invitation',
        detail: `A coordinator invites: POST /v1/filtered-findings/${finding.id}/invitation`,
        related: [finding.id],
      },
    ],
  });
}
