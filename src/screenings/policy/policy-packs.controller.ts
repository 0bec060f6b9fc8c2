import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/access/declarations.js';
import { listOf, type Page } from '../../platform/http/pagination.js';
import { PolicyPackSummaryView, PolicyPackView } from './policy-pack.dto.js';
import { PolicyPacksService } from './policy-packs.service.js';

@ApiTags('Policy packs')
@Controller('v1/policy-packs')
export class PolicyPacksController {
  constructor(private readonly packs: PolicyPacksService) {}

  @Get()
  @Requires('policy_packs:read')
  @ApiOperation({
    operationId: 'listPolicyPacks',
    summary: 'List policy packs',
    description:
      'Every version of every jurisdiction’s rules, by id and then version, on one page. A requisition names one as ' +
      'its jurisdiction and pins the versions in force when it opens. No row has been verified by counsel; rows say ' +
      'so (`verified: false`).',
  })
  @ApiOkResponse({ type: listOf(PolicyPackSummaryView) })
  list(): Page<PolicyPackSummaryView> {
    return this.packs.list();
  }

  @Get(':id/versions/:version')
  @Requires('policy_packs:read')
  @ApiOperation({
    operationId: 'readPolicyPack',
    summary: 'Read a policy pack',
    description:
      'One version with all its rows: classes, methods, sites, retention, process. Each row cites its statute and ' +
      'says where it comes from.',
  })
  @ApiParam({ name: 'id', description: 'Id of the pack.', example: 'us-oh' })
  @ApiParam({ name: 'version', description: 'Its version.', example: '1' })
  @ApiOkResponse({ type: PolicyPackView })
  get(@Param('id') id: string, @Param('version') version: string): PolicyPackView {
    return this.packs.get(id, version);
  }
}
