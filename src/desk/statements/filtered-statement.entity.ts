import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SafeText } from '../../kernel/safe-text.js';
import type { StatementKind } from '../../kernel/statement-kind.js';
import type { Disposition, FilteredState } from '../findings/filtered-finding.entity.js';

/** What left the vault of a statement beside a finding, and what the gates need to know about it. */
@Entity({ schema: 'desk', name: 'filtered_statement' })
export class FilteredStatement {
  @PrimaryColumn({ name: 'statement_id', type: 'text' })
  id: string;

  @Column({ name: 'finding_id', type: 'text' })
  findingId: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ type: 'text' })
  kind: StatementKind;

  @Column({ name: 'logged_by', type: 'text' })
  loggedBy: string;

  @Column({ name: 'logged_at', type: 'timestamptz' })
  loggedAt: Date;

  @Column({ type: 'text' })
  state: FilteredState;

  /** Written through the intake alone, which takes nothing but SafeText. */
  @Column({ name: 'safe_text', type: 'text', nullable: true })
  safeText: SafeText | null;

  @Column({ name: 'reviewed_by', type: 'text', nullable: true })
  reviewedBy: string | null;

  @Column({ name: 'reviewed_at', type: 'timestamptz', nullable: true })
  reviewedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  disposition: Disposition | null;
}
