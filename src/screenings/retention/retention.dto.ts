import { ChoiceField, exampleId, FlagField, TextField } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/pagination.js';
import { Shown } from '../../platform/http/shown.js';
import { RetentionRuleView, retentionRuleView } from '../policy/pack-rows.dto.js';
import type { Disposal } from './disposal.entity.js';
import { HOLD_BASES, type HoldBasis, type LegalHold } from './legal-hold.entity.js';
import { keepUntil } from './retention-clock.js';
import type { Retention } from './retention-of.js';

export class PlaceHold {
  @ChoiceField(HOLD_BASES, { description: 'Why everything of the requisition stays.' })
  basis: HoldBasis;
}

export class ProposeDisposal {
  @TextField({
    description:
      'The approved schedule under which the records go; asked for where a pinned pack says that records go only so.',
    example: 'RC-2 schedule 2026-014',
    max: 100,
    pattern: /^[A-Za-z0-9][A-Za-z0-9 ./-]*$/,
    optional: true,
  })
  schedule_reference?: string;
}

export class DisposalsQuery extends PageQuery {
  @FlagField({ description: 'Only those that are, or are not, approved.', inQuery: true, optional: true })
  approved?: boolean;
}

export class LegalHoldView {
  @Shown({ description: 'Id of the hold.', example: exampleId('legal_hold') })
  id: string;

  @Shown({ description: 'Always `legal_hold`.', enum: ['legal_hold'] })
  object: 'legal_hold';

  @Shown({
    description: 'The requisition; every screening of it is held.',
    example: exampleId('requisition'),
  })
  requisition_id: string;

  @Shown({ description: 'Why.', enum: HOLD_BASES, example: 'charge_filed' })
  basis: HoldBasis;

  @Shown({ description: 'Who placed it.', example: exampleId('account') })
  placed_by: string;

  @Shown({ description: 'When.', example: '2026-11-22T10:15:00.000Z' })
  placed_at: string;

  @Shown({ description: 'Who lifted it, or null.', nullable: true, example: null })
  lifted_by: string | null;

  @Shown({ description: 'When, or null.', nullable: true, example: null })
  lifted_at: string | null;
}

export class RetentionClockView extends RetentionRuleView {
  @Shown({ description: 'The pack of the rule.', example: 'us-federal@1' })
  pack: string;

  @Shown({ description: 'From when it counts; null while it has not begun.', nullable: true, example: null })
  from: string | null;

  @Shown({ description: 'Until when, or null.', nullable: true, example: null })
  until: string | null;
}

export class KeptReasonView {
  @Shown({ description: 'Why, as a stable code.', example: 'legal_hold' })
  code: string;

  @Shown({ description: 'Why, in words, with the statute.', example: 'A legal hold is in force.' })
  detail: string;

  @Shown({ description: 'Ids to look at.', type: 'string', isArray: true, example: [] })
  related: string[];
}

export class RetentionView {
  @Shown({ description: 'Always `retention`.', enum: ['retention'] })
  object: 'retention';

  @Shown({ description: 'The screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({
    description: 'The longest minimum; null while a clock has not begun.',
    nullable: true,
    example: null,
  })
  keep_until: string | null;

  @Shown({
    description: 'Each rule of the pinned packs with its clock.',
    type: RetentionClockView,
    isArray: true,
  })
  clocks: RetentionClockView[];

  @Shown({
    description: 'Why the records stay now; empty: they can be disposed of.',
    type: KeptReasonView,
    isArray: true,
  })
  kept_because: KeptReasonView[];
}

export class DisposalView {
  @Shown({ description: 'Id of the disposal.', example: exampleId('disposal') })
  id: string;

  @Shown({ description: 'Always `disposal`.', enum: ['disposal'] })
  object: 'disposal';

  @Shown({ description: 'The screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({ description: 'The requisition.', example: exampleId('requisition') })
  requisition_id: string;

  @Shown({ description: 'Until when the records had to stay.', example: '2028-11-22T10:15:00.000Z' })
  keep_until: string;

  @Shown({
    description: 'The rules that were kept.',
    type: 'string',
    isArray: true,
    example: ['29 CFR 1602.31'],
  })
  rules: string[];

  @Shown({
    description: 'The approved schedule, or null.',
    nullable: true,
    example: 'RC-2 schedule 2026-014',
  })
  schedule_reference: string | null;

  @Shown({ description: 'Who proposed it.', example: exampleId('account') })
  proposed_by: string;

  @Shown({ description: 'When.', example: '2028-11-23T10:15:00.000Z' })
  proposed_at: string;

  @Shown({ description: 'Who did it, or null while it is proposed.', nullable: true, example: null })
  approved_by: string | null;

  @Shown({ description: 'When, or null.', nullable: true, example: null })
  approved_at: string | null;

  @Shown({
    description: 'How many findings, statements and searches became unreadable; null while it is proposed.',
    openObject: true,
    example: { findings: 3, statements: 1, searches: 12 },
  })
  counts: Record<string, number> | null;
}

export function legalHoldView(hold: LegalHold): LegalHoldView {
  return {
    id: hold.id,
    object: 'legal_hold',
    requisition_id: hold.requisitionId,
    basis: hold.basis,
    placed_by: hold.placedBy,
    placed_at: hold.placedAt.toISOString(),
    lifted_by: hold.liftedBy,
    lifted_at: hold.liftedAt?.toISOString() ?? null,
  };
}

export function retentionView(screeningId: string, { clocks, kept }: Retention): RetentionView {
  return {
    object: 'retention',
    screening_id: screeningId,
    keep_until: keepUntil(clocks)?.toISOString() ?? null,
    clocks: clocks.map((clock) => ({
      ...retentionRuleView(clock.rule),
      pack: clock.pack,
      from: clock.from?.toISOString() ?? null,
      until: clock.until?.toISOString() ?? null,
    })),
    kept_because: kept.map(({ code, detail, related }) => ({ code, detail, related: [...(related ?? [])] })),
  };
}

export function disposalView(disposal: Disposal): DisposalView {
  return {
    id: disposal.id,
    object: 'disposal',
    screening_id: disposal.screeningId,
    requisition_id: disposal.requisitionId,
    keep_until: disposal.keepUntil.toISOString(),
    rules: [...disposal.rules],
    schedule_reference: disposal.scheduleReference,
    proposed_by: disposal.proposedBy,
    proposed_at: disposal.proposedAt.toISOString(),
    approved_by: disposal.approvedBy,
    approved_at: disposal.approvedAt?.toISOString() ?? null,
    counts: disposal.counts === null ? null : { ...disposal.counts },
  };
}
