import { Module } from '@nestjs/common';
import { LedgerModule } from '../platform/ledger/ledger.module.js';
import { DisposalsController } from './disposals/disposals.controller.js';
import { DisposalsService } from './disposals/disposals.service.js';
import { FilterQueueModule } from './findings/filter-queue.module.js';
import { FindingsController } from './findings/findings.controller.js';
import { FindingsService } from './findings/findings.service.js';
import { FindingOpener } from './findings/opened-finding.js';
import { RawFindingsService } from './findings/raw-findings.service.js';
import { IdentitiesController } from './identities/identities.controller.js';
import { IdentitiesService } from './identities/identities.service.js';
import { FindingImportsController } from './imports/finding-imports.controller.js';
import { FindingImportsService } from './imports/finding-imports.service.js';
import { PolicyUpdatesController } from './policy-updates/policy-updates.controller.js';
import { PolicyUpdatesService } from './policy-updates/policy-updates.service.js';
import { ExamplesService } from './quality/examples.service.js';
import { OutcomesRecorder } from './quality/outcomes.recorder.js';
import { ProposalsController } from './quality/proposals.controller.js';
import { ProposalsService } from './quality/proposals.service.js';
import { QualityController } from './quality/quality.controller.js';
import { QualityService } from './quality/quality.service.js';
import { RefilterQueueModule } from './refilter/refilter-queue.module.js';
import { RefilterRunsController } from './refilter/refilter-runs.controller.js';
import { RefilterRunsService } from './refilter/refilter-runs.service.js';
import { RedactionsService } from './review/redactions.service.js';
import { ReviewController } from './review/review.controller.js';
import { ReviewsService } from './review/reviews.service.js';
import { SealingModule } from './sealing/sealing.module.js';
import { SearchesController } from './searches/searches.controller.js';
import { SearchesService } from './searches/searches.service.js';
import { StatementReviewsService } from './statements/statement-reviews.service.js';
import { StatementsController } from './statements/statements.controller.js';
import { StatementsService } from './statements/statements.service.js';
import { UnsealingsController } from './unsealing/unsealings.controller.js';
import { UnsealingsService } from './unsealing/unsealings.service.js';
import { ValidationLadderController } from './validations/validation-ladder.controller.js';
import { ValidationsController } from './validations/validations.controller.js';
import { ValidationsService } from './validations/validations.service.js';

/** The vault's routes: RAW. Whatever leaves this room is built field by field, or went through the filter. */
@Module({
  imports: [LedgerModule, SealingModule, FilterQueueModule, RefilterQueueModule],
  controllers: [
    IdentitiesController,
    SearchesController,
    FindingsController,
    FindingImportsController,
    ValidationsController,
    ValidationLadderController,
    ReviewController,
    UnsealingsController,
    QualityController,
    ProposalsController,
    RefilterRunsController,
    StatementsController,
    PolicyUpdatesController,
    DisposalsController,
  ],
  providers: [
    IdentitiesService,
    SearchesService,
    FindingsService,
    FindingImportsService,
    RawFindingsService,
    FindingOpener,
    ValidationsService,
    RedactionsService,
    ReviewsService,
    UnsealingsService,
    OutcomesRecorder,
    QualityService,
    ProposalsService,
    RefilterRunsService,
    ExamplesService,
    StatementsService,
    PolicyUpdatesService,
    DisposalsService,
    StatementReviewsService,
  ],
})
export class VaultModule {}
