import { ChoiceField, exampleId, IdField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { AMENDMENT_REASONS, type AmendmentReason, type ChecklistAmendment } from './amendment.entity.js';
import { type ChecklistDifference, STEP_PARTS, type StepPart } from './checklist-difference.js';

const EXAMPLE_STEPS = ['open_web'];

export class AmendChecklist {
  @IdField('checklist', { description: 'A later version of the requisition’s checklist (of the same name).' })
  checklist_id: string;

  @ChoiceField(AMENDMENT_REASONS, {
    description: 'Why a checklist is amended that candidates are screened under.',
  })
  reason: AmendmentReason;
}

export class DifferenceQuery {
  @IdField('checklist', { description: 'The version to compare with.' })
  since: string;
}

export class PartChangeView {
  @Shown({ description: 'What of the step changes.', enum: STEP_PARTS, example: 'sources' })
  part: StepPart;

  @Shown({ description: 'As it was, as JSON text.', example: '["google.com"]' })
  before: string;

  @Shown({ description: 'As it is now, as JSON text.', example: '["google.com","bing.com"]' })
  after: string;
}

export class StepChangeView {
  @Shown({ description: 'The step.', example: 'open_web' })
  key: string;

  @Shown({ description: 'Whether every candidate goes through it again.', example: true })
  reopens: boolean;

  @Shown({ description: 'What changes.', type: PartChangeView, isArray: true })
  parts: PartChangeView[];
}

export class ChecklistDifferenceView {
  @Shown({
    description: 'Always `checklist_difference`.',
    enum: ['checklist_difference'],
    example: 'checklist_difference',
  })
  object: 'checklist_difference';

  @Shown({ description: 'The earlier version.', example: exampleId('checklist') })
  from_checklist_id: string;

  @Shown({ description: 'The later version.', example: exampleId('checklist') })
  to_checklist_id: string;

  @Shown({ description: 'Steps that are new.', type: String, isArray: true, example: EXAMPLE_STEPS })
  added: string[];

  @Shown({ description: 'Steps that are gone.', type: String, isArray: true, example: [] })
  removed: string[];

  @Shown({ description: 'Steps that change.', type: StepChangeView, isArray: true })
  changed: StepChangeView[];

  @Shown({ description: 'Whether the steps that both have come in another order.', example: false })
  reordered: boolean;
}

export class AmendmentView {
  @Shown({ description: 'Id of the amendment.', example: exampleId('amendment') })
  id: string;

  @Shown({
    description: 'Always `checklist_amendment`.',
    enum: ['checklist_amendment'],
    example: 'checklist_amendment',
  })
  object: 'checklist_amendment';

  @Shown({ description: 'The requisition.', example: exampleId('requisition') })
  requisition_id: string;

  @Shown({ description: 'Why.', enum: AMENDMENT_REASONS, example: 'source_discontinued' })
  reason: AmendmentReason;

  @Shown({
    description: 'Steps that every candidate goes through again.',
    type: String,
    isArray: true,
    example: EXAMPLE_STEPS,
  })
  reopened_steps: string[];

  @Shown({ description: 'What changed.', type: ChecklistDifferenceView })
  difference: ChecklistDifferenceView;

  @Shown({ description: 'Coordinator who amended.', example: exampleId('account') })
  amended_by: string;

  @Shown({ description: 'When.', example: '2026-11-22T10:15:00.000Z' })
  amended_at: string;
}

export function differenceView(
  fromChecklistId: string,
  toChecklistId: string,
  difference: ChecklistDifference,
): ChecklistDifferenceView {
  return {
    object: 'checklist_difference',
    from_checklist_id: fromChecklistId,
    to_checklist_id: toChecklistId,
    added: [...difference.added],
    removed: [...difference.removed],
    changed: difference.changed.map((change) => ({
      key: change.key,
      reopens: change.reopens,
      parts: change.parts.map(({ part, before, after }) => ({
        part,
        before: JSON.stringify(before),
        after: JSON.stringify(after),
      })),
    })),
    reordered: difference.reordered,
  };
}

export function amendmentView(amendment: ChecklistAmendment, difference: ChecklistDifference): AmendmentView {
  return {
    id: amendment.id,
    object: 'checklist_amendment',
    requisition_id: amendment.requisitionId,
    reason: amendment.reason,
    reopened_steps: [...amendment.reopenedSteps],
    difference: differenceView(amendment.fromChecklistId, amendment.toChecklistId, difference),
    amended_by: amendment.amendedBy,
    amended_at: amendment.amendedAt.toISOString(),
  };
}
