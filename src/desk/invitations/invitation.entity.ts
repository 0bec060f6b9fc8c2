import { Column, Entity, PrimaryColumn } from 'typeorm';

export const INVITATION_CHANNELS = ['letter', 'email', 'applicant_portal', 'phone', 'in_person'] as const;
export type InvitationChannel = (typeof INVITATION_CHANNELS)[number];

/** What the candidate is shown of a finding: what a decision maker would read, and nothing that they would not. */
export type ShownFinding = {
  readonly text: string;
  readonly conduct_category: string;
  readonly definition: string;
  readonly posted_month: string | null;
  readonly criterion: string;
};

/** That the candidate was asked to answer to a finding. It never changes: whoever extends the time waits longer. */
@Entity({ schema: 'desk', name: 'invitation' })
export class Invitation {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'finding_id', type: 'text' })
  findingId: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ type: 'text' })
  channel: InvitationChannel;

  @Column({ type: 'jsonb' })
  shown: ShownFinding;

  @Column({ name: 'shown_digest', type: 'text' })
  shownDigest: string;

  @Column({ name: 'invited_by', type: 'text' })
  invitedBy: string;

  @Column({ name: 'invited_at', type: 'timestamptz' })
  invitedAt: Date;

  @Column({ name: 'deadline_at', type: 'timestamptz' })
  deadlineAt: Date;
}
