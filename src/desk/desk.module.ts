import { Module } from '@nestjs/common';
import { LedgerModule } from '../platform/ledger/ledger.module.js';
import { FilteredFindingsController } from './findings/filtered-findings.controller.js';
import { FilteredFindingsService } from './findings/filtered-findings.service.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { ReleaseController } from './release/release.controller.js';
import { ReleaseService } from './release/release.service.js';

/** Filtered findings only. Raw text does not enter this room; packets leave it through one door. */
@Module({
  imports: [LedgerModule],
  controllers: [FilteredFindingsController, InvitationsController, ReleaseController],
  providers: [FilteredFindingsService, InvitationsService, ReleaseService],
})
export class DeskModule {}
