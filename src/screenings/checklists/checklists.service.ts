import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { invalid, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { type ChecklistView, checklistView, type PublishChecklist, stepFrom } from './checklist.dto.js';
import { Checklist } from './checklist.entity.js';
import { boundsProblem, formProblem } from './step-rules.js';
import { repeatedKeys, stepsDigest } from './steps-digest.js';

/** The uniform vetting protocols. There is no way to change one that was published. */
@Injectable()
export class ChecklistsService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async publish(actor: Actor, request: PublishChecklist): Promise<ChecklistView> {
    const repeated = repeatedKeys(request.steps);
    if (repeated.length > 0)
      throw invalid('steps', `Each step needs its own key; twice: ${repeated.join(', ')}.`);
    const problem = formProblem(request.steps) ?? boundsProblem(request.steps);
    if (problem !== null) throw invalid(problem.field, problem.message);
    return act(this.room, async (tx) => {
      const now = new Date();
      // Two administrators who publish one name at once get two versions, one after the other.
      await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('fairscreen.checklist:' || $1, 0))", [
        request.name,
      ]);
      const latest = await tx.findOne(Checklist, {
        where: { name: request.name },
        order: { version: 'DESC' },
      });
      const checklist = tx.create(Checklist, {
        id: newId('checklist', now),
        name: request.name,
        version: (latest?.version ?? 0) + 1,
        positionClass: request.position_class,
        steps: request.steps.map(stepFrom),
        publishedBy: actor.accountId,
        publishedAt: now,
      });
      await tx.insert(Checklist, checklist);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'checklist.published',
        body: {
          checklist_id: checklist.id,
          version: checklist.version,
          steps: checklist.steps.length,
          steps_digest: stepsDigest(checklist.steps),
        },
      });
      return checklistView(checklist);
    });
  }

  async list(_actor: Actor, page: PageQuery): Promise<Page<ChecklistView>> {
    const found = this.room.manager.createQueryBuilder(Checklist, 'thing');
    return readPage(found, 'checklist', page, checklistView, hrefOf('/v1/checklists'));
  }

  async get(_actor: Actor, checklistId: string): Promise<ChecklistView> {
    const checklist = await this.room.manager.findOneBy(Checklist, { id: checklistId });
    if (checklist === null) throw notFound('checklist');
    return checklistView(checklist);
  }
}
