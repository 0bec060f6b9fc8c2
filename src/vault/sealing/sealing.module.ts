import { Module } from '@nestjs/common';
import { heldMasterKey, Runtime } from '../../platform/runtime.js';
import { MASTER_KEY, MasterKey } from './master-key.js';
import { ScreeningKeys } from './screening-keys.js';

/** Opens and makes screening keys with the master key that the process holds. */
@Module({
  providers: [
    {
      provide: MASTER_KEY,
      inject: [Runtime],
      useFactory: (runtime: Runtime) => new MasterKey(heldMasterKey(runtime)),
    },
    ScreeningKeys,
  ],
  exports: [ScreeningKeys],
})
export class SealingModule {}
