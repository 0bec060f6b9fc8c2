import { Column, Entity, PrimaryColumn } from 'typeorm';

export const REFILTER_STATES = ['running', 'done', 'cancelled'] as const;
export type RefilterState = (typeof REFILTER_STATES)[number];

/**
 * What became of a finding in a run. `held`: the filter holds it now, and did not before. `failed`: it could not be
 * filtered, and is held for that. `quarantined`, `disposed`: nobody may or can open it, so it stays as it was.
 * `overtaken`: something else sent it through the filter meanwhile.
 */
export const REFILTER_OUTCOMES = [
  'unchanged',
  'changed',
  'held',
  'failed',
  'quarantined',
  'disposed',
  'overtaken',
] as const;
export type RefilterOutcome = (typeof REFILTER_OUTCOMES)[number];

/** Everything that was filtered under other rules, once more through the filter: one run, at most one at a time. */
@Entity({ schema: 'vault', name: 'refilter_run' })
export class RefilterRun {
  @PrimaryColumn({ type: 'text' })
  id: string;

  /** The rules that every finding of the run is to be filtered under. */
  @Column({ name: 'ruleset_digest', type: 'text' })
  rulesetDigest: string;

  @Column({ type: 'text' })
  state: RefilterState;

  @Column({ type: 'integer' })
  total: number;

  @Column({ name: 'started_by', type: 'text' })
  startedBy: string;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  @Column({ name: 'cancelled_by', type: 'text', nullable: true })
  cancelledBy: string | null;
}

/** So many findings as one job takes on. The row says when a worker is woken for it (again). */
@Entity({ schema: 'vault', name: 'refilter_chunk' })
export class RefilterChunk {
  @PrimaryColumn({ name: 'run_id', type: 'text' })
  runId: string;

  @PrimaryColumn({ type: 'integer' })
  number: number;

  @Column({ name: 'wake_at', type: 'timestamptz' })
  wakeAt: Date;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt: Date | null;
}

/** One finding of a run; without an outcome it still waits. */
@Entity({ schema: 'vault', name: 'refilter_item' })
export class RefilterItem {
  @PrimaryColumn({ name: 'run_id', type: 'text' })
  runId: string;

  @PrimaryColumn({ name: 'finding_id', type: 'text' })
  findingId: string;

  @Column({ type: 'integer' })
  chunk: number;

  @Column({ type: 'integer' })
  attempts: number;

  @Column({ type: 'text', nullable: true })
  outcome: RefilterOutcome | null;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt: Date | null;
}
