import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, LessThan } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { afterCursor, type ListView, type PageQuery, pageOf } from '../../platform/http/pagination.js';
import { findScreeningFor } from '../../screenings/screenings/find-screening.js';
import { type FilteredFindingView, filteredFindingView } from './filtered-finding.dto.js';
import { FilteredFinding } from './filtered-finding.entity.js';

/** Filtered findings for the coordinator who will release them. */
@Injectable()
export class FilteredFindingsService {
  constructor(@InjectDataSource('desk') private readonly room: DataSource) {}

  async list(actor: Actor, screeningId: string, query: PageQuery): Promise<ListView<FilteredFindingView>> {
    const tx = this.room.manager;
    await findScreeningFor(tx, actor, screeningId, ['coordinator']);
    const before = afterCursor('finding', query);
    const findings = await tx.find(FilteredFinding, {
      where: { screeningId, ...(before === null ? {} : { findingId: LessThan(before) }) },
      order: { findingId: 'DESC' },
      take: query.limit + 1,
    });
    return pageOf(findings, query, filteredFindingView, `/v1/screenings/${screeningId}/filtered-findings`);
  }
}
