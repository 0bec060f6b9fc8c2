import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { FILTER_QUEUE, FilterQueue } from './filter-queue.js';

/** The sending side of the filter's queue: routes and the sweeper wake the worker through it. */
@Module({
  imports: [BullModule.registerQueue({ name: FILTER_QUEUE })],
  providers: [FilterQueue],
  exports: [FilterQueue, BullModule],
})
export class FilterQueueModule {}
