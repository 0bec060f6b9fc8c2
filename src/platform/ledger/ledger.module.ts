import { Module } from '@nestjs/common';
import { LedgerAppender } from './ledger-appender.js';

@Module({ providers: [LedgerAppender], exports: [LedgerAppender] })
export class LedgerModule {}
