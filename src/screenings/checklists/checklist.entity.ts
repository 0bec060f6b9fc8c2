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
