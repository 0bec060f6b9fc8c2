import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireAuthorization } from '../../screenings/authorizations/require-authorization.js';
import { findFindingFor, findFindingToReview } from './find-finding.js';
import type { Finding } from './finding.entity.js';
import { FindingOpener } from './opened-finding.js';
import { rawFinding } from './raw-finding.js';
import type { RawFindingView } from './raw-finding.views.js';

/** Shows what findings say, to those who work on them. Looking is an act: the ledger says who looked and when. */
@Injectable()
export class RawFindingsService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly opener: FindingOpener,
    private readonly ledger: LedgerAppender,
  ) {}

  /** For the screeners and reviewers of the finding's requisition. */
  read(actor: Actor, findingId: string): Promise<RawFindingView> {
    return this.show(actor, 'read', (tx) => findFindingFor(tx, actor, findingId, ['screener', 'reviewer']));
  }

  /** For a reviewer's work on the removals; never for who logged the finding. */
  readToReview(actor: Actor, findingId: string): Promise<RawFindingView> {
    return this.show(actor, 'redaction_review', (tx) => findFindingToReview(tx, actor, findingId));
  }

  private show(
    actor: Actor,
    purpose: 'read' | 'redaction_review',
    find: (tx: EntityManager) => Promise<Finding>,
  ): Promise<RawFindingView> {
    return act(this.room, async (tx) => {
      const finding = await find(tx);
      await requireAuthorization(tx, actor, new Date());
      const raw = await rawFinding(tx, this.opener, finding);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'finding.read',
        body: {
          finding_id: finding.id,
          screening_id: finding.screeningId,
          requisition_id: finding.requisitionId,
          purpose,
        },
      });
      return raw;
    });
  }
}
