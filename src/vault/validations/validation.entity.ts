import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IdentifierKind } from '../findings/identifier-kinds.js';
import type { Attribution } from './attribution.js';
import type { Authenticity } from './authenticities.js';
import type { AuthenticityCheck, AuthenticityRisk } from './authenticity.js';
import type { ArchiveCopy, CaptureMethod } from './capture.js';
import type { SourceKind } from './corroboration.js';

/** What was done to make sure that a finding is the candidate's and genuine (city policy B10). */
@Entity({ schema: 'vault', name: 'validation' })
export class Validation {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'finding_id', type: 'text' })
  findingId: string;

  @Column({ type: 'text' })
  attribution: Attribution;

  @Column({ type: 'text' })
  authenticity: Authenticity;

  /** As the screener counted them; only those named in `corroboration` weigh. */
  @Column({ name: 'corroborating_sources', type: 'integer' })
  corroboratingSources: number;

  @Column({ type: 'text', array: true })
  corroboration: SourceKind[];

  @Column({ name: 'capture_method', type: 'text', nullable: true })
  captureMethod: CaptureMethod | null;

  @Column({ name: 'archive_copy', type: 'text', nullable: true })
  archiveCopy: ArchiveCopy | null;

  @Column({ type: 'text', array: true })
  identifiers: IdentifierKind[];

  @Column({ type: 'text', array: true })
  considered: AuthenticityCheck[];

  @Column({ type: 'text', array: true })
  suspected: AuthenticityRisk[];

  @Column({ name: 'validated_by', type: 'text' })
  validatedBy: string;

  @Column({ name: 'validated_at', type: 'timestamptz' })
  validatedAt: Date;
}
