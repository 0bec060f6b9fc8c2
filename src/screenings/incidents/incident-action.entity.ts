import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What can be done about an incident (city policy P12). */
export const INCIDENT_ACTIONS = ['recused', 'replaced', 'recalled', 'quarantined', 'corrected'] as const;
export type IncidentActionKind = (typeof INCIDENT_ACTIONS)[number];

/** Something that was done about an incident: evidence, not intention. */
@Entity({ schema: 'screenings', name: 'incident_action' })
export class IncidentAction {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'incident_id', type: 'text' })
  incidentId: string;

  @Column({ type: 'text' })
  action: IncidentActionKind;

  /** Ids of the assignments, packets, searches, findings concerned. */
  @Column({ type: 'jsonb' })
  related: string[];

  @Column({ name: 'taken_by', type: 'text' })
  takenBy: string;

  @Column({ name: 'taken_at', type: 'timestamptz' })
  takenAt: Date;
}
