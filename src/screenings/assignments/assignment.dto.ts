import { ChoiceField, exampleId, IdField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import type { Assignment } from './assignment.entity.js';
import { DUTIES, type Duty } from './duties.js';

export class AssignDuty {
  @IdField('account', {
    description: 'Who gets the duty. The account must be enabled and hold the role of that name.',
  })
  account_id: string;

  @ChoiceField(DUTIES, {
    description:
      'The duty. `hiring_manager` decides; the others prepare. Nobody may ever have been on both sides of one ' +
      'requisition.',
  })
  duty: Duty;
}

export class AssignmentView {
  @Shown({ description: 'Id of the assignment.', example: exampleId('assignment') })
  id: string;

  @Shown({ description: 'Always `assignment`.', enum: ['assignment'], example: 'assignment' })
  object: 'assignment';

  @Shown({ description: 'The requisition.', example: exampleId('requisition') })
  requisition_id: string;

  @Shown({ description: 'Who holds the duty.', example: exampleId('account') })
  account_id: string;

  @Shown({ description: 'The duty.', enum: DUTIES, example: 'screener' })
  duty: Duty;

  @Shown({ description: 'Who assigned it.', example: exampleId('account') })
  assigned_by: string;

  @Shown({ description: 'When it was assigned.', example: '2026-11-22T10:15:00.000Z' })
  assigned_at: string;

  @Shown({ description: 'Who ended it, or null.', nullable: true, example: null })
  ended_by: string | null;

  @Shown({ description: 'When it ended, or null while it holds.', nullable: true, example: null })
  ended_at: string | null;
}

export function assignmentView(assignment: Assignment): AssignmentView {
  return {
    id: assignment.id,
    object: 'assignment',
    requisition_id: assignment.requisitionId,
    account_id: assignment.accountId,
    duty: assignment.duty,
    assigned_by: assignment.assignedBy,
    assigned_at: assignment.assignedAt.toISOString(),
    ended_by: assignment.endedBy,
    ended_at: assignment.endedAt?.toISOString() ?? null,
  };
}
