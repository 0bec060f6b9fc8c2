import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { findScreeningFor } from '../../screenings/screenings/find-screening.js';
import { ScreeningKeys } from '../sealing/screening-keys.js';
import { FilterQueue } from './filter-queue.js';
import type { LogFinding } from './finding.dto.js';
import { Finding } from './finding.entity.js';
import { type FindingView, findingView } from './finding.views.js';
import { FindingLog } from './finding-log.js';

/** Logs findings. Once logged a finding never changes, and nothing here answers with what it says. */
@Injectable()
export class FindingsService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly keys: ScreeningKeys,
    private readonly queue: FilterQueue,
    private readonly ledger: LedgerAppender,
  ) {}

  async log(actor: Actor, screeningId: string, request: LogFinding): Promise<FindingView> {
    const view = await act(this.room, async (tx) => {
      const log = await FindingLog.open(tx, this.keys, this.ledger, actor, screeningId, request.search_id);
      return findingView(await log.log(request));
    });
    this.queue.wake([view.id]);
    return view;
  }

  async list(actor: Actor, screeningId: string, query: PageQuery): Promise<Page<FindingView>> {
    const tx = this.room.manager;
    const screening = await findScreeningFor(tx, actor, screeningId, ['screener', 'reviewer']);
    const found = tx.createQueryBuilder(Finding, 'f').where({ screeningId: screening.id });
    return readPage(found, 'finding', query, findingView, hrefOf(`/v1/screenings/${screening.id}/findings`));
  }
}
