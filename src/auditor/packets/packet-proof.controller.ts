import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { PacketProofView } from './packet-proof.dto.js';
import { PacketProofService } from './packet-proof.service.js';

@ApiTags('Audit')
@Controller('v1/packets/:id/proof')
export class PacketProofController {
  constructor(private readonly proofs: PacketProofService) {}

  @Get()
  @Requires('ledger:read')
  @ApiOperation({
    operationId: 'provePacket',
    summary: 'Prove that a packet’s release is in the ledger',
    description:
      'To hand on with the file and its signature. Refused until a checkpoint covers the release, some seconds after it.',
  })
  @ApiOkResponse({ type: PacketProofView })
  prove(@IdParam('packet') id: string): Promise<PacketProofView> {
    return this.proofs.prove(id);
  }
}
