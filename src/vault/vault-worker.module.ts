import { Module } from '@nestjs/common';
import { LedgerModule } from '../platform/ledger/ledger.module.js';
import { FilterFinding } from './findings/filter-finding.js';
import { FilterFindingProcessor } from './findings/filter-finding.processor.js';
import { FilterQueueModule } from './findings/filter-queue.module.js';
import { DEFAULT_SWEEP_EVERY_MS, FindingsSweeper, SWEEP_EVERY_MS } from './findings/findings.sweeper.js';
import { FindingOpener } from './findings/opened-finding.js';
import { RefilterProcessor } from './refilter/refilter.processor.js';
import { RefilterSweeper } from './refilter/refilter.sweeper.js';
import { RefilterChunks } from './refilter/refilter-chunks.js';
import { RefilterFinding } from './refilter/refilter-finding.js';
import { RefilterQueueModule } from './refilter/refilter-queue.module.js';
import { SealingModule } from './sealing/sealing.module.js';

/** The vault's background work, apart from its routes, so that processes can be split by what they do. */
@Module({
  imports: [LedgerModule, SealingModule, FilterQueueModule, RefilterQueueModule],
  providers: [
    FindingOpener,
    FilterFinding,
    FilterFindingProcessor,
    { provide: SWEEP_EVERY_MS, useValue: DEFAULT_SWEEP_EVERY_MS },
    FindingsSweeper,
    RefilterFinding,
    RefilterChunks,
    RefilterProcessor,
    RefilterSweeper,
  ],
})
export class VaultWorkerModule {}
