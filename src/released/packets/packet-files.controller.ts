import { Controller, Get, Injectable, Param, type PipeTransform, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { notFound } from '../../kernel/domain-error.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Public, Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { PacketFilesView, PacketKeysView } from './packet-file.dto.js';
import { MEDIA_TYPES, PACKET_FORMATS, type PacketFormat } from './packet-file.entity.js';
import { PacketFilesService } from './packet-files.service.js';

@Injectable()
class FormatPipe implements PipeTransform<unknown, PacketFormat> {
  transform(value: unknown): PacketFormat {
    const format = PACKET_FORMATS.find((known) => known === value);
    if (format === undefined) throw notFound('packet_file');
    return format;
  }
}

@ApiTags('Packets')
@Controller('v1/packets/:id')
export class PacketFilesController {
  constructor(private readonly files: PacketFilesService) {}

  @Get('files')
  @Requires('packets:read')
  @ApiOperation({
    operationId: 'listPacketFiles',
    summary: 'The files of a packet, with their signatures',
    description:
      'Three files of the same contents. Whoever has a file and its signature can check it, also years later.',
  })
  @ApiOkResponse({ type: PacketFilesView })
  list(@CurrentActor() actor: Actor, @IdParam('packet') id: string): Promise<PacketFilesView> {
    return this.files.list(actor, id);
  }

  @Get('files/:format')
  @Requires('packets:read')
  @ApiOperation({
    operationId: 'openPacketFile',
    summary: 'Open a packet as a file',
    description:
      'Byte for byte as released and signed: JSON, a page to print, or PDF. Opening it is recorded in the ledger.',
  })
  @ApiParam({
    name: 'format',
    description: 'The format.',
    schema: { type: 'string', enum: [...PACKET_FORMATS] },
  })
  @ApiProduces(...Object.values(MEDIA_TYPES))
  @ApiOkResponse({ description: 'The file.', schema: { type: 'string', format: 'binary' } })
  async open(
    @CurrentActor() actor: Actor,
    @IdParam('packet') id: string,
    @Param('format', FormatPipe) format: PacketFormat,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.files.open(actor, id, format), {
      type: MEDIA_TYPES[format],
      disposition: `inline; filename="${id}.${format}"`,
    });
  }
}

@ApiTags('Packets')
@Controller('.well-known')
export class PacketKeysController {
  constructor(private readonly files: PacketFilesService) {}

  @Get('jwks.json')
  @Public('Whoever holds a packet may check who signed it')
  @ApiOperation({
    operationId: 'listPacketKeys',
    summary: 'The keys that sign packets',
    description: 'Public halves, as a JSON Web Key Set. Old keys stay in it.',
  })
  @ApiOkResponse({ type: PacketKeysView })
  keys(): Promise<PacketKeysView> {
    return this.files.keys();
  }
}
