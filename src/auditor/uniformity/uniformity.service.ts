import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { notFound } from '../../kernel/domain-error.js';
import { requireDuty } from '../../screenings/assignments/require-duty.js';
import { Checklist } from '../../screenings/checklists/checklist.entity.js';
import { Requisition } from '../../screenings/requisitions/requisition.entity.js';
import { readConsistency } from '../consistency/read-consistency.js';
import { readPerformed } from './read-performed.js';
import { type UniformityView, uniformityView } from './uniformity.dto.js';
import { deviations } from './uniformity.js';

/** Answers "was the vetting of this requisition uniform?" from what floor 2 recorded. */
@Injectable()
export class UniformityService {
  constructor(@InjectDataSource('auditor') private readonly room: DataSource) {}

  async report(actor: Actor, requisitionId: string): Promise<UniformityView> {
    return this.room.transaction('REPEATABLE READ', async (tx) => {
      const requisition = await tx.findOneBy(Requisition, { id: requisitionId });
      if (requisition === null) throw notFound('requisition');
      if (!actor.roles.includes('auditor')) {
        await requireDuty(tx, actor, requisitionId, ['coordinator'], 'requisition');
      }
      const checklist = await tx.findOneByOrFail(Checklist, { id: requisition.checklistId });
      const performed = await readPerformed(tx, requisitionId, checklist.steps);
      const found = deviations(checklist.id, checklist.steps, performed);
      const consistency = await readConsistency(tx, requisitionId);
      return uniformityView(requisitionId, checklist, performed, found, consistency);
    });
  }
}
