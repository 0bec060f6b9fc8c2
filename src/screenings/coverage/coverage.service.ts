import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, forbidden, invalid, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { act } from '../../platform/database/act.js';
import type { LedgerKind } from '../../platform/ledger/kinds.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireDuty } from '../assignments/require-duty.js';
import { Candidate } from '../candidates/candidate.entity.js';
import { refusedAs } from '../refused-by.js';
import { Screening } from '../screenings/screening.entity.js';
import { BackgroundEntry } from './background-entry.entity.js';
import {
  type BackgroundEntryView,
  backgroundEntryView,
  type CoverageWaiverView,
  coverageWaiverView,
  type RecordBackgroundEntry,
  type RequestWaiver,
} from './coverage.dto.js';
import { CoverageWaiver } from './coverage-waiver.entity.js';

/** That nobody at the background stage is left out unseen (city policy B5). A closed requisition can be put right. */
@Injectable()
export class CoverageService {
  constructor(
    @InjectDataSource('screenings') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  async enter(
    actor: Actor,
    requisitionId: string,
    request: RecordBackgroundEntry,
  ): Promise<BackgroundEntryView> {
    const entering = act(this.room, async (tx) => {
      const now = new Date();
      await requireDuty(tx, actor, requisitionId, ['coordinator'], 'requisition');
      const candidateId = request.candidate_id;
      if (!(await tx.existsBy(Candidate, { id: candidateId }))) {
        throw invalid('candidate_id', 'There is no such candidate.');
      }
      const reachedAt = new Date(request.reached_at);
      if (reachedAt > now) throw invalid('reached_at', 'Send a time that is not in the future.');
      if (await tx.existsBy(BackgroundEntry, { requisitionId, candidateId })) throw alreadyEntered();
      const entry = tx.create(BackgroundEntry, {
        id: newId('background_entry', now),
        requisitionId,
        candidateId,
        reachedAt,
        recordedBy: actor.accountId,
        recordedAt: now,
      });
      await tx.insert(BackgroundEntry, entry);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'candidate.reached_background_stage',
        body: {
          background_entry_id: entry.id,
          requisition_id: requisitionId,
          candidate_id: candidateId,
          reached_at: reachedAt.toISOString(),
        },
      });
      return backgroundEntryView(entry);
    });
    return refusedAs(entering, 'background_entry_once', alreadyEntered);
  }

  async requestWaiver(
    actor: Actor,
    requisitionId: string,
    request: RequestWaiver,
  ): Promise<CoverageWaiverView> {
    const requesting = act(this.room, async (tx) => {
      const now = new Date();
      await requireDuty(tx, actor, requisitionId, ['coordinator'], 'requisition');
      const pair = { requisitionId, candidateId: request.candidate_id };
      if (!(await tx.existsBy(BackgroundEntry, pair))) {
        throw invalid('candidate_id', 'This candidate has not reached the background stage here.');
      }
      // One in which nothing was searched covers nobody.
      if (await tx.existsBy(Screening, { ...pair, stage: Not('opened') })) {
        throw conflict('coverage_waiver.screened', 'This candidate is screened; there is nothing to waive.');
      }
      if (await tx.existsBy(CoverageWaiver, pair)) throw alreadyWaived();
      const waiver = tx.create(CoverageWaiver, {
        id: newId('coverage_waiver', now),
        ...pair,
        reason: request.reason,
        requestedBy: actor.accountId,
        requestedAt: now,
        approvedBy: null,
        approvedAt: null,
      });
      await tx.insert(CoverageWaiver, waiver);
      await this.record(tx, actor, 'coverage_waiver.requested', waiver);
      return coverageWaiverView(waiver);
    });
    return refusedAs(requesting, 'coverage_waiver_once', alreadyWaived);
  }

  /** By another coordinator of the requisition than the one who asked. */
  async approveWaiver(actor: Actor, waiverId: string): Promise<CoverageWaiverView> {
    return act(this.room, async (tx) => {
      const waiver = await tx.findOneBy(CoverageWaiver, { id: waiverId });
      if (waiver === null) throw notFound('coverage_waiver');
      await requireDuty(tx, actor, waiver.requisitionId, ['coordinator'], 'coverage_waiver');
      if (waiver.requestedBy === actor.accountId) {
        throw forbidden('coverage_waiver.own', 'Another coordinator of the requisition must approve it.');
      }
      const approval = { approvedBy: actor.accountId, approvedAt: new Date() };
      const done = await tx.update(CoverageWaiver, { id: waiverId, approvedAt: IsNull() }, approval);
      if (done.affected !== 1) {
        throw conflict('coverage_waiver.approved', 'It is approved already.', { state: 'approved' });
      }
      Object.assign(waiver, approval);
      await this.record(tx, actor, 'coverage_waiver.approved', waiver);
      return coverageWaiverView(waiver);
    });
  }

  private record(tx: EntityManager, actor: Actor, kind: LedgerKind, waiver: CoverageWaiver): Promise<void> {
    const body = {
      coverage_waiver_id: waiver.id,
      requisition_id: waiver.requisitionId,
      candidate_id: waiver.candidateId,
      reason: waiver.reason,
    };
    return this.ledger.append(tx, { actor: actor.accountId, kind, body });
  }
}

function alreadyEntered() {
  return conflict('background_entry.exists', 'It is recorded already that this candidate reached the stage.');
}

function alreadyWaived() {
  return conflict('coverage_waiver.exists', 'A waiver is on file for this candidate already.');
}
