import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, LessThan, Not } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { readPage } from '../../platform/database/read-page.js';
import {
  afterCursor,
  hrefOf,
  limitOf,
  type Page,
  type PageQuery,
  pageOf,
} from '../../platform/http/pagination.js';
import { findScreeningFor } from '../../screenings/screenings/find-screening.js';
import { findFindingToReview } from '../findings/find-finding.js';
import { Finding } from '../findings/finding.entity.js';
import { RedactionReview } from './redaction-review.entity.js';
import {
  type QueuedFindingView,
  queuedFindingView,
  type RedactionReviewView,
  redactionReviewView,
} from './review.views.js';

/** What a reviewer looks at. Nobody is shown their own findings here: four eyes. */
@Injectable()
export class RedactionsService {
  constructor(@InjectDataSource('vault') private readonly room: DataSource) {}

  async queue(actor: Actor, screeningId: string, query: PageQuery): Promise<Page<QueuedFindingView>> {
    const tx = this.room.manager;
    const before = afterCursor(query, 'finding');
    const screening = await findScreeningFor(tx, actor, screeningId, ['reviewer']);
    const findings = await tx.find(Finding, {
      where: {
        screeningId: screening.id,
        state: In(['filtered', 'held']),
        loggedBy: Not(actor.accountId),
        ...(before === null ? {} : { id: LessThan(before) }),
      },
      order: { id: 'DESC' },
      take: limitOf(query) + 1,
    });
    const standing = await this.latestStanding(findings.map((finding) => finding.id));
    return pageOf(
      findings,
      limitOf(query),
      (finding) => queuedFindingView(finding, standing.get(finding.id) ?? null),
      hrefOf(`/v1/screenings/${screening.id}/redaction-queue`),
    );
  }

  async reviews(actor: Actor, findingId: string, query: PageQuery): Promise<Page<RedactionReviewView>> {
    const tx = this.room.manager;
    const finding = await findFindingToReview(tx, actor, findingId);
    const found = tx.createQueryBuilder(RedactionReview, 'r').where({ findingId: finding.id });
    const href = hrefOf(`/v1/findings/${finding.id}/redaction-reviews`);
    return readPage(found, 'redaction_review', query, redactionReviewView, href);
  }

  /** The latest review of each finding's present text. */
  private async latestStanding(findingIds: readonly string[]): Promise<Map<string, RedactionReview>> {
    const reviews = await this.room.manager.find(RedactionReview, {
      where: { findingId: In([...findingIds]), supersededAt: IsNull() },
      order: { id: 'ASC' },
    });
    return new Map(reviews.map((review) => [review.findingId, review]));
  }
}
