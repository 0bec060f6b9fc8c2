import { ChoiceField, exampleId, IdField, TextField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { RECALL_REASONS, type RecallReason } from '../../released/packets/packet.intake.js';
import {
  LIFT_REASONS,
  type LiftReason,
  type Quarantine,
} from '../../screenings/quarantines/quarantine.entity.js';

export class PlaceQuarantine {
  @IdField('incident', { description: 'The open incident that is the reason.' })
  incident_id: string;

  @TextField({
    description: 'The search or finding to put away. With a search goes every finding that came from it.',
    example: exampleId('search'),
    max: 40,
    pattern: /^(sch|fnd)_[0-9A-HJKMNP-TV-Z]{26}$/,
  })
  cause_id: string;
}

export class LiftQuarantine {
  @ChoiceField(LIFT_REASONS, { description: 'Why it may be used again.' })
  reason: LiftReason;
}

export class RecallPacket {
  @ChoiceField(RECALL_REASONS, { description: 'Why the packet must not be used any more.' })
  reason: RecallReason;

  @IdField('incident', {
    description: 'The open incident that it belongs to, if there is one.',
    optional: true,
  })
  incident_id?: string;
}

export class QuarantineView {
  @Shown({ description: 'Id of the quarantine: it names the search or finding that was put away.' })
  id: string;

  @Shown({ description: 'Always `quarantine`.', enum: ['quarantine'], example: 'quarantine' })
  object: 'quarantine';

  @Shown({ description: 'The screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({ description: 'The search or finding that was put away.', example: exampleId('search') })
  cause_id: string;

  @Shown({
    description: 'All that nobody may use now.',
    type: String,
    isArray: true,
    example: [exampleId('finding')],
  })
  things: string[];

  @Shown({ description: 'The incident.', example: exampleId('incident') })
  incident_id: string;

  @Shown({ description: 'Who put it away.', example: exampleId('account') })
  placed_by: string;

  @Shown({ description: 'When.', example: '2026-03-04T09:30:00.000Z' })
  placed_at: string;

  @Shown({ description: 'Who lifted it, or null.', nullable: true, example: null })
  lifted_by: string | null;

  @Shown({ description: 'Why it was lifted, or null.', nullable: true, enum: LIFT_REASONS, example: null })
  lift_reason: LiftReason | null;
}

export class QuarantinesView {
  @Shown({ description: 'Always `list`.', enum: ['list'], example: 'list' })
  object: 'list';

  @Shown({ description: 'Oldest first.', type: QuarantineView, isArray: true })
  data: QuarantineView[];
}

export class PlacedQuarantineView extends QuarantineView {
  @Shown({
    description: 'The packet that was recalled with it, because it may hold what was put away; or null.',
    nullable: true,
    example: exampleId('packet'),
  })
  recalled_packet_id: string | null;
}

export class PacketRecallView {
  @Shown({ description: 'Always `packet_recall`.', enum: ['packet_recall'], example: 'packet_recall' })
  object: 'packet_recall';

  @Shown({ description: 'The packet.', example: exampleId('packet') })
  packet_id: string;

  @Shown({ description: 'Why.', enum: RECALL_REASONS, example: 'unlawful_method' })
  reason: RecallReason;

  @Shown({ description: 'The incident, or null.', nullable: true, example: exampleId('incident') })
  incident_id: string | null;

  @Shown({
    description: 'The stage the screening is in now: a better packet can follow.',
    example: 'in_review',
  })
  stage: string;
}

/** Rows of one cause, the cause's own among them, as one quarantine. */
export function quarantineView(rows: readonly Quarantine[]): QuarantineView {
  const cause = rows.find((row) => row.thingId === row.causeId);
  if (cause === undefined) throw new Error('A quarantine has a row for what caused it.');
  return {
    id: cause.id,
    object: 'quarantine',
    screening_id: cause.screeningId,
    cause_id: cause.causeId,
    things: rows.map((row) => row.thingId).sort(),
    incident_id: cause.incidentId,
    placed_by: cause.placedBy,
    placed_at: cause.placedAt.toISOString(),
    lifted_by: cause.liftedBy,
    lift_reason: cause.liftReason,
  };
}
