import { ChoiceField, exampleId, IdField } from '../../platform/http/fields.js';
import { TextListField } from '../../platform/http/list-fields.js';
import { PageQuery } from '../../platform/http/pagination.js';
import { Shown } from '../../platform/http/shown.js';
import { CONTAINMENT } from './containment.js';
import {
  INCIDENT_KINDS,
  INCIDENT_STATES,
  type Incident,
  type IncidentKind,
  type IncidentState,
} from './incident.entity.js';
import { INCIDENT_ACTIONS, type IncidentAction, type IncidentActionKind } from './incident-action.entity.js';
import { INCIDENT_RESOLUTIONS, type IncidentResolution } from './incident-resolutions.js';

const MAX_RELATED = 50;

export class OpenIncident {
  @ChoiceField(INCIDENT_KINDS, { description: 'What went wrong, or is suspected to have.' })
  kind: IncidentKind;

  @IdField('requisition', {
    description: 'The requisition it happened in, if you know its id.',
    optional: true,
  })
  requisition_id?: string;

  @IdField('screening', { description: 'The screening it is about, if you know its id.', optional: true })
  screening_id?: string;

  @IdField('account', { description: 'The person it is about, where there is one.', optional: true })
  subject_account_id?: string;

  @TextListField({
    description:
      'Ids of the things concerned: what was seen, which search, which packet. Ids only; an incident holds no text.',
    example: [exampleId('packet')],
    max: MAX_RELATED,
    maxItem: 40,
    optional: true,
  })
  related?: string[];
}

/** What people can report; recalls and quarantines are acts of the service and write themselves down. */
const REPORTED_ACTIONS = [
  'recused',
  'replaced',
  'corrected',
] as const satisfies readonly IncidentActionKind[];

export class ReportAction {
  @ChoiceField(REPORTED_ACTIONS, {
    description: 'What was done. `recused` is refused while the person still holds a duty there.',
  })
  action: (typeof REPORTED_ACTIONS)[number];

  @TextListField({
    description: 'Ids of the things concerned.',
    example: [exampleId('assignment')],
    max: MAX_RELATED,
    maxItem: 40,
    optional: true,
  })
  related?: string[];
}

export class CloseIncident {
  @ChoiceField(INCIDENT_RESOLUTIONS, { description: 'How it was settled.' })
  resolution: IncidentResolution;
}

export class IncidentsQuery extends PageQuery {
  @ChoiceField(INCIDENT_STATES, { description: 'Only those in this state.', optional: true })
  state?: IncidentState;

  @ChoiceField(INCIDENT_KINDS, { description: 'Only those of this kind.', optional: true })
  kind?: IncidentKind;
}

export class IncidentView {
  @Shown({ description: 'Id of the incident.', example: exampleId('incident') })
  id: string;

  @Shown({ description: 'Always `incident`.', enum: ['incident'], example: 'incident' })
  object: 'incident';

  @Shown({ description: 'What went wrong.', enum: INCIDENT_KINDS, example: 'decision_maker_exposed' })
  kind: IncidentKind;

  @Shown({
    description: 'The requisition as reported, or null. It may not exist.',
    nullable: true,
    example: null,
  })
  requisition_id: string | null;

  @Shown({
    description: 'The screening as reported, or null. It may not exist.',
    nullable: true,
    example: null,
  })
  screening_id: string | null;

  @Shown({ description: 'The person it is about, or null.', nullable: true, example: null })
  subject_account_id: string | null;

  @Shown({
    description: 'Ids of the things concerned.',
    example: [exampleId('packet')],
    type: String,
    isArray: true,
  })
  related: string[];

  @Shown({ description: 'Whether it is settled.', enum: INCIDENT_STATES, example: 'open' })
  state: IncidentState;

  @Shown({
    description: 'Account that reported it, or `system:…` where the service noticed it.',
    example: exampleId('account'),
  })
  opened_by: string;

  @Shown({ description: 'When it was opened.', example: '2026-11-22T10:15:00.000Z' })
  opened_at: string;

  @Shown({ description: 'Who closed it, or null.', nullable: true, example: null })
  closed_by: string | null;

  @Shown({ description: 'When it was closed, or null.', nullable: true, example: null })
  closed_at: string | null;

  @Shown({ description: 'How it was settled, or null.', nullable: true, enum: INCIDENT_RESOLUTIONS })
  resolution: string | null;
}

export class IncidentActionView {
  @Shown({ description: 'Id of the action.', example: exampleId('incident_action') })
  id: string;

  @Shown({ description: 'Always `incident_action`.', enum: ['incident_action'], example: 'incident_action' })
  object: 'incident_action';

  @Shown({ description: 'What was done.', enum: INCIDENT_ACTIONS, example: 'quarantined' })
  action: IncidentActionKind;

  @Shown({ description: 'Ids of the things concerned.', type: String, isArray: true, example: [] })
  related: string[];

  @Shown({ description: 'Who did it.', example: exampleId('account') })
  taken_by: string;

  @Shown({ description: 'When.', example: '2026-11-22T11:15:00.000Z' })
  taken_at: string;
}

export class IncidentDetailView extends IncidentView {
  @Shown({ description: 'Whether nothing concerned is released while it is open.', example: true })
  blocks_release: boolean;

  @Shown({
    description: 'What contains an incident of this kind: one of these must be done before it is closed.',
    enum: INCIDENT_ACTIONS,
    isArray: true,
  })
  contained_by: IncidentActionKind[];

  @Shown({ description: 'What was done so far, in order.', type: IncidentActionView, isArray: true })
  actions: IncidentActionView[];
}

export function incidentActionView(action: IncidentAction): IncidentActionView {
  return {
    id: action.id,
    object: 'incident_action',
    action: action.action,
    related: [...action.related],
    taken_by: action.takenBy,
    taken_at: action.takenAt.toISOString(),
  };
}

export function incidentDetailView(
  incident: Incident,
  actions: readonly IncidentAction[],
): IncidentDetailView {
  const rule = CONTAINMENT[incident.kind];
  return {
    ...incidentView(incident),
    blocks_release: rule.blocksRelease && incident.state === 'open',
    contained_by: [...rule.contained],
    actions: actions.map(incidentActionView),
  };
}

export function incidentView(incident: Incident): IncidentView {
  return {
    id: incident.id,
    object: 'incident',
    kind: incident.kind,
    requisition_id: incident.requisitionId,
    screening_id: incident.screeningId,
    subject_account_id: incident.subjectAccountId,
    related: [...incident.related],
    state: incident.state,
    opened_by: incident.openedBy,
    opened_at: incident.openedAt.toISOString(),
    closed_by: incident.closedBy,
    closed_at: incident.closedAt?.toISOString() ?? null,
    resolution: incident.resolution,
  };
}
