import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { invalid } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { findScreeningFor, findScreeningInSight } from '../screenings/find-screening.js';
import { type ProcessEventView, processEventView, type RecordProcessEvent } from './process.dto.js';
import { ProcessEvent } from './process-event.entity.js';

/** Offers made and notices given. A notice may follow the closing of a requisition, as the decision may. */
@Injectable()
export class ProcessService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async record(actor: Actor, screeningId: string, request: RecordProcessEvent): Promise<ProcessEventView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      const screening = await findScreeningFor(tx, actor, screeningId, ['coordinator']);
      const happenedAt = new Date(request.happened_at);
      if (happenedAt > now) throw invalid('happened_at', 'Send a time that is not in the future.');
      const event = tx.create(ProcessEvent, {
        id: newId('process_event', now),
        screeningId,
        requisitionId: screening.requisitionId,
        kind: request.kind,
        happenedAt,
        recordedBy: actor.accountId,
        recordedAt: now,
      });
      await tx.insert(ProcessEvent, event);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'process_event.recorded',
        body: {
          process_event_id: event.id,
          screening_id: screeningId,
          requisition_id: screening.requisitionId,
          event: event.kind,
          happened_at: happenedAt.toISOString(),
        },
      });
      return processEventView(event);
    });
  }

  async list(actor: Actor, screeningId: string, page: PageQuery): Promise<Page<ProcessEventView>> {
    const tx = this.room.manager;
    await findScreeningInSight(tx, actor, screeningId, ['coordinator', 'screener']);
    const found = tx.createQueryBuilder(ProcessEvent, 'e').where({ screeningId });
    const href = hrefOf(`/v1/screenings/${screeningId}/process-events`);
    return readPage(found, 'process_event', page, processEventView, href);
  }
}
