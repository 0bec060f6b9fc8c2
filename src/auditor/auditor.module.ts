import { Module } from '@nestjs/common';
import { LedgerModule } from '../platform/ledger/ledger.module.js';
import { SequencerModule } from '../platform/ledger/log/sequencer.module.js';
import { BundleController } from './bundle/bundle.controller.js';
import { BundleService } from './bundle/bundle.service.js';
import { ComplianceController } from './compliance/compliance.controller.js';
import { ComplianceService } from './compliance/compliance.service.js';
import { ConsistencyReportController } from './consistency/consistency.controller.js';
import { ConsistencyService } from './consistency/consistency.service.js';
import { CoverageReportController } from './coverage/coverage-report.controller.js';
import { CoverageReportService } from './coverage/coverage-report.service.js';
import { ExposuresController } from './exposures/exposures.controller.js';
import { ExposuresService } from './exposures/exposures.service.js';

import { LedgerController } from './ledger/ledger.controller.js';
import { LedgerService } from './ledger/ledger.service.js';
import { LedgerLogController } from './ledger/ledger-log.controller.js';
import { LedgerLogService } from './ledger/ledger-log.service.js';
import { PacketProofController } from './packets/packet-proof.controller.js';
import { PacketProofService } from './packets/packet-proof.service.js';
import { RemovalsController } from './removals/removals.controller.js';
import { RemovalsService } from './removals/removals.service.js';
import { UniformityController } from './uniformity/uniformity.controller.js';
import { UniformityService } from './uniformity/uniformity.service.js';

/** The other wing: reads the ledger, floor 2 and packets; never the vault's or the desk's text. */
@Module({
  imports: [LedgerModule, SequencerModule],
  controllers: [
    PacketProofController,
    CoverageReportController,
    UniformityController,
    ConsistencyReportController,
    RemovalsController,
    BundleController,
    ComplianceController,
    LedgerController,
    LedgerLogController,
    ExposuresController,
  ],
  providers: [
    PacketProofService,
    CoverageReportService,
    UniformityService,
    ConsistencyService,
    RemovalsService,
    BundleService,
    ComplianceService,
    LedgerService,
    LedgerLogService,
    ExposuresService,
  ],
})
export class AuditorModule {}
