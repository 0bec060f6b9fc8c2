import { Module } from '@nestjs/common';
import { LedgerModule } from '../platform/ledger/ledger.module.js';
import { ContainmentController } from './containment/containment.controller.js';
import { QuarantinesService } from './containment/quarantines.service.js';
import { RecallService } from './containment/recall.service.js';
import { FilteredFindingsController } from './findings/filtered-findings.controller.js';
import { FilteredFindingsService } from './findings/filtered-findings.service.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { PacketWriter } from './packet-files/packet-writer.js';
import { RefilteredPacketsController } from './refiltered/refiltered-packets.controller.js';
import { RefilteredPacketsService } from './refiltered/refiltered-packets.service.js';
import { ReleaseController } from './release/release.controller.js';
import { ReleaseService } from './release/release.service.js';

/** Filtered findings only. Raw text does not enter this room; packets leave it through one door. */
@Module({
  imports: [LedgerModule],
  controllers: [
    ContainmentController,
    FilteredFindingsController,
    InvitationsController,
    RefilteredPacketsController,
    ReleaseController,
  ],
  providers: [
    QuarantinesService,
    RecallService,
    FilteredFindingsService,
    InvitationsService,
    PacketWriter,
    RefilteredPacketsService,
    ReleaseService,
  ],
})
export class DeskModule {}
