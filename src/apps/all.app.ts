import { type DynamicModule, Module } from '@nestjs/common';
import { AuditorModule } from '../auditor/auditor.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { AccessModule } from '../platform/access/access.module.js';
import type { ReadyConfig } from '../platform/config/config.js';
import { openRooms } from '../platform/database/room-sources.js';
import { httpModule } from '../platform/http/http.module.js';
import { OperationsModule } from '../platform/operations/operations.module.js';
import { QueueBackendModule } from '../platform/queues/queue-backend.module.js';
import { ReleasedModule } from '../released/released.module.js';
import { ScreeningsModule } from '../screenings/screenings.module.js';
import { FilterQueueModule } from '../vault/findings/filter-queue.module.js';
import { VaultModule } from '../vault/vault.module.js';
import { VaultWorkerModule } from '../vault/vault-worker.module.js';
import { Readiness } from './readiness.js';
import {
  ACCESS_ROOM,
  AUDITOR_ROOM,
  DESK_ROOM,
  RELEASED_ROOM,
  SCREENINGS_ROOM,
  VAULT_ROOM,
} from './room-entities.js';
import { RuntimeModule } from './runtime.module.js';

/** Every room in one process, for a small office. */
@Module({})
export class AllApp {
  static with(config: ReadyConfig): DynamicModule {
    return {
      module: AllApp,
      imports: [
        RuntimeModule.of(config),
        ...openRooms([ACCESS_ROOM, SCREENINGS_ROOM, VAULT_ROOM, DESK_ROOM, RELEASED_ROOM, AUDITOR_ROOM]),
        QueueBackendModule,
        AccessModule,
        httpModule(config),
        OperationsModule,
        ScreeningsModule,
        VaultModule,
        VaultWorkerModule,
        DeskModule,
        ReleasedModule,
        AuditorModule,
        FilterQueueModule,
      ],
      providers: [Readiness],
    };
  }
}
