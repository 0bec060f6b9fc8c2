import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What can go wrong (city policy P12). */
export const INCIDENT_KINDS = [
  'decision_maker_exposed',
  'conflict_of_duties',
  'unlawful_method',
  'uniformity_breach',
  'leak',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export const INCIDENT_STATES = ['open', 'closed'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** A breach or suspicion. It holds ids only: an incident's readers are no readers of raw text. */
@Entity({ schema: 'screenings', name: 'incident' })
export class Incident {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'text' })
  kind: IncidentKind;

  @Column({ name: 'requisition_id', type: 'text', nullable: true })
  requisitionId: string | null;

  @Column({ name: 'screening_id', type: 'text', nullable: true })
  screeningId: string | null;

  /** The person it is about, where there is one. */
  @Column({ name: 'subject_account_id', type: 'text', nullable: true })
  subjectAccountId: string | null;

  /** Ids of the things concerned: what a person saw, which search, which packet. */
  @Column({ type: 'jsonb' })
  related: string[];

  @Column({ type: 'text' })
  state: IncidentState;

  @Column({ name: 'opened_by', type: 'text' })
  openedBy: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'closed_by', type: 'text', nullable: true })
  closedBy: string | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  resolution: string | null;
}
