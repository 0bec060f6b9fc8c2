import { Module } from '@nestjs/common';
import { LedgerModule } from '../platform/ledger/ledger.module.js';
import { DecisionsController } from './decisions/decisions.controller.js';
import { DecisionsService } from './decisions/decisions.service.js';
import { CheckPageController, PacketCheckController } from './packet-check/packet-check.controller.js';
import { PacketCheckService } from './packet-check/packet-check.service.js';
import { PacketFilesController, PacketKeysController } from './packets/packet-files.controller.js';
import { PacketFilesService } from './packets/packet-files.service.js';
import { PacketsController } from './packets/packets.controller.js';
import { PacketsService } from './packets/packets.service.js';
import { RecallsController } from './recalls/recalls.controller.js';
import { RecallsService } from './recalls/recalls.service.js';
import { ReceiptsController } from './receipts/receipts.controller.js';
import { ReceiptsService } from './receipts/receipts.service.js';

/** What a decision maker may see. Data ends here; nothing in this room can reach the vault or the desk. */
@Module({
  imports: [LedgerModule],
  controllers: [
    PacketsController,
    PacketFilesController,
    PacketKeysController,
    PacketCheckController,
    CheckPageController,
    ReceiptsController,
    RecallsController,
    DecisionsController,
  ],
  providers: [
    PacketsService,
    PacketFilesService,
    PacketCheckService,
    ReceiptsService,
    RecallsService,
    DecisionsService,
  ],
})
export class ReleasedModule {}
