import { type DynamicModule, Module } from '@nestjs/common';
import type { ReadyConfig } from '../platform/config/config.js';
import { Runtime } from '../platform/runtime.js';

/** Makes the runtime, addresses and keys, known to every module of a process. */
@Module({})
export class RuntimeModule {
  static of(config: ReadyConfig): DynamicModule {
    const runtime: Runtime = {
      databaseUrl: config.databaseUrl,
      redisUrl: config.redisUrl,
      masterKey: config.secrets.masterKey,
      tokenSecret: config.secrets.tokenSecret,
    };
    return {
      module: RuntimeModule,
      global: true,
      providers: [{ provide: Runtime, useValue: runtime }],
      exports: [Runtime],
    };
  }
}
