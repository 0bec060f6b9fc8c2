import { Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/http/refuses.js';
import { ReceiptView } from './receipt.dto.js';
import { ReceiptsService } from './receipts.service.js';

@ApiTags('Packets')
@Controller('v1/packets/:id/receipts')
export class ReceiptsController {
  constructor(private readonly receipts: ReceiptsService) {}

  @Post()
  @Requires('packets:acknowledge')
  @ApiOperation({
    operationId: 'acknowledgePacket',
    summary: 'Acknowledge receipt of a packet',
    description: 'Once per hiring manager; a decision can be recorded only after it. No body is needed.',
  })
  @ApiCreatedResponse({ type: ReceiptView })
  @Refuses(409, '`receipt.exists`: you have acknowledged it already.')
  acknowledge(@CurrentActor() actor: Actor, @IdParam('packet') id: string): Promise<ReceiptView> {
    return this.receipts.acknowledge(actor, id);
  }
}
