import { exampleId, IdField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';

export class ComplianceQuery {
  @IdField('requisition', {
    description: 'Only this requisition; without it, the whole service.',
    optional: true,
  })
  requisition_id?: string;
}

export class CountView {
  @Shown({ description: 'What is counted, as a stable name.', example: 'redaction_reviews' })
  name: string;

  @Shown({ description: 'What is counted, in words.', example: 'Redaction reviews.' })
  what: string;

  @Shown({ description: 'How many.', type: 'integer', example: 12 })
  count: number;
}

export class ClauseView {
  @Shown({ description: 'The clause of the policy.', example: 'B9' })
  id: string;

  @Shown({
    description: 'What it says.',
    example: 'Vetting techniques are applied uniformly to all candidates.',
  })
  text: string;

  @Shown({
    description: 'The control that keeps it.',
    example: 'One locked checklist version per requisition.',
  })
  control: string;

  @Shown({ description: 'Whether no deviation is open.', example: true })
  held: boolean;

  @Shown({ description: 'What shows that the control is at work.', type: CountView, isArray: true })
  evidence: CountView[];

  @Shown({ description: 'Open deviations; each should be 0.', type: CountView, isArray: true })
  deviations: CountView[];

  @Shown({ description: 'Where to look further.', type: 'string', isArray: true, example: ['/v1/incidents'] })
  links: string[];
}

export class ComplianceView {
  @Shown({ description: 'Always `compliance_report`.', example: 'compliance_report' })
  object: string;

  @Shown({
    description: 'The requisition, or null for the whole service.',
    nullable: true,
    example: exampleId('requisition'),
  })
  requisition_id: string | null;

  @Shown({
    description: 'When the counts were taken, all at one moment.',
    example: '2026-11-22T10:15:00.000Z',
  })
  as_of: string;

  @Shown({ description: 'Clause by clause.', type: ClauseView, isArray: true })
  clauses: ClauseView[];
}
