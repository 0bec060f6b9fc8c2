import { type DynamicModule, Module } from '@nestjs/common';
import { AuditorModule } from '../auditor/auditor.module.js';
import { AccessModule } from '../platform/access/access.module.js';
import type { ServerConfig } from '../platform/config/config.js';
import { openRooms } from '../platform/database/room-sources.js';
import { httpModule } from '../platform/http/http.module.js';
import { SequencerModule } from '../platform/ledger/log/sequencer.module.js';
import { OperationsModule } from '../platform/operations/operations.module.js';
import type { Runtime } from '../platform/runtime.js';
import { ReleasedModule } from '../released/released.module.js';
import { ScreeningsModule } from '../screenings/screenings.module.js';
import { readinessOf } from './readiness.js';
import { ACCESS_ROOM } from './rooms/access-room.js';
import { AUDITOR_ROOM } from './rooms/auditor-room.js';
import { RELEASED_ROOM } from './rooms/released-room.js';
import { SCREENINGS_ROOM } from './rooms/screenings-room.js';
import { SEQUENCER_ROOM } from './rooms/sequencer-room.js';
import { RuntimeModule } from './runtime.module.js';

const ROOMS = [ACCESS_ROOM, SCREENINGS_ROOM, RELEASED_ROOM, AUDITOR_ROOM, SEQUENCER_ROOM];

/** The auditors' side: their reports, floor 2 and packets. It holds no login, no key and no code of the vault. */
@Module({})
export class AuditorApp {
  static with(config: ServerConfig, runtime: Runtime): DynamicModule {
    return {
      module: AuditorApp,
      imports: [
        RuntimeModule.of(runtime),
        ...openRooms(ROOMS),
        AccessModule,
        httpModule(config),
        OperationsModule,
        ScreeningsModule,
        ReleasedModule,
        AuditorModule,
        SequencerModule,
      ],
      providers: [readinessOf(ROOMS)],
    };
  }
}
