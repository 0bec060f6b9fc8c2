import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import { findScreeningFor } from '../../screenings/screenings/find-screening.js';
import { type FilteredFindingView, filteredFindingView } from './filtered-finding.dto.js';
import { FilteredFinding } from './filtered-finding.entity.js';

/** Filtered findings for the coordinator who will release them. */
@Injectable()
export class FilteredFindingsService {
  constructor(@InjectDataSource('desk') private readonly room: DataSource) {}

  async list(actor: Actor, screeningId: string, query: PageQuery): Promise<Page<FilteredFindingView>> {
    const tx = this.room.manager;
    await findScreeningFor(tx, actor, screeningId, ['coordinator']);
    const found = tx.createQueryBuilder(FilteredFinding, 'f').where({ screeningId });
    return readPage(
      found,
      'finding',
      query,
      filteredFindingView,
      hrefOf(`/v1/screenings/${screeningId}/filtered-findings`),
    );
  }
}
