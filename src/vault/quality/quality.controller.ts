import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/access/declarations.js';
import { RulesetQuery, RulesQuery } from './quality.dto.js';
import { QualityService } from './quality.service.js';
import { DetectorsReportView, RulesReportView } from './quality.views.js';

@ApiTags('Filter quality')
@Controller('v1/filter')
export class QualityController {
  constructor(private readonly quality: QualityService) {}

  @Get('detectors')
  @Requires('filter_quality:read')
  @ApiOperation({
    operationId: 'readFilterDetectors',
    summary: 'Read how reviewers judged the detectors',
    description:
      'Precision per detector (of its removals, the share that reviewers left standing) and recall per class (of what ' +
      'reviewers hold to reveal the class, the share that the detectors found), each with a 95 % interval, for one ' +
      'ruleset. The last review of a text counts, once. Recall is an upper estimate: what reviewers missed too is ' +
      'not in it. Counts only, over all screenings.',
  })
  @ApiOkResponse({ type: DetectorsReportView })
  detectors(@Query() query: RulesetQuery): Promise<DetectorsReportView> {
    return this.quality.detectors(query);
  }

  @Get('rules')
  @Requires('filter_quality:read')
  @ApiOperation({
    operationId: 'readFilterRules',
    summary: 'Read how reviewers judged the rules',
    description:
      'The rules of one ruleset that reviewers met, the most lifted first, with their precision and why they were ' +
      'lifted. Counts only, over all screenings.',
  })
  @ApiOkResponse({ type: RulesReportView })
  rules(@Query() query: RulesQuery): Promise<RulesReportView> {
    return this.quality.rules(query);
  }
}
