import { Body, Controller, Get, Header, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { listOf, type Page, PageQuery } from '../../platform/http/pagination.js';
import { Refuses } from '../../platform/http/refuses.js';
import { RawFindingView } from '../findings/raw-finding.views.js';
import { RawFindingsService } from '../findings/raw-findings.service.js';
import { RedactionsService } from './redactions.service.js';
import { ReviewRedaction } from './review.dto.js';
import { QueuedFindingView, RedactionReviewReceiptView, RedactionReviewView } from './review.views.js';
import { ReviewsService } from './reviews.service.js';

@ApiTags('Redaction reviews')
@Controller('v1')
export class ReviewController {
  constructor(
    private readonly redactions: RedactionsService,
    private readonly rawFindings: RawFindingsService,
    private readonly reviewsService: ReviewsService,
  ) {}

  @Get('screenings/:id/redaction-queue')
  @Requires('redactions:review')
  @ApiOperation({
    operationId: 'listRedactionQueue',
    summary: 'List what waits for a redaction review',
    description:
      'The findings of a screening that are filtered or held, for a reviewer assigned to its requisition; never ' +
      'those the reviewer logged. Without what they say; newest first.',
  })
  @ApiOkResponse({ type: listOf(QueuedFindingView) })
  queue(
    @CurrentActor() actor: Actor,
    @IdParam('screening') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<QueuedFindingView>> {
    return this.redactions.queue(actor, id, query);
  }

  @Get('findings/:id/redaction')
  @Requires('redactions:review')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'readRedaction',
    summary: 'Look at a finding beside its removals',
    description:
      'What was posted, what the filter removed and why, and the text that leaves the vault. For a reviewer ' +
      'assigned to the requisition who did not log it, with an authorization in force. Each look is recorded in ' +
      'the ledger. Send the `version` shown here with the review.',
  })
  @ApiOkResponse({ type: RawFindingView })
  @Refuses(403, '`authorization.required`: you hold no authorization in force.')
  read(@CurrentActor() actor: Actor, @IdParam('finding') id: string): Promise<RawFindingView> {
    return this.rawFindings.readToReview(actor, id);
  }

  @Post('findings/:id/redaction-reviews')
  @Requires('redactions:review')
  @ApiOperation({
    operationId: 'reviewRedaction',
    summary: 'Review the removals of a finding',
    description:
      'Confirm the removals, add some (`added`) or lift some (`lifted`) with a reason, and decide: `include` with ' +
      'the job-related criterion it bears on, or `withhold` with a reason. With corrections the text is filtered ' +
      'again in the same act, and the answer shows what the desk has now. A held finding can only be withheld. ' +
      'Refused (409) while the filter has not finished, when the finding changed since you looked, and once the ' +
      'packet is released. The last review counts. Next: when every finding is reviewed and validated, the ' +
      'coordinator checks the gates of release.',
  })
  @ApiCreatedResponse({ type: RedactionReviewReceiptView })
  @Refuses(403, '`authorization.required`: you hold no authorization in force.')
  @Refuses(
    409,
    '`finding.not_filtered`, `finding.changed`, `finding.held`, `redaction_review.filter_holds`, ' +
      '`screening.wrong_stage` or `requisition.closed`.',
  )
  review(
    @CurrentActor() actor: Actor,
    @IdParam('finding') id: string,
    @Body() request: ReviewRedaction,
  ): Promise<RedactionReviewReceiptView> {
    return this.reviewsService.review(actor, id, request);
  }

  @Get('findings/:id/redaction-reviews')
  @Requires('redactions:review')
  @ApiOperation({
    operationId: 'listRedactionReviews',
    summary: 'List the redaction reviews of a finding',
    description: 'For a reviewer who did not log it; newest first.',
  })
  @ApiOkResponse({ type: listOf(RedactionReviewView) })
  reviews(
    @CurrentActor() actor: Actor,
    @IdParam('finding') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<RedactionReviewView>> {
    return this.redactions.reviews(actor, id, query);
  }
}
