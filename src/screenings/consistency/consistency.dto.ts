import { exampleId, WholeField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import type { ConsistencySample } from './consistency-sample.entity.js';

export class CommitSample {
  @WholeField({
    description: 'How many of a hundred screenings are vetted twice; at least one is.',
    min: 1,
    max: 100,
    example: 10,
  })
  share_percent: number;
}

export class ConsistencySampleView {
  @Shown({ description: 'Id of the sample.', example: exampleId('consistency_sample') })
  id: string;

  @Shown({
    description: 'Always `consistency_sample`.',
    enum: ['consistency_sample'],
    example: 'consistency_sample',
  })
  object: 'consistency_sample';

  @Shown({ description: 'The requisition.', example: exampleId('requisition') })
  requisition_id: string;

  @Shown({ type: 'integer', description: 'How many of a hundred are vetted twice.', example: 10 })
  share_percent: number;

  @Shown({
    description: 'SHA-256 of the seed; the ledger has held it since before the draw.',
    example: 'f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2',
  })
  commitment: string;

  @Shown({ description: 'When the seed was committed to.', example: '2026-11-22T10:15:00.000Z' })
  committed_at: string;

  @Shown({ description: 'When it was drawn, or null.', nullable: true, example: null })
  drawn_at: string | null;
}

/** Without the seed and without whom it drew: whoever works in the requisition stays blind. */
export function consistencySampleView(sample: ConsistencySample): ConsistencySampleView {
  return {
    id: sample.id,
    object: 'consistency_sample',
    requisition_id: sample.requisitionId,
    share_percent: sample.sharePercent,
    commitment: sample.commitment,
    committed_at: sample.committedAt.toISOString(),
    drawn_at: sample.drawnAt?.toISOString() ?? null,
  };
}
