import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In, IsNull, Not } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, forbidden, invalid, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import { readPage } from '../../platform/database/read-page.js';
import { hrefOf, type Page, type PageQuery } from '../../platform/http/pagination.js';
import type { LedgerKind } from '../../platform/ledger/kinds.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireDuty } from '../assignments/require-duty.js';
import { requisitionsInSight } from '../assignments/sight.js';
import { keyedDigest } from '../digests/keyed-digest.js';
import { refusedAs } from '../refused-by.js';
import { findScreeningFor, findScreeningInSight } from '../screenings/find-screening.js';
import { Disposal } from './disposal.entity.js';
import { LegalHold } from './legal-hold.entity.js';
import {
  type DisposalsQuery,
  type DisposalView,
  disposalView,
  type LegalHoldView,
  legalHoldView,
  type PlaceHold,
  type ProposeDisposal,
  type RetentionView,
  retentionView,
} from './retention.dto.js';
import { inWords, keepUntil, scheduleRules } from './retention-clock.js';
import { retentionOf } from './retention-of.js';

/** How long records stay, what holds them longer, and the first half of their disposal. */
@Injectable()
export class RetentionService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async retention(actor: Actor, screeningId: string): Promise<RetentionView> {
    const tx = this.room.manager;
    const screening = await findScreeningInSight(tx, actor, screeningId, ['coordinator']);
    return retentionView(screeningId, await retentionOf(tx, screening, new Date()));
  }

  async hold(actor: Actor, requisitionId: string, request: PlaceHold): Promise<LegalHoldView> {
    return act(this.room, async (tx) => {
      const now = new Date();
      await requireDuty(tx, actor, requisitionId, ['coordinator'], 'requisition');
      const hold = tx.create(LegalHold, {
        id: newId('legal_hold', now),
        requisitionId,
        basis: request.basis,
        placedBy: actor.accountId,
        placedAt: now,
        liftedBy: null,
        liftedAt: null,
      });
      await tx.insert(LegalHold, hold);
      await this.record(tx, actor, 'legal_hold.placed', hold);
      return legalHoldView(hold);
    });
  }

  /** By an administrator: whoever would dispose of the records must ask somebody else first. */
  async lift(actor: Actor, holdId: string): Promise<LegalHoldView> {
    return act(this.room, async (tx) => {
      const hold = await tx.findOneBy(LegalHold, { id: holdId });
      if (hold === null) throw notFound('legal_hold');
      if (hold.placedBy === actor.accountId) throw forbidden('legal_hold.own', 'Somebody else must lift it.');
      const lifted = { liftedBy: actor.accountId, liftedAt: new Date() };
      const done = await tx.update(LegalHold, { id: holdId, liftedAt: IsNull() }, lifted);
      if (done.affected !== 1)
        throw conflict('legal_hold.lifted', 'It is lifted already.', { state: 'lifted' });
      Object.assign(hold, lifted);
      await this.record(tx, actor, 'legal_hold.lifted', hold);
      return legalHoldView(hold);
    });
  }

  async propose(actor: Actor, screeningId: string, request: ProposeDisposal): Promise<DisposalView> {
    const proposing = act(this.room, async (tx) => {
      const now = new Date();
      const screening = await findScreeningFor(tx, actor, screeningId, ['coordinator']);
      const { clocks, kept } = await retentionOf(tx, screening, now);
      const until = keepUntil(clocks);
      if (kept.length > 0 || until === null) {
        throw conflict('disposal.kept', 'These records stay for now.', { state: 'kept', missing: kept });
      }
      const [schedule] = scheduleRules(clocks);
      if (schedule !== undefined && request.schedule_reference === undefined) {
        throw invalid('schedule_reference', `Name the approved schedule. ${inWords(schedule)}`);
      }
      if (await tx.existsBy(Disposal, { screeningId })) throw alreadyProposed();
      const disposal = tx.create(Disposal, {
        id: newId('disposal', now),
        screeningId,
        requisitionId: screening.requisitionId,
        keepUntil: until,
        rules: clocks.map(({ rule }) => `${rule.id} (${rule.citation})`),
        scheduleReference: request.schedule_reference ?? null,
        proposedBy: actor.accountId,
        proposedAt: now,
        approvedBy: null,
        approvedAt: null,
        counts: null,
      });
      await tx.insert(Disposal, disposal);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'disposal.proposed',
        body: {
          disposal_id: disposal.id,
          screening_id: screeningId,
          requisition_id: screening.requisitionId,
          keep_until: until.toISOString(),
          schedule_reference_digest:
            disposal.scheduleReference === null
              ? null
              : await keyedDigest(tx, screeningId, disposal.id, disposal.scheduleReference),
        },
      });
      return disposalView(disposal);
    });
    return refusedAs(proposing, 'disposal_once', alreadyProposed);
  }

  async disposals(actor: Actor, query: DisposalsQuery): Promise<Page<DisposalView>> {
    const tx = this.room.manager;
    const visible = await this.visibleTo(tx, actor);
    const found = tx.createQueryBuilder(Disposal, 'd');
    if (visible !== null) found.andWhere({ requisitionId: In(visible) });
    if (query.approved !== undefined)
      found.andWhere({ approvedAt: query.approved ? Not(IsNull()) : IsNull() });
    return readPage(
      found,
      'disposal',
      query,
      disposalView,
      hrefOf('/v1/disposals', { approved: query.approved }),
    );
  }

  /** Holds in force and lifted ones; whoever lifts one finds it here. */
  async holds(actor: Actor, page: PageQuery): Promise<Page<LegalHoldView>> {
    const tx = this.room.manager;
    const visible = await this.visibleTo(tx, actor);
    const found = tx.createQueryBuilder(LegalHold, 'h');
    if (visible !== null) found.andWhere({ requisitionId: In(visible) });
    return readPage(found, 'legal_hold', page, legalHoldView, hrefOf('/v1/legal-holds'));
  }

  /** Administrators do the second half of disposals and holds; these say ids, bases and citations only. */
  private visibleTo(tx: EntityManager, actor: Actor): Promise<string[] | null> {
    if (actor.roles.includes('administrator')) return Promise.resolve(null);
    return requisitionsInSight(tx, actor, ['coordinator']);
  }

  private record(tx: EntityManager, actor: Actor, kind: LedgerKind, hold: LegalHold): Promise<void> {
    const body = { legal_hold_id: hold.id, requisition_id: hold.requisitionId, basis: hold.basis };
    return this.ledger.append(tx, { actor: actor.accountId, kind, body });
  }
}

function alreadyProposed() {
  return conflict('disposal.exists', 'The disposal of this screening is proposed or done already.');
}
