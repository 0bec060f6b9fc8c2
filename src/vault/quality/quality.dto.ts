import { TextField, WholeField } from '../../platform/http/fields.js';

const DIGEST = /^[0-9a-f]{64}$/;
const EXAMPLE = '3d0f6a3f0b8f2f3e7a5c9d1b4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091';

export const DEFAULT_RULES = 100;
const MAX_RULES = 1000;

export class RulesetQuery {
  @TextField({
    description: 'The ruleset to report on; the one in force unless told.',
    example: EXAMPLE,
    max: 64,
    pattern: DIGEST,
    optional: true,
  })
  ruleset_digest?: string;
}

export class RulesQuery extends RulesetQuery {
  @TextField({
    description: 'Only rules of this detector.',
    example: 'religion@1',
    max: 60,
    pattern: /^[a-z_-]+@\d+$/,
    optional: true,
  })
  detector?: string;

  @WholeField({
    description: 'How many rules at most.',
    min: 1,
    max: MAX_RULES,
    example: DEFAULT_RULES,
    inQuery: true,
    optional: true,
  })
  limit?: number;
}
