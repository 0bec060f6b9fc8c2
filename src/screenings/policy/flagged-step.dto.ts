import { exampleId } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { ACCESS_BASES } from '../steps/search-record.entity.js';
import type { FlaggedStep } from './flagged-steps.js';
import { METHODS } from './methods.js';
import { RULINGS } from './policy-pack.js';

export class FlaggedStepView {
  @Shown({ description: 'The screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({ description: 'The step.', example: 'open_web' })
  step_key: string;

  @Shown({ description: 'The method of its searches.', enum: METHODS, example: 'public_register' })
  method: string;

  @Shown({ description: 'On what ground.', enum: ACCESS_BASES, example: 'public' })
  access_basis: string;

  @Shown({ description: 'What the pinned packs said.', enum: RULINGS, example: 'allowed' })
  before: string;

  @Shown({ description: 'What the newer packs say.', enum: RULINGS, example: 'needs_consent' })
  after: string;

  @Shown({ description: 'The statute.', example: '775 ILCS 5/2-102(L)' })
  citation: string;

  @Shown({ description: 'Whether counsel has checked the row.', example: false })
  verified: boolean;

  @Shown({ description: 'The searches.', type: 'string', isArray: true, example: [] })
  search_ids: string[];
}

export function flaggedStepView(flagged: FlaggedStep): FlaggedStepView {
  return {
    screening_id: flagged.screening_id,
    step_key: flagged.step_key,
    method: flagged.method,
    access_basis: flagged.access_basis,
    before: flagged.before,
    after: flagged.after,
    citation: flagged.citation,
    verified: flagged.verified,
    search_ids: [...flagged.search_ids],
  };
}
