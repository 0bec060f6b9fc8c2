import { type DynamicModule, Module } from '@nestjs/common';
import { Runtime } from '../platform/runtime.js';

/** Makes the runtime, addresses and keys, known to every module of a process. */
@Module({})
export class RuntimeModule {
  static of(runtime: Runtime): DynamicModule {
    return {
      module: RuntimeModule,
      global: true,
      providers: [{ provide: Runtime, useValue: runtime }],
      exports: [Runtime],
    };
  }
}
