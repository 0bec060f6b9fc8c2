import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { notFound } from '../../kernel/domain-error.js';
import { IN_ORDER, RecordedEntry } from '../../platform/ledger/recorded-entry.entity.js';
import { Screening } from '../../screenings/screenings/screening.entity.js';
import type { RemovalRecordListView } from './removal-record.dto.js';
import { REMOVAL_KINDS, removalRecords } from './removal-record.js';

/** What was removed and who looked, read from the ledger alone: an auditor reaches neither vault nor desk. */
@Injectable()
export class RemovalsService {
  constructor(@InjectDataSource('auditor') private readonly room: DataSource) {}

  async ofScreening(screeningId: string): Promise<RemovalRecordListView> {
    const tx = this.room.manager;
    if (!(await tx.existsBy(Screening, { id: screeningId }))) throw notFound('screening');
    const entries = await tx.find(RecordedEntry, {
      where: { screeningId, kind: In(REMOVAL_KINDS) },
      order: IN_ORDER,
    });
    return { object: 'list', data: removalRecords(entries), has_more: false, next_href: null };
  }
}
