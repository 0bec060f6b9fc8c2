import { PROTECTED_CLASSES, type ProtectedClass } from '../../kernel/protected-class.js';
import { ChoiceField, exampleId, IdField, TextField } from '../../platform/http/fields.js';
import { TextListField } from '../../platform/http/list-fields.js';
import { PageQuery } from '../../platform/http/pagination.js';
import { Shown } from '../../platform/http/shown.js';
import { activeClasses } from '../policy/active-classes.js';
import { hasNewerPacks } from '../policy/pinned-packs.js';
import { PolicyPackSummaryView, policyPackSummaryView } from '../policy/policy-pack.dto.js';
import type { PolicyPack } from '../policy/policy-pack.js';
import {
  AGENCY_TYPES,
  type AgencyType,
  type Criterion,
  RELEASE_POLICIES,
  REQUISITION_STATES,
  type ReleasePolicy,
  type Requisition,
  type RequisitionState,
} from './requisition.entity.js';

const MAX_CRITERIA = 20;
const MAX_CRITERION_TEXT = 300;
const EXAMPLE_TITLE = 'Public safety dispatcher, second shift';
const EXAMPLE_CRITERIA = [
  'No credible threats of violence',
  'Protects confidential information',
  'Lawful conduct with controlled substances',
];

export class OpenRequisition {
  @TextField({ description: 'The position, in words.', example: EXAMPLE_TITLE, max: 200 })
  title: string;

  @TextField({
    description:
      "The policy pack of the employer's jurisdiction, the most local one there is (GET /v1/policy-packs); the wider " +
      'packs it extends hold as well. All are pinned in the version in force today.',
    example: 'us-oh',
    max: 40,
    pattern: /^[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*$/,
  })
  jurisdiction: string;

  @ChoiceField(AGENCY_TYPES, { description: 'The kind of agency; some statutes treat them differently.' })
  agency_type: AgencyType;

  @TextListField({
    description: 'Job-related criteria. Only a finding that bears on one of them may reach a decision maker.',
    example: EXAMPLE_CRITERIA,
    min: 1,
    max: MAX_CRITERIA,
    maxItem: MAX_CRITERION_TEXT,
  })
  criteria: string[];

  @IdField('checklist', { description: 'The checklist version that every candidate goes through.' })
  checklist_id: string;

  @ChoiceField(RELEASE_POLICIES, {
    description:
      'When packets may go: `individual` (the default) as soon as a candidate’s own vetting is complete, `cohort` ' +
      'only when every candidate’s vetting is.',
    optional: true,
  })
  release_policy?: ReleasePolicy;
}

export class ChangeRequisition {
  @TextField({ description: 'The new title.', example: EXAMPLE_TITLE, max: 200, optional: true })
  title?: string;

  @TextListField({
    description: 'All criteria anew; refused once the first screening is opened.',
    example: EXAMPLE_CRITERIA,
    min: 1,
    max: MAX_CRITERIA,
    maxItem: MAX_CRITERION_TEXT,
    optional: true,
  })
  criteria?: string[];

  @IdField('checklist', {
    description:
      'Another checklist version; refused once the first screening has started. Screenings that were opened but ' +
      'not started move to it too.',
    optional: true,
  })
  checklist_id?: string;
}

export class RequisitionsQuery extends PageQuery {
  @ChoiceField(REQUISITION_STATES, { description: 'Only those in this state.', optional: true })
  state?: RequisitionState;
}

export class CriterionView {
  @Shown({
    description: 'Id of the criterion; a redaction review names it as the nexus of a finding.',
    example: exampleId('criterion'),
  })
  id: string;

  @Shown({ description: 'Always `criterion`.', enum: ['criterion'], example: 'criterion' })
  object: 'criterion';

  @Shown({ type: 'integer', description: 'Its place, from 1.', example: 1 })
  position: number;

  @Shown({ description: 'The criterion.', example: 'No credible threats of violence' })
  text: string;
}

export class RequisitionView {
  @Shown({ description: 'Id of the requisition.', example: exampleId('requisition') })
  id: string;

  @Shown({ description: 'Always `requisition`.', enum: ['requisition'], example: 'requisition' })
  object: 'requisition';

  @Shown({ description: 'Its number, for people.', example: 'R-0007' })
  reference: string;

  @Shown({ description: 'The position.', example: EXAMPLE_TITLE })
  title: string;

  @Shown({ description: 'The policy pack.', example: 'us-oh' })
  jurisdiction: string;

  @Shown({ description: 'The kind of agency.', enum: AGENCY_TYPES, example: 'law_enforcement' })
  agency_type: AgencyType;

  @Shown({ description: 'The checklist version in force.', example: exampleId('checklist') })
  checklist_id: string;

  @Shown({ description: 'When packets may go.', enum: RELEASE_POLICIES, example: 'individual' })
  release_policy: ReleasePolicy;

  @Shown({ description: 'Whether work goes on in it.', enum: REQUISITION_STATES, example: 'open' })
  state: RequisitionState;

  @Shown({
    type: 'integer',
    description: 'Grows with each change; the ETag of a single requisition says the same.',
    example: 1,
  })
  version: number;

  @Shown({ description: 'Account that opened it.', example: exampleId('account') })
  opened_by: string;

  @Shown({ description: 'When it was opened.', example: '2026-11-22T10:15:00.000Z' })
  opened_at: string;

  @Shown({ description: 'When it was closed, or null.', nullable: true, example: null })
  closed_at: string | null;
}

export class RequisitionDetailView extends RequisitionView {
  @Shown({ description: 'The job-related criteria, in order.', type: CriterionView, isArray: true })
  criteria: CriterionView[];

  @Shown({
    description: 'The policy packs it pinned when it opened, federal first. Newer ones: GET …/policy-update.',
    type: PolicyPackSummaryView,
    isArray: true,
  })
  policy_packs: PolicyPackSummaryView[];

  @Shown({
    description:
      'Whether newer versions of these packs are in force and offered: GET …/policy-update. They change nothing by ' +
      'themselves.',
    example: false,
  })
  policy_update_available: boolean;

  @Shown({
    description: 'The classes whose content the filter removes under these packs.',
    enum: PROTECTED_CLASSES,
    isArray: true,
    example: ['race', 'religion', 'name'],
  })
  active_classes: ProtectedClass[];
}

export function requisitionView(requisition: Requisition): RequisitionView {
  return {
    id: requisition.id,
    object: 'requisition',
    reference: requisition.reference,
    title: requisition.title,
    jurisdiction: requisition.jurisdiction,
    agency_type: requisition.agencyType,
    checklist_id: requisition.checklistId,
    release_policy: requisition.releasePolicy,
    state: requisition.state,
    version: requisition.version,
    opened_by: requisition.openedBy,
    opened_at: requisition.openedAt.toISOString(),
    closed_at: requisition.closedAt?.toISOString() ?? null,
  };
}

export function requisitionDetailView(
  requisition: Requisition,
  criteria: readonly Criterion[],
  packs: readonly PolicyPack[],
): RequisitionDetailView {
  return {
    ...requisitionView(requisition),
    criteria: criteria.map(criterionView),
    policy_packs: packs.map(policyPackSummaryView),
    policy_update_available: hasNewerPacks(requisition.jurisdiction, packs),
    active_classes: [...activeClasses(packs)],
  };
}

function criterionView(criterion: Criterion): CriterionView {
  return {
    id: criterion.id,
    object: 'criterion',
    position: criterion.position,
    text: criterion.text,
  };
}
