import { type DynamicModule, Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { AccessModule } from '../platform/access/access.module.js';
import type { ServerConfig } from '../platform/config/config.js';
import { openRooms } from '../platform/database/room-sources.js';
import { httpModule } from '../platform/http/http.module.js';
import { OperationsModule } from '../platform/operations/operations.module.js';
import { QueueBackendModule } from '../platform/queues/queue-backend.module.js';
import type { Runtime } from '../platform/runtime.js';
import { ReleasedModule } from '../released/released.module.js';
import { ScreeningsModule } from '../screenings/screenings.module.js';
import { FilterQueueModule } from '../vault/findings/filter-queue.module.js';
import { VaultModule } from '../vault/vault.module.js';
import { QueueReadiness } from './queue-readiness.js';
import { readinessOf } from './readiness.js';
import { ACCESS_ROOM } from './rooms/access-room.js';
import { DESK_ROOM } from './rooms/desk-room.js';
import { RELEASED_ROOM } from './rooms/released-room.js';
import { SCREENINGS_ROOM } from './rooms/screenings-room.js';
import { VAULT_ROOM } from './rooms/vault-room.js';
import { RuntimeModule } from './runtime.module.js';
import { TextCheckModule } from './text-check.module.js';

const ROOMS = [ACCESS_ROOM, SCREENINGS_ROOM, VAULT_ROOM, DESK_ROOM, RELEASED_ROOM];

/**
 * The side of those who do not decide: screeners, reviewers, coordinators, administrators. Coordinators read
 * packets as released, so that room is open too. The filter itself runs in workers.
 */
@Module({})
export class DeskApp {
  static with(config: ServerConfig, runtime: Runtime): DynamicModule {
    return {
      module: DeskApp,
      imports: [
        RuntimeModule.of(runtime),
        ...openRooms(ROOMS),
        QueueBackendModule,
        AccessModule,
        httpModule(config),
        OperationsModule,
        ScreeningsModule,
        VaultModule,
        DeskModule,
        ReleasedModule,
        FilterQueueModule,
        TextCheckModule,
      ],
      providers: [readinessOf(ROOMS), QueueReadiness],
    };
  }
}
