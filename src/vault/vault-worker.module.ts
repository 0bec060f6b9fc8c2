import { Module } from '@nestjs/common';
import { LedgerModule } from '../platform/ledger/ledger.module.js';
import { FilterFinding } from './findings/filter-finding.js';
import { FilterFindingProcessor } from './findings/filter-finding.processor.js';
import { FilterQueueModule } from './findings/filter-queue.module.js';
import { DEFAULT_SWEEP_EVERY_MS, FindingsSweeper, SWEEP_EVERY_MS } from './findings/findings.sweeper.js';
import { SealingModule } from './sealing/sealing.module.js';

/** The vault's background work, apart from its routes, so that processes can be split by what they do. */
@Module({
  imports: [LedgerModule, SealingModule, FilterQueueModule],
  providers: [
    FilterFinding,
    FilterFindingProcessor,
    { provide: SWEEP_EVERY_MS, useValue: DEFAULT_SWEEP_EVERY_MS },
    FindingsSweeper,
  ],
})
export class VaultWorkerModule {}
