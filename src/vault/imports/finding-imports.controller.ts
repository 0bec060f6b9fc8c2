import { Body, Controller, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Requires } from '../../platform/access/declarations.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/http/refuses.js';
import { requestIdOf } from '../../platform/http/request-facts.js';
import { FindingImportView, FindingLine, LineAnswerView, StartFindingImport } from './finding-import.dto.js';
import { FindingImportsService } from './finding-imports.service.js';
import { receiveLines } from './receive-lines.js';

@ApiTags('Findings')
@ApiExtraModels(LineAnswerView)
@Controller('v1')
export class FindingImportsController {
  constructor(private readonly imports: FindingImportsService) {}

  @Post('screenings/:id/finding-imports')
  @HttpCode(200)
  @Requires('findings:log')
  @ApiOperation({
    operationId: 'startFindingImport',
    summary: 'Begin an import of findings, or find it again',
    description:
      'For many findings of one screening in one file. The same key answers with the same import. Next: send the file ' +
      'to PUT /v1/finding-imports/{id}/lines.',
  })
  @ApiOkResponse({ type: FindingImportView })
  start(
    @CurrentActor() actor: Actor,
    @IdParam('screening') id: string,
    @Body() request: StartFindingImport,
  ): Promise<FindingImportView> {
    return this.imports.start(actor, id, request);
  }

  @Get('finding-imports/:id')
  @Requires('findings:log')
  @ApiOperation({
    operationId: 'readFindingImport',
    summary: 'Read how far an import is',
    description: 'For who began it, also while its file is being sent.',
  })
  @ApiOkResponse({ type: FindingImportView })
  get(@CurrentActor() actor: Actor, @IdParam('finding_import') id: string): Promise<FindingImportView> {
    return this.imports.get(actor, id);
  }

  @Put('finding-imports/:id/lines')
  @Requires('findings:log')
  @ApiConsumes('application/x-ndjson')
  @ApiProduces('application/x-ndjson')
  @ApiBody({ type: FindingLine, description: 'One such object a line, at most 1 MB each.' })
  @ApiOperation({
    operationId: 'sendFindingLines',
    summary: 'Send the lines of an import',
    description:
      'JSON Lines, as long as you like: a finding a line, each with a key of its own, by the same rules as ' +
      'POST /v1/screenings/{id}/findings. The answer is JSON Lines too and comes while you send, so read it as you do: ' +
      'a `finding_line` for every line, then the import (`finding_import`), or, where it can’t go on, a ' +
      '`finding_import_stop` with the reason. A line that is refused keeps no other one from coming in. After a broken ' +
      'connection send the same file again: what is in is answered as `already_accepted`, and nothing is doubled. A ' +
      'request may take five minutes: send a longer file in pieces to the same import.',
  })
  @ApiOkResponse({ type: LineAnswerView })
  @Refuses(415, 'It is not `application/x-ndjson` (or `application/jsonl`) in UTF-8.')
  @Refuses(422, '`finding_import.empty`: there was no line in it.')
  send(
    @CurrentActor() actor: Actor,
    @IdParam('finding_import') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return receiveLines(this.imports, actor, id, { request, response, requestId: requestIdOf(request) });
  }
}
