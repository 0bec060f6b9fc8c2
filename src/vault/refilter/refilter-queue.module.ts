import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { REFILTER_QUEUE, RefilterQueue } from './refilter-queue.js';

/** The sending side of the re-filter's queue, and the queue itself for its worker. */
@Module({
  imports: [
    BullModule.registerQueue({ name: REFILTER_QUEUE }),
    BullModule.registerFlowProducer({ name: REFILTER_QUEUE }),
  ],
  providers: [RefilterQueue],
  exports: [RefilterQueue, BullModule],
})
export class RefilterQueueModule {}
