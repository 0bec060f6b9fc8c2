import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, LessThan } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import {
  afterCursor,
  hrefOf,
  limitOf,
  type Page,
  type PageQuery,
  pageOf,
} from '../../platform/http/pagination.js';
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
    const before = afterCursor(query, 'finding');
    const findings = await tx.find(FilteredFinding, {
      where: { screeningId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limitOf(query) + 1,
    });
    const href = hrefOf(`/v1/screenings/${screeningId}/filtered-findings`);
    return pageOf(findings, limitOf(query), filteredFindingView, href);
  }
}
