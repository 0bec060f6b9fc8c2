import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In, Not } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { requisitionsInSight } from '../assignments/sight.js';
import { Requisition } from '../requisitions/requisition.entity.js';
import { Screening } from '../screenings/screening.entity.js';
import { Disposal } from './disposal.entity.js';
import { type RetentionView, retentionView } from './retention.dto.js';
import { retentionOf } from './retention-of.js';

/** How many screenings one answer names: a list for people to work off, the oldest first. */
const MOST = 100;

/** The disposal list: what may go, and nobody has proposed yet. */
@Injectable()
export class DueScreeningsService {
  constructor(@InjectDataSource('screenings') private readonly room: DataSource) {}

  async due(actor: Actor): Promise<RetentionView[]> {
    const tx = this.room.manager;
    const now = new Date();
    const due: RetentionView[] = [];
    for (const screening of await this.closed(tx, actor)) {
      const retention = await retentionOf(tx, screening, now);
      if (retention.kept.length === 0) due.push(retentionView(screening.id, retention));
      if (due.length === MOST) break;
    }
    return due;
  }

  private async closed(tx: EntityManager, actor: Actor): Promise<Screening[]> {
    const visible = await requisitionsInSight(tx, actor, ['coordinator']);
    const requisitions = await tx.find(Requisition, {
      select: { id: true },
      where: { state: 'closed', ...(visible === null ? {} : { id: In(visible) }) },
    });
    const disposals = await tx.find(Disposal, { select: { id: true, screeningId: true } });
    return tx.find(Screening, {
      where: {
        // A blind second screening goes with its first.
        purpose: 'selection',
        requisitionId: In(requisitions.map((requisition) => requisition.id)),
        id: Not(In(disposals.map((disposal) => disposal.screeningId))),
      },
      order: { id: 'ASC' },
    });
  }
}
