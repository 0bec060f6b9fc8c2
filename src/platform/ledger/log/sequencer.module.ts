import { Module } from '@nestjs/common';
import { LedgerSequencer } from './ledger-sequencer.js';

@Module({ providers: [LedgerSequencer], exports: [LedgerSequencer] })
export class SequencerModule {}
