import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person considered, outside the vault: two references and nothing else. A name is a proxy for a class. */
@Entity({ schema: 'screenings', name: 'candidate' })
export class Candidate {
  @PrimaryColumn({ type: 'text' })
  id: string;

  /** `C-0042`, made here. */
  @Column({ type: 'text' })
  reference: string;

  /** The employer's own number for this person. */
  @Column({ name: 'employer_reference', type: 'text' })
  employerReference: string;

  @Column({ name: 'created_by', type: 'text' })
  createdBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
