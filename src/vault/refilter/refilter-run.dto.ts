import { Shown } from '../../platform/http/shown.js';
import { type OutcomeCounts, sumOf } from './progress.js';
import { REFILTER_STATES, type RefilterRun, type RefilterState } from './refilter-run.entity.js';

/** Findings that nobody could or needed to filter again. */
export class SkippedView {
  @Shown({ description: 'Put away because of an incident.', type: 'integer', example: 0 })
  quarantined: number;

  @Shown({ description: 'Disposed of: the key is destroyed.', type: 'integer', example: 3 })
  disposed: number;

  @Shown({ description: 'Sent through the filter meanwhile by something else.', type: 'integer', example: 0 })
  overtaken: number;
}

export class RefilterRunView {
  @Shown({ description: 'The run’s id.', example: 'rfr_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `refilter_run`.', enum: ['refilter_run'] })
  object: 'refilter_run';

  @Shown({
    description: 'The rules that everything is filtered under.',
    example: '3d0f6a3f0b8f2f3e7a5c9d1b4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091',
  })
  ruleset_digest: string;

  @Shown({ description: 'How far it is.', enum: REFILTER_STATES, example: 'running' })
  state: RefilterState;

  @Shown({ description: 'Findings of the run.', type: 'integer', example: 1200 })
  total: number;

  @Shown({ description: 'Done with, whatever came of it.', type: 'integer', example: 800 })
  done: number;

  @Shown({ description: 'The same as before, now under these rules.', type: 'integer', example: 770 })
  unchanged: number;

  @Shown({
    description: 'Filtered to something else: they wait for a new review.',
    type: 'integer',
    example: 24,
  })
  changed: number;

  @Shown({ description: 'Held by the filter now, and not before.', type: 'integer', example: 2 })
  held: number;

  @Shown({ description: 'Held because they could not be filtered.', type: 'integer', example: 1 })
  failed: number;

  @Shown({ description: 'Left as they were.', type: () => SkippedView })
  skipped: SkippedView;

  @Shown({ description: 'Who started it.', example: 'acc_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  started_by: string;

  @Shown({ description: 'When it was started.', example: '2026-11-23T10:15:00.000Z' })
  started_at: string;

  @Shown({ description: 'When it was done or cancelled.', nullable: true, example: null })
  ended_at: string | null;

  @Shown({ description: 'Who cancelled it.', nullable: true, example: null })
  cancelled_by: string | null;
}

export function refilterRunView(run: RefilterRun, counts: OutcomeCounts): RefilterRunView {
  return {
    id: run.id,
    object: 'refilter_run',
    ruleset_digest: run.rulesetDigest,
    state: run.state,
    total: run.total,
    done: sumOf(counts),
    unchanged: counts.unchanged,
    changed: counts.changed,
    held: counts.held,
    failed: counts.failed,
    skipped: {
      quarantined: counts.quarantined,
      disposed: counts.disposed,
      overtaken: counts.overtaken,
    },
    started_by: run.startedBy,
    started_at: run.startedAt.toISOString(),
    ended_at: run.endedAt?.toISOString() ?? null,
    cancelled_by: run.cancelledBy,
  };
}
