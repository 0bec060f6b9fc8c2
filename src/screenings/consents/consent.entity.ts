import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That the candidate was told, and agreed, before anything was searched. */
@Entity({ schema: 'screenings', name: 'consent' })
export class Consent {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ name: 'notice_version', type: 'text' })
  noticeVersion: string;

  @Column({ name: 'given_at', type: 'timestamptz' })
  givenAt: Date;

  /** SHA-256 of the signed form, kept where the employer keeps its forms. */
  @Column({ name: 'document_digest', type: 'text', nullable: true })
  documentDigest: string | null;

  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;
}
