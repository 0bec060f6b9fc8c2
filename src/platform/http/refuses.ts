import { ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { PROBLEM_MEDIA_TYPE } from './problem.filter.js';
import { ProblemView } from './problem.view.js';

/** Documents a refusal of this route, beyond those that every route has: name the code and what it means. */
export function Refuses(status: number, description: string): MethodDecorator {
  return ApiResponse({ status, description, content: problemContent() });
}

export function problemContent(): { [mediaType: string]: { schema: { $ref: string } } } {
  return { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: getSchemaPath(ProblemView) } } };
}
