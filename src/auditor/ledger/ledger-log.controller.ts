import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import {
  ConsistencyProofView,
  ConsistencyQuery,
  InclusionProofView,
  InclusionQuery,
  LedgerKeyView,
} from './ledger-log.dto.js';
import { LedgerLogService } from './ledger-log.service.js';

/** The ledger as a transparency log: its prefix for C2SP tlog-tiles is `/v1/ledger`. */
@ApiTags('Audit')
@Controller('v1/ledger')
export class LedgerLogController {
  constructor(private readonly log: LedgerLogService) {}

  @Get('key')
  @Requires('ledger:read')
  @ApiOperation({
    operationId: 'readLedgerKey',
    summary: 'Read the ledger’s public key',
    description:
      'Write it down once, elsewhere: what is verified with a key from the same place proves little.',
  })
  @ApiOkResponse({ type: LedgerKeyView })
  key(): LedgerKeyView {
    return this.log.key();
  }

  @Get('checkpoint')
  @Requires('ledger:read')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @ApiOperation({
    operationId: 'readLedgerCheckpoint',
    summary: 'Read the latest signed checkpoint',
    description:
      'A signed note (C2SP tlog-checkpoint): origin, tree size, root hash. Whoever keeps it can tell later whether anything before it was changed. There is none until the first entries were signed.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'A signed note.', schema: { type: 'string' } })
  checkpoint(): Promise<string> {
    return this.log.checkpoint();
  }

  @Get('tile/*path')
  @Requires('ledger:read')
  @ApiOperation({
    operationId: 'readLedgerTile',
    summary: 'Read a tile of the tree, or a bundle of entries',
    description:
      'Paths of C2SP tlog-tiles: `tile/0/000`, `tile/0/000.p/112`, `tile/entries/000`. Only what a checkpoint covers is served.',
  })
  @ApiParam({
    name: 'path',
    description: 'Level, place and, if it is partial, width.',
    example: '0/000.p/112',
  })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({
    description: 'Hashes of 32 bytes, or entries behind their lengths.',
    schema: { type: 'string', format: 'binary' },
  })
  async tile(@Param('path') path: string | string[]): Promise<StreamableFile> {
    return new StreamableFile(await this.log.tile(`tile/${[path].flat().join('/')}`));
  }

  @Get('entries/:id/inclusion')
  @Requires('ledger:read')
  @ApiOperation({
    operationId: 'proveLedgerInclusion',
    summary: 'Prove that an entry is in the ledger',
    description:
      'The path of hashes from the entry to the root of a checkpoint (RFC 9162, section 2.1.3). Refused until a checkpoint covers the entry.',
  })
  @ApiOkResponse({ type: InclusionProofView })
  inclusion(
    @IdParam('ledger_entry') id: string,
    @Query() query: InclusionQuery,
  ): Promise<InclusionProofView> {
    return this.log.inclusion(id, query);
  }

  @Get('consistency')
  @Requires('ledger:read')
  @ApiOperation({
    operationId: 'proveLedgerConsistency',
    summary: 'Prove that the ledger only grew',
    description:
      'The hashes that lead from the tree of one size to the tree of a later one (RFC 9162, section 2.1.4).',
  })
  @ApiOkResponse({ type: ConsistencyProofView })
  consistency(@Query() query: ConsistencyQuery): Promise<ConsistencyProofView> {
    return this.log.consistency(query);
  }
}
