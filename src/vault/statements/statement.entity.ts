import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StatementKind } from '../../kernel/statement-kind.js';
import type { AddedSpan } from '../filter/removal.js';
import type { SealedPlace } from '../sealing/seal.js';

/** What is said beside a finding, RAW: facts that mitigate it, or the candidate's answer. */
@Entity({ schema: 'vault', name: 'statement' })
export class Statement {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'finding_id', type: 'text' })
  findingId: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  @Column({ type: 'text' })
  kind: StatementKind;

  @Column({ name: 'logged_by', type: 'text' })
  loggedBy: string;

  @Column({ name: 'logged_at', type: 'timestamptz' })
  loggedAt: Date;

  /** When the candidate's answer came in; null for a mitigating fact. */
  @Column({ name: 'received_at', type: 'timestamptz', nullable: true })
  receivedAt: Date | null;

  /** `{text}`, sealed with the screening's key. */
  @Column({ type: 'bytea' })
  sealed: Buffer;

  /** What reviewers removed beyond the filter. */
  @Column({ type: 'jsonb' })
  added: AddedSpan[];

  /** Grows with every review, and when what it is masked by changes; a review names the version it looked at. */
  @Column({ type: 'integer' })
  version: number;
}

export function statementPlace(statementId: string): SealedPlace {
  return { table: 'vault.statement', column: 'sealed', row: statementId };
}
