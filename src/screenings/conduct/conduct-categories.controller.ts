import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/access/declarations.js';
import { Shown } from '../../platform/http/shown.js';
import { CONDUCT_CATEGORIES, CONDUCT_DEFINITIONS } from '../conduct-categories.js';
import { MINIMUM_GRADES, VALIDATION_GRADES } from '../validation-grades.js';

export class ConductCategoryView {
  @Shown({ description: 'Always `conduct_category`.', enum: ['conduct_category'] })
  object: 'conduct_category';

  @Shown({ description: 'The category.', enum: CONDUCT_CATEGORIES, example: 'violence_or_threats' })
  category: string;

  @Shown({
    description: 'What falls under it; what was done, never who somebody is.',
    example: 'Threatens, plans, praises or shows violence.',
  })
  definition: string;

  @Shown({ description: 'Whether it speaks against or for a candidate.', enum: ['adverse', 'commendable'] })
  bearing: 'adverse' | 'commendable';

  @Shown({ description: 'The least validation grade to be released.', enum: VALIDATION_GRADES, example: 'B' })
  minimum_grade: string;
}

export class ConductCategoriesView {
  @Shown({ description: 'Always `list`.', enum: ['list'] })
  object: 'list';

  @Shown({ description: 'Every category; the set is closed.', type: ConductCategoryView, isArray: true })
  data: ConductCategoryView[];
}

/** The closed set of what a finding may be about, in the words screeners and readers of packets go by. */
@ApiTags('Findings')
@Controller('v1/conduct-categories')
export class ConductCategoriesController {
  @Get()
  @Requires('definitions:read')
  @ApiOperation({
    operationId: 'listConductCategories',
    summary: 'List the conduct categories',
    description:
      'A finding is about one of these or is nobody’s business. A released one also bears on a job criterion of its ' +
      'requisition.',
  })
  @ApiOkResponse({ type: ConductCategoriesView })
  list(): ConductCategoriesView {
    return {
      object: 'list',
      data: CONDUCT_CATEGORIES.map((category) => ({
        object: 'conduct_category',
        category,
        definition: CONDUCT_DEFINITIONS[category],
        bearing: category === 'commendable_conduct' ? 'commendable' : 'adverse',
        minimum_grade: MINIMUM_GRADES[category],
      })),
    };
  }
}
