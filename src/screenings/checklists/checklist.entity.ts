import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One step of a checklist: the same technique, sources, look-back and evidence for every candidate. */
export interface ChecklistStep {
  /** Stable name within the checklist, e.g. `open_web`. */
  readonly key: string;
  readonly title: string;
  /** What to do, in words a screener reads. */
  readonly technique: string;
  /** Sites or registers to search, e.g. `google.com`. */
  readonly sources: readonly string[];
  /** Query templates with placeholders for the candidate's identity, e.g. `"{full_name}" {city}`. */
  readonly query_forms: readonly string[];
  /** Months back from the screening's opening that a post may lie. */
  readonly look_back_months: number;
  /** What must be kept of each search and finding. */
  readonly evidence: string;
  /** Whether each search of the step must carry the digest of a capture. Absent in older versions: no. */
  readonly evidence_required?: boolean;
  /** What the step should cost, for every candidate alike. Absent: no bounds. */
  readonly effort?: EffortBounds;
}

/** Bounds of the effort for one step; outside of them the uniformity report names it. */
export interface EffortBounds {
  readonly min_minutes: number;
  readonly max_minutes: number;
  readonly min_searches: number;
  readonly max_searches: number;
}

/** A version of the uniform vetting protocol. Published versions never change. */
@Entity({ schema: 'screenings', name: 'checklist' })
export class Checklist {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'position_class', type: 'text' })
  positionClass: string;

  @Column({ type: 'jsonb' })
  steps: ChecklistStep[];

  @Column({ name: 'published_by', type: 'text' })
  publishedBy: string;

  @Column({ name: 'published_at', type: 'timestamptz' })
  publishedAt: Date;
}
