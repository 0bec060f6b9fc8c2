import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/http/refuses.js';
import { BundleQuery } from './bundle.dto.js';
import { BundleService } from './bundle.service.js';

@ApiTags('Audit')
@Controller('v1/screenings/:id/bundle')
export class BundleController {
  constructor(private readonly bundles: BundleService) {}

  @Get()
  @Requires('bundles:export')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'exportCaseBundle',
    summary: 'Export the case of a screening, to be verified offline',
    description:
      'One archive (tar): the ledger entries of the case with inclusion proofs and signed checkpoints, the checklist ' +
      'and its amendments, step results, removal records, packets and the public halves of the keys. No raw text. ' +
      'Verify it with `npm run verify -- bundle FILE`, which needs no network, no database and no code of this ' +
      'service. The export is entered in the ledger with the digest of the manifest. Not for decision makers: it tells ' +
      'how much was withheld.',
  })
  @ApiProduces('application/x-tar')
  @ApiOkResponse({ description: 'The archive.', schema: { type: 'string', format: 'binary' } })
  @Refuses(
    409,
    '`bundle.ledger_not_signed`, `bundle.not_signed_yet` (try again in some seconds) or `bundle.behind_kept`.',
  )
  async export(
    @CurrentActor() actor: Actor,
    @IdParam('screening') id: string,
    @Query() query: BundleQuery,
  ): Promise<StreamableFile> {
    const { stream, size } = await this.bundles.ofScreening(actor, id, query);
    return new StreamableFile(stream, {
      type: 'application/x-tar',
      disposition: `attachment; filename="case-${id}.tar"`,
      length: size,
    });
  }
}
