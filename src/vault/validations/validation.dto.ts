import { WholeField } from '../../platform/http/fields.js';
import { ChoiceListField } from '../../platform/http/list-fields.js';
import { Shown } from '../../platform/http/shown.js';
import { VALIDATION_GRADES, type ValidationGrade } from '../../screenings/validation-grades.js';
import { IDENTIFIER_KINDS, type IdentifierKind } from '../findings/identifier-kinds.js';
import { ATTRIBUTIONS, type Attribution } from './attribution.js';
import {
  AUTHENTICITIES,
  AUTHENTICITY_CHECKS,
  AUTHENTICITY_RISKS,
  type Authenticity,
  type AuthenticityCheck,
  type AuthenticityRisk,
} from './authenticity.js';
import { overallGrade } from './overall-grade.js';
import type { Validation } from './validation.entity.js';

export class ValidateFinding {
  @ChoiceListField(IDENTIFIER_KINDS, {
    description:
      'The identifiers found to match the candidate’s. One they supplied (handle_supplied, email, phone, ' +
      'linked_profile) with any other confirms; a name alone is never more than unconfirmed.',
    min: 1,
  })
  identifiers: IdentifierKind[];

  @ChoiceListField(AUTHENTICITY_CHECKS, {
    description:
      'What was looked into. `verified` needs edited, parody, hacked, shared_account, namesake and ' +
      'archive_copy_checked; `plausible` needs edited, parody and namesake.',
  })
  considered: AuthenticityCheck[];

  @ChoiceListField(AUTHENTICITY_RISKS, {
    description: 'Which of them could not be ruled out; any makes the content doubtful.',
    optional: true,
  })
  suspected?: AuthenticityRisk[];

  @WholeField({
    description: 'How many independent sources say the same.',
    min: 0,
    max: 100,
    example: 1,
  })
  corroborating_sources: number;
}

export class ValidationView {
  @Shown({ description: 'The validation’s id.', example: 'val_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `validation`.', enum: ['validation'], example: 'validation' })
  object: 'validation';

  @Shown({ description: 'The finding’s id.', example: 'fnd_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  finding_id: string;

  @Shown({ description: 'How surely it is the candidate.', enum: ATTRIBUTIONS, example: 'confirmed' })
  attribution: Attribution;

  @Shown({ description: 'How surely it is genuine.', enum: AUTHENTICITIES, example: 'verified' })
  authenticity: Authenticity;

  @Shown({ description: 'Independent sources that say the same.', type: 'integer', example: 1 })
  corroborating_sources: number;

  @Shown({
    description: 'The overall grade. To be released, adverse conduct needs B, commendable conduct C.',
    enum: VALIDATION_GRADES,
    example: 'A',
  })
  grade: ValidationGrade;

  @Shown({
    description: 'The identifiers matched.',
    enum: IDENTIFIER_KINDS,
    isArray: true,
    example: ['handle_supplied'],
  })
  identifiers: IdentifierKind[];

  @Shown({
    description: 'What was looked into.',
    enum: AUTHENTICITY_CHECKS,
    isArray: true,
    example: ['edited'],
  })
  considered: AuthenticityCheck[];

  @Shown({
    description: 'What could not be ruled out.',
    enum: AUTHENTICITY_RISKS,
    isArray: true,
    example: [],
  })
  suspected: AuthenticityRisk[];

  @Shown({ description: 'Who validated it.', example: 'acc_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  validated_by: string;

  @Shown({ description: 'When.', example: '2026-03-02T15:40:00.000Z' })
  validated_at: string;
}

export function validationView(validation: Validation): ValidationView {
  return {
    id: validation.id,
    object: 'validation',
    finding_id: validation.findingId,
    attribution: validation.attribution,
    authenticity: validation.authenticity,
    corroborating_sources: validation.corroboratingSources,
    grade: overallGrade(validation.attribution, validation.authenticity, validation.corroboratingSources),
    identifiers: [...validation.identifiers],
    considered: [...validation.considered],
    suspected: [...validation.suspected],
    validated_by: validation.validatedBy,
    validated_at: validation.validatedAt.toISOString(),
  };
}
