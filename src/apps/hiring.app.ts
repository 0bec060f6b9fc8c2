import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '../platform/access/access.module.js';
import type { ServerConfig } from '../platform/config/config.js';
import { openRooms } from '../platform/database/room-sources.js';
import { httpModule } from '../platform/http/http.module.js';
import { OperationsModule } from '../platform/operations/operations.module.js';
import type { Runtime } from '../platform/runtime.js';
import { ReleasedModule } from '../released/released.module.js';
import { readinessOf } from './readiness.js';
import { ACCESS_ROOM } from './rooms/access-room.js';
import { RELEASED_ROOM } from './rooms/released-room.js';
import { RuntimeModule } from './runtime.module.js';

const ROOMS = [ACCESS_ROOM, RELEASED_ROOM];

/** The hiring managers' side: packets, receipts, decisions. It holds no login, no key and no code of the vault. */
@Module({})
export class HiringApp {
  static with(config: ServerConfig, runtime: Runtime): DynamicModule {
    return {
      module: HiringApp,
      imports: [
        RuntimeModule.of(runtime),
        ...openRooms(ROOMS),
        AccessModule,
        httpModule(config),
        OperationsModule,
        ReleasedModule,
      ],
      providers: [readinessOf(ROOMS)],
    };
  }
}
