import { Module } from '@nestjs/common';
import { heldMasterKeys, Runtime } from '../../platform/runtime.js';
import { GroupingKeys } from './grouping-keys.js';
import { KEY_RING, KeyRing } from './key-ring.js';
import { MasterKey } from './master-key.js';
import { ScreeningKeys } from './screening-keys.js';

/** Opens and makes screening and grouping keys with the master keys that the process holds. */
@Module({
  providers: [
    {
      provide: KEY_RING,
      inject: [Runtime],
      useFactory: (runtime: Runtime) => ringOf(heldMasterKeys(runtime)),
    },
    ScreeningKeys,
    GroupingKeys,
  ],
  exports: [ScreeningKeys, GroupingKeys],
})
export class SealingModule {}

/** A ring of built-in master keys. A key management service would stand here instead. */
export function ringOf(masterKeys: () => readonly Buffer[]): KeyRing {
  return new KeyRing(() => masterKeys().map((bytes) => new MasterKey(bytes)));
}
