import { Shown } from '../../platform/http/shown.js';

const DIGEST = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';

export class RemovalView {
  @Shown({ description: 'Which detector, with its version.', example: 'religion@1' })
  detector: string;

  @Shown({
    description:
      'Which of its rules; of a line of a lexicon only the kind of line, because its name would say the word. Null ' +
      'in entries made before rules were recorded.',
    nullable: true,
    example: 'person',
  })
  rule: string | null;

  @Shown({ description: 'The protected class it reveals.', example: 'religion' })
  class: string;

  @Shown({ description: 'How many spans.', type: 'integer', example: 2 })
  count: number;
}

export class CorrectionView {
  @Shown({ description: 'The protected class.', example: 'religion' })
  class: string;

  @Shown({ description: 'Why, from the list of reasons.', example: 'missed_by_filter' })
  reason: string;

  @Shown({ description: 'How many spans.', type: 'integer', example: 1 })
  count: number;
}

export class RemovalEventView {
  @Shown({ description: 'The ledger entry.', example: 'led_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  ledger_entry_id: string;

  @Shown({ description: 'What happened.', example: 'finding.reviewed' })
  kind: string;

  @Shown({ description: 'When.', example: '2026-03-02T15:04:05.000Z' })
  at: string;

  @Shown({
    description: 'Who: an account, or the filter itself.',
    example: 'acc_01KAN5TQ2M9Z8Y7X6W5V4T3S2R',
  })
  actor: string;

  @Shown({
    description: 'The statement beside the finding that it was about; null where it was the finding itself.',
    nullable: true,
    example: null,
  })
  statement_id: string | null;

  @Shown({ description: 'Digest of the filter’s rules that ran.', nullable: true, example: DIGEST })
  ruleset_digest: string | null;

  @Shown({ description: 'What is removed as of this event.', type: RemovalView, isArray: true })
  removals: RemovalView[];

  @Shown({ description: 'What the reviewer removed besides.', type: CorrectionView, isArray: true })
  added: CorrectionView[];

  @Shown({ description: 'Which removals the reviewer lifted.', type: CorrectionView, isArray: true })
  lifted: CorrectionView[];

  @Shown({
    description: 'Why the filter could not vouch for it.',
    nullable: true,
    example: 'unknown_language',
  })
  held_reason: string | null;

  @Shown({ description: 'What the reviewer decided.', nullable: true, example: 'include' })
  disposition: string | null;

  @Shown({ description: 'Why it is left out.', nullable: true, example: 'not_job_related' })
  withheld_reason: string | null;

  @Shown({ description: 'What its validation came to.', nullable: true, example: 'corroborated' })
  validation_grade: string | null;

  @Shown({
    description:
      'Digest of the text as it was logged, under a key of the screening that only the vault has: it can be compared ' +
      'within this finding, and neither guessed back nor, once the screening is disposed of, recomputed.',
    nullable: true,
    example: DIGEST,
  })
  text_digest: string | null;

  @Shown({
    description: 'Likewise of the safe text before the review.',
    nullable: true,
    example: DIGEST,
  })
  safe_text_digest_before: string | null;

  @Shown({ description: 'Likewise of the safe text after.', nullable: true, example: DIGEST })
  safe_text_digest: string | null;
}

export class RemovalRecordView {
  @Shown({ description: 'The finding’s id.', example: 'fnd_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `removal_record`.', example: 'removal_record' })
  object: string;

  @Shown({ description: 'What happened to it, in order.', type: RemovalEventView, isArray: true })
  events: RemovalEventView[];
}

export class RemovalRecordListView {
  @Shown({ description: 'Always `list`.', example: 'list' })
  object: string;

  @Shown({ description: 'One record per finding.', type: RemovalRecordView, isArray: true })
  data: RemovalRecordView[];

  @Shown({ description: 'Whether there is more.', example: false })
  has_more: boolean;

  @Shown({ description: 'Where the next page is.', nullable: true, example: null })
  next_href: string | null;
}
