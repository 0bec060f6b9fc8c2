import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { requireAuthorization } from '../../screenings/authorizations/require-authorization.js';
import { standingCorrections } from '../review/corrections.js';
import { pastReviews } from '../review/past-reviews.js';
import { findFindingFor } from './find-finding.js';
import { FindingOpener, filterOpened, vouchedFor } from './opened-finding.js';
import { type RawFindingView, rawFindingView } from './raw-finding.views.js';

/** Shows what findings say, to those who work on them. Looking is an act: the ledger says who looked and when. */
@Injectable()
export class RawFindingsService {
  constructor(
    @InjectDataSource('vault') private readonly room: DataSource,
    private readonly opener: FindingOpener,
    private readonly ledger: LedgerAppender,
  ) {}

  async read(actor: Actor, findingId: string): Promise<RawFindingView> {
    return act(this.room, async (tx) => {
      const finding = await findFindingFor(tx, actor, findingId, ['screener', 'reviewer']);
      await requireAuthorization(tx, actor, new Date());
      const opened = await this.opener.open(tx, finding);
      const standing = standingCorrections(await pastReviews(tx, finding.id));
      const result = finding.state === 'filtered' ? vouchedFor(filterOpened(opened, standing)) : null;
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'finding.read',
        body: {
          finding_id: finding.id,
          screening_id: finding.screeningId,
          requisition_id: finding.requisitionId,
          purpose: 'read',
        },
      });
      return rawFindingView(finding, opened.content, result);
    });
  }
}
