import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProtectedClass } from '../../kernel/protected-class.js';

export const REMOVAL_ORIGINS = ['detector', 'reviewer'] as const;
export type RemovalOrigin = (typeof REMOVAL_ORIGINS)[number];

/** A removal as stored: a position (UTF-16 units of the excerpt) and a reason, never the text. */
@Entity({ schema: 'vault', name: 'removal' })
export class StoredRemoval {
  @PrimaryColumn({ name: 'finding_id', type: 'text' })
  findingId: string;

  @PrimaryColumn({ type: 'integer' })
  ordinal: number;

  @Column({ name: 'start_at', type: 'integer' })
  startAt: number;

  @Column({ name: 'end_at', type: 'integer' })
  endAt: number;

  @Column({ name: 'class', type: 'text' })
  protectedClass: ProtectedClass;

  @Column({ type: 'text' })
  detector: string;

  @Column({ type: 'text' })
  rule: string;

  @Column({ type: 'text', nullable: true })
  gate: string | null;

  @Column({ type: 'real' })
  score: number;

  @Column({ type: 'text' })
  origin: RemovalOrigin;
}
