import { STATEMENT_KINDS, type StatementKind } from '../../kernel/statement-kind.js';
import { ChoiceField, exampleId, InstantField, TextField, WholeField } from '../../platform/http/fields.js';
import { NestedField } from '../../platform/http/list-fields.js';
import { Shown } from '../../platform/http/shown.js';
import { AddSpan, REVIEW_DISPOSITIONS, type ReviewDisposition } from '../review/review.dto.js';
import type { Statement } from './statement.entity.js';
import { STATEMENT_WITHHELD_REASONS, type StatementWithheldReason } from './statement-rules.js';

const MAX_TEXT = 10_000;
const MAX_SPANS = 200;

export class LogStatement {
  @ChoiceField(STATEMENT_KINDS, {
    description:
      '`mitigating_fact`: what speaks for the candidate beside this finding (age of the post, apology, context). ' +
      '`candidate_response`: the candidate’s own answer, word for word; only after an invitation.',
  })
  kind: StatementKind;

  @TextField({
    description: 'What is to be said. Sealed; it goes through the same filter as a finding.',
    example: 'Deleted within a day, with a public apology to the colleague.',
    max: MAX_TEXT,
  })
  text: string;

  @InstantField({
    description: 'With `candidate_response`: when it came in; not before the invitation, not in the future.',
    optional: true,
  })
  received_at?: string;
}

export class ReviewStatement {
  @WholeField({
    description: 'The `version` that GET /v1/statements/{id} showed.',
    min: 1,
    max: 1_000_000_000,
  })
  statement_version: number;

  @NestedField(() => AddSpan, {
    description: 'Removals to add to those of the filter.',
    list: true,
    max: MAX_SPANS,
    optional: true,
  })
  added?: AddSpan[];

  @ChoiceField(REVIEW_DISPOSITIONS, {
    description:
      '`include` sets it beside the finding in the packet. A candidate’s answer is withheld only where the filter ' +
      'holds it.',
  })
  disposition: ReviewDisposition;

  @ChoiceField(STATEMENT_WITHHELD_REASONS, { description: 'Why; with `withhold` only.', optional: true })
  withheld_reason?: StatementWithheldReason;
}

/** A statement without a word of what it says. */
export class StatementView {
  @Shown({ description: 'Id of the statement.', example: exampleId('statement') })
  id: string;

  @Shown({ description: 'Always `statement`.', enum: ['statement'] })
  object: 'statement';

  @Shown({ description: 'The finding it stands beside.', example: exampleId('finding') })
  finding_id: string;

  @Shown({ description: 'The screening.', example: exampleId('screening') })
  screening_id: string;

  @Shown({ description: 'What it is.', enum: STATEMENT_KINDS, example: 'mitigating_fact' })
  kind: StatementKind;

  @Shown({ description: 'Who logged it.', example: exampleId('account') })
  logged_by: string;

  @Shown({ description: 'When it was logged.', example: '2026-03-02T15:20:00.000Z' })
  logged_at: string;

  @Shown({ description: 'When the answer came in, or null.', nullable: true, example: null })
  received_at: string | null;

  @Shown({ description: 'Grows with every review.', type: 'integer', example: 1 })
  version: number;
}

/** With what it says: RAW. For screeners and reviewers of the requisition, and nobody else. */
export class RawStatementView extends StatementView {
  @Shown({ description: 'What was said.', example: 'I deleted it the same day and said sorry.' })
  text: string;

  @Shown({
    description: 'What the packet would say; null where the filter holds it.',
    nullable: true,
    example: 'I deleted it the same day and said sorry.',
  })
  safe_text: string | null;

  @Shown({ description: 'Why the filter holds it, or null.', nullable: true, example: null })
  held_reason: string | null;
}

export class StatementReviewView {
  @Shown({ description: 'The statement.', example: exampleId('statement') })
  id: string;

  @Shown({ description: 'Always `statement_review`.', enum: ['statement_review'] })
  object: 'statement_review';

  @Shown({ description: 'What was decided.', enum: REVIEW_DISPOSITIONS, example: 'include' })
  disposition: ReviewDisposition;

  @Shown({ description: 'Who reviewed.', example: exampleId('account') })
  reviewed_by: string;

  @Shown({ description: 'When.', example: '2026-03-02T16:20:00.000Z' })
  reviewed_at: string;

  @Shown({
    description: 'What the desk has now; null where the filter holds it.',
    nullable: true,
    example: 'Deleted within a day.',
  })
  safe_text: string | null;

  @Shown({ description: 'The version after this review.', type: 'integer', example: 2 })
  version: number;
}

export function statementView(statement: Statement): StatementView {
  return {
    id: statement.id,
    object: 'statement',
    finding_id: statement.findingId,
    screening_id: statement.screeningId,
    kind: statement.kind,
    logged_by: statement.loggedBy,
    logged_at: statement.loggedAt.toISOString(),
    received_at: statement.receivedAt?.toISOString() ?? null,
    version: statement.version,
  };
}
