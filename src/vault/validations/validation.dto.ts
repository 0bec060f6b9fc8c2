import { ChoiceField, WholeField } from '../../platform/http/fields.js';
import { ChoiceListField } from '../../platform/http/list-fields.js';
import { Shown } from '../../platform/http/shown.js';
import { VALIDATION_GRADES, type ValidationGrade } from '../../screenings/validation-grades.js';
import { IDENTIFIER_KINDS, type IdentifierKind } from '../findings/identifier-kinds.js';
import { ATTRIBUTIONS, type Attribution } from './attribution.js';
import { AUTHENTICITIES, type Authenticity } from './authenticities.js';
import {
  AUTHENTICITY_CHECKS,
  AUTHENTICITY_RISKS,
  type AuthenticityCheck,
  type AuthenticityRisk,
} from './authenticity.js';
import { ARCHIVE_COPIES, type ArchiveCopy, CAPTURE_METHODS, type CaptureMethod } from './capture.js';
import { independentSources, SOURCE_KINDS, type SourceKind } from './corroboration.js';
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

  @ChoiceField(CAPTURE_METHODS, {
    description:
      'How the content was captured. Only a full-page or web-archive capture can be `verified`; a transcription is ' +
      '`doubtful`. Left out: at most `plausible`. The capture’s digest counts for nothing here.',
    optional: true,
  })
  capture_method?: CaptureMethod;

  @ChoiceField(ARCHIVE_COPIES, {
    description:
      'What a public archive’s copy said, if one was looked for; a copy that differs makes it doubtful.',
    optional: true,
  })
  archive_copy?: ArchiveCopy;

  @WholeField({
    description:
      'How many sources say the same. They help the grade only as far as `corroboration` names them.',
    min: 0,
    max: 100,
    example: 1,
  })
  corroborating_sources: number;

  @ChoiceListField(SOURCE_KINDS, {
    description:
      'What kinds of sources they are; no more than `corroborating_sources`. Reposts, quotes, archive copies, search ' +
      'results and other accounts of the candidate are of the same origin and corroborate nothing.',
    optional: true,
  })
  corroboration?: SourceKind[];
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

  @Shown({ description: 'Sources that say the same, as counted.', type: 'integer', example: 1 })
  corroborating_sources: number;

  @Shown({
    description: 'The kinds of sources named.',
    enum: SOURCE_KINDS,
    isArray: true,
    example: ['court_or_public_record'],
  })
  corroboration: SourceKind[];

  @Shown({ description: 'Those of them that are independent: they count.', type: 'integer', example: 1 })
  independent_sources: number;

  @Shown({
    description: 'How it was captured, or null.',
    enum: CAPTURE_METHODS,
    nullable: true,
    example: 'full_page_capture',
  })
  capture_method: CaptureMethod | null;

  @Shown({
    description: 'What an archive’s copy said, or null.',
    enum: ARCHIVE_COPIES,
    nullable: true,
    example: 'same',
  })
  archive_copy: ArchiveCopy | null;

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

/** The overall grade; computed, never entered. */
export function gradeOf(validation: Validation): ValidationGrade {
  const { attribution, authenticity, corroboration } = validation;
  return overallGrade(attribution, authenticity, independentSources(corroboration));
}

export function validationView(validation: Validation): ValidationView {
  return {
    id: validation.id,
    object: 'validation',
    finding_id: validation.findingId,
    attribution: validation.attribution,
    authenticity: validation.authenticity,
    corroborating_sources: validation.corroboratingSources,
    corroboration: [...validation.corroboration],
    independent_sources: independentSources(validation.corroboration),
    capture_method: validation.captureMethod,
    archive_copy: validation.archiveCopy,
    grade: gradeOf(validation),
    identifiers: [...validation.identifiers],
    considered: [...validation.considered],
    suspected: [...validation.suspected],
    validated_by: validation.validatedBy,
    validated_at: validation.validatedAt.toISOString(),
  };
}
