import { Module } from '@nestjs/common';
import { LedgerModule } from '../platform/ledger/ledger.module.js';
import { AmendmentsController } from './amendments/amendments.controller.js';
import { AmendmentsService } from './amendments/amendments.service.js';
import { AssignmentsController } from './assignments/assignments.controller.js';
import { AssignmentsService } from './assignments/assignments.service.js';
import { AuthorizationsController } from './authorizations/authorizations.controller.js';
import { AuthorizationsService } from './authorizations/authorizations.service.js';
import { ExpiryNotice } from './authorizations/expiry-notice.js';
import { CandidatesController } from './candidates/candidates.controller.js';
import { CandidatesService } from './candidates/candidates.service.js';
import { ChecklistsController } from './checklists/checklists.controller.js';
import { ChecklistsService } from './checklists/checklists.service.js';
import { ConductCategoriesController } from './conduct/conduct-categories.controller.js';
import { ConsentsController } from './consents/consents.controller.js';
import { ConsentsService } from './consents/consents.service.js';
import { ConsistencyController } from './consistency/consistency.controller.js';
import { ConsistencyService } from './consistency/consistency.service.js';
import { CoverageController } from './coverage/coverage.controller.js';
import { CoverageService } from './coverage/coverage.service.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { IncidentsService } from './incidents/incidents.service.js';
import { PolicyPacksController } from './policy/policy-packs.controller.js';
import { PolicyPacksService } from './policy/policy-packs.service.js';
import { RequisitionPolicyController } from './policy/requisition-policy.controller.js';
import { RequisitionPolicyService } from './policy/requisition-policy.service.js';
import { ProcessController } from './process/process.controller.js';
import { ProcessService } from './process/process.service.js';
import { RequisitionsController } from './requisitions/requisitions.controller.js';
import { RequisitionsService } from './requisitions/requisitions.service.js';
import { DueScreeningsService } from './retention/due-screenings.service.js';
import { RetentionController } from './retention/retention.controller.js';
import { RetentionService } from './retention/retention.service.js';
import { ScreeningsController } from './screenings/screenings.controller.js';
import { ScreeningsService } from './screenings/screenings.service.js';
import { StepsController } from './steps/steps.controller.js';
import { StepsService } from './steps/steps.service.js';

/**
 * Floor 2: the cover of the file. No online content may enter it, and no name of a candidate. The rooms above use
 * its plain functions within their own transactions, so it exports no service.
 */
@Module({
  imports: [LedgerModule],
  controllers: [
    ChecklistsController,
    AmendmentsController,
    AuthorizationsController,
    RequisitionsController,
    PolicyPacksController,
    RequisitionPolicyController,
    AssignmentsController,
    CandidatesController,
    ScreeningsController,
    ConsentsController,
    CoverageController,
    ProcessController,
    RetentionController,
    ConductCategoriesController,
    StepsController,
    ConsistencyController,
    IncidentsController,
  ],
  providers: [
    ChecklistsService,
    AmendmentsService,
    AuthorizationsService,
    ExpiryNotice,
    RequisitionsService,
    PolicyPacksService,
    RequisitionPolicyService,
    AssignmentsService,
    CandidatesService,
    ScreeningsService,
    ConsentsService,
    CoverageService,
    ProcessService,
    RetentionService,
    DueScreeningsService,
    StepsService,
    ConsistencyService,
    IncidentsService,
  ],
})
export class ScreeningsModule {}
