import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/access/declarations.js';
import { ValidationLadderView, validationLadderView } from './validation-ladder.dto.js';

/** The written criteria. Definitions only: nothing here is about a person. */
@ApiTags('Findings')
@Controller('v1/validation-ladder')
export class ValidationLadderController {
  @Get()
  @Requires('definitions:read')
  @ApiOperation({
    operationId: 'readValidationLadder',
    summary: 'Read how findings are validated',
    description:
      'What each identifier, check, capture method and source weighs and why; the written criteria of every grade; and ' +
      'the grade each conduct category needs to be released (city policy B10). Grades are computed, never entered.',
  })
  @ApiOkResponse({ type: ValidationLadderView })
  read(): ValidationLadderView {
    return validationLadderView();
  }
}
