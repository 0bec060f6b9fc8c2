import { type DynamicModule, Module } from '@nestjs/common';
import { AuditorModule } from '../auditor/auditor.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { AccessModule } from '../platform/access/access.module.js';
import type { ServerConfig } from '../platform/config/config.js';
import { openRooms } from '../platform/database/room-sources.js';
import { httpModule } from '../platform/http/http.module.js';
import { SequencerModule } from '../platform/ledger/log/sequencer.module.js';
import { OperationsModule } from '../platform/operations/operations.module.js';
import { QueueBackendModule } from '../platform/queues/queue-backend.module.js';
import type { Runtime } from '../platform/runtime.js';
import { ReleasedModule } from '../released/released.module.js';
import { ScreeningsModule } from '../screenings/screenings.module.js';
import { FilterQueueModule } from '../vault/findings/filter-queue.module.js';
import { VaultModule } from '../vault/vault.module.js';
import { VaultWorkerModule } from '../vault/vault-worker.module.js';
import { QueueReadiness } from './queue-readiness.js';
import { readinessOf } from './readiness.js';
import { ACCESS_ROOM } from './rooms/access-room.js';
import { AUDITOR_ROOM } from './rooms/auditor-room.js';
import { DESK_ROOM } from './rooms/desk-room.js';
import { RELEASED_ROOM } from './rooms/released-room.js';
import { SCREENINGS_ROOM } from './rooms/screenings-room.js';
import { SEQUENCER_ROOM } from './rooms/sequencer-room.js';
import { VAULT_ROOM } from './rooms/vault-room.js';
import { RuntimeModule } from './runtime.module.js';
import { TextCheckModule } from './text-check.module.js';

const ROOMS = [
  ACCESS_ROOM,
  SCREENINGS_ROOM,
  VAULT_ROOM,
  DESK_ROOM,
  RELEASED_ROOM,
  AUDITOR_ROOM,
  SEQUENCER_ROOM,
];

/** Every room in one process, for a small office. */
@Module({})
export class AllApp {
  static with(config: ServerConfig, runtime: Runtime): DynamicModule {
    return {
      module: AllApp,
      imports: [
        RuntimeModule.of(runtime),
        ...openRooms(ROOMS),
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
        SequencerModule,
        FilterQueueModule,
        TextCheckModule,
      ],
      providers: [readinessOf(ROOMS), QueueReadiness],
    };
  }
}
