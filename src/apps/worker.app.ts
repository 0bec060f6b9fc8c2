import { type DynamicModule, Module } from '@nestjs/common';
import { openRooms } from '../platform/database/room-sources.js';
import { OperationsModule } from '../platform/operations/operations.module.js';
import { QueueBackendModule } from '../platform/queues/queue-backend.module.js';
import type { Runtime } from '../platform/runtime.js';
import { FilterQueueModule } from '../vault/findings/filter-queue.module.js';
import { VaultWorkerModule } from '../vault/vault-worker.module.js';
import { QueueReadiness } from './queue-readiness.js';
import { readinessOf } from './readiness.js';
import { VAULT_ROOM } from './rooms/vault-room.js';
import { RuntimeModule } from './runtime.module.js';

const ROOMS = [VAULT_ROOM];

/** The filter at work. Over HTTP it answers only supervisors: health and metrics. */
@Module({})
export class WorkerApp {
  static with(runtime: Runtime): DynamicModule {
    return {
      module: WorkerApp,
      imports: [
        RuntimeModule.of(runtime),
        ...openRooms(ROOMS),
        QueueBackendModule,
        OperationsModule,
        VaultWorkerModule,
        FilterQueueModule,
      ],
      providers: [readinessOf(ROOMS), QueueReadiness],
    };
  }
}
