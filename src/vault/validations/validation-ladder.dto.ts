import { Shown } from '../../platform/http/shown.js';
import { CONDUCT_CATEGORIES } from '../../screenings/conduct-categories.js';
import { GRADE_CRITERIA, MINIMUM_GRADES, VALIDATION_GRADES } from '../../screenings/validation-grades.js';
import { IDENTIFIER_KINDS } from '../findings/identifier-kinds.js';
import { ATTRIBUTION_CRITERIA, ATTRIBUTIONS, IDENTIFIER_RULES, WEIGHTS } from './attribution.js';
import { AUTHENTICITIES } from './authenticities.js';
import {
  AUTHENTICITY_CHECKS,
  AUTHENTICITY_CRITERIA,
  CHECK_QUESTIONS,
  REQUIRED_CHECKS,
} from './authenticity.js';
import { CAPTURE_METHODS, CAPTURE_RULES } from './capture.js';
import { SOURCE_KINDS, SOURCE_RULES } from './corroboration.js';

export class IdentifierRuleView {
  @Shown({ description: 'The kind of identifier.', enum: IDENTIFIER_KINDS, example: 'handle_supplied' })
  kind: string;

  @Shown({ description: 'What it weighs.', enum: WEIGHTS, example: 'own' })
  weight: string;

  @Shown({ description: 'Why.', example: 'The candidate named this account as theirs.' })
  reason: string;
}

export class LadderGradeView {
  @Shown({ description: 'The grade.', example: 'B' })
  grade: string;

  @Shown({ description: 'What it takes.', example: 'It is the candidate’s (confirmed), and it is genuine.' })
  criteria: string;
}

export class AuthenticityCheckView {
  @Shown({ description: 'The check.', enum: AUTHENTICITY_CHECKS, example: 'parody' })
  check: string;

  @Shown({ description: 'What it asks.', example: 'Is the account or the post satire?' })
  question: string;

  @Shown({
    description: 'The levels that need it.',
    enum: AUTHENTICITIES,
    isArray: true,
    example: ['verified', 'plausible'],
  })
  required_for: string[];
}

export class CaptureRuleView {
  @Shown({ description: 'The method.', enum: CAPTURE_METHODS, example: 'full_page_capture' })
  method: string;

  @Shown({ description: 'The best authenticity it allows.', enum: AUTHENTICITIES, example: 'verified' })
  at_most: string;

  @Shown({ description: 'Why.', example: 'Page, address and time were taken together.' })
  reason: string;
}

export class SourceRuleView {
  @Shown({ description: 'The kind of source.', enum: SOURCE_KINDS, example: 'repost_or_quote' })
  kind: string;

  @Shown({ description: 'Whether it counts as corroboration.', example: false })
  independent: boolean;

  @Shown({ description: 'Why.', example: 'Same origin: it would repeat a forgery as readily.' })
  reason: string;
}

export class MinimumGradeView {
  @Shown({ description: 'The category.', enum: CONDUCT_CATEGORIES, example: 'violence_or_threats' })
  conduct_category: string;

  @Shown({ description: 'The least grade to be released.', enum: VALIDATION_GRADES, example: 'B' })
  minimum_grade: string;
}

export class ValidationLadderView {
  @Shown({ description: 'Always `validation_ladder`.', enum: ['validation_ladder'] })
  object: 'validation_ladder';

  @Shown({ description: 'Attribution: is it the candidate’s?', type: IdentifierRuleView, isArray: true })
  identifiers: IdentifierRuleView[];

  @Shown({ description: 'The grades of attribution.', type: LadderGradeView, isArray: true })
  attribution: LadderGradeView[];

  @Shown({ description: 'What is looked into.', type: AuthenticityCheckView, isArray: true })
  checks: AuthenticityCheckView[];

  @Shown({ description: 'How content was captured.', type: CaptureRuleView, isArray: true })
  captures: CaptureRuleView[];

  @Shown({ description: 'Authenticity: was it really posted?', type: LadderGradeView, isArray: true })
  authenticity: LadderGradeView[];

  @Shown({ description: 'Corroboration: who else says so?', type: SourceRuleView, isArray: true })
  sources: SourceRuleView[];

  @Shown({ description: 'The overall grades.', type: LadderGradeView, isArray: true })
  grades: LadderGradeView[];

  @Shown({ description: 'What each category needs.', type: MinimumGradeView, isArray: true })
  minimum_grades: MinimumGradeView[];

  @Shown({
    description: 'What a capture’s digest shows.',
    example: 'It shows that the capture is unchanged, not that the post was real.',
  })
  about_digests: string;
}

export function validationLadderView(): ValidationLadderView {
  return {
    object: 'validation_ladder',
    identifiers: IDENTIFIER_KINDS.map((kind) => ({
      kind,
      weight: IDENTIFIER_RULES[kind].weight,
      reason: IDENTIFIER_RULES[kind].reason,
    })),
    attribution: ATTRIBUTIONS.map((grade) => ({ grade, criteria: ATTRIBUTION_CRITERIA[grade] })),
    checks: AUTHENTICITY_CHECKS.map((check) => ({
      check,
      question: CHECK_QUESTIONS[check],
      required_for: (['verified', 'plausible'] as const).filter((level) =>
        REQUIRED_CHECKS[level].includes(check),
      ),
    })),
    captures: CAPTURE_METHODS.map((method) => ({
      method,
      at_most: CAPTURE_RULES[method].atMost,
      reason: CAPTURE_RULES[method].reason,
    })),
    authenticity: AUTHENTICITIES.map((grade) => ({ grade, criteria: AUTHENTICITY_CRITERIA[grade] })),
    sources: SOURCE_KINDS.map((kind) => ({
      kind,
      independent: SOURCE_RULES[kind].independent,
      reason: SOURCE_RULES[kind].reason,
    })),
    grades: VALIDATION_GRADES.map((grade) => ({ grade, criteria: GRADE_CRITERIA[grade] })),
    minimum_grades: CONDUCT_CATEGORIES.map((category) => ({
      conduct_category: category,
      minimum_grade: MINIMUM_GRADES[category],
    })),
    about_digests:
      'A capture’s digest shows that the capture is unchanged since it was logged. It does not show that the post was ' +
      'real, and raises no grade.',
  };
}
