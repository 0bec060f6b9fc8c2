import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of findings for one screening, and how far it came. */
@Entity({ schema: 'vault', name: 'finding_import' })
export class FindingImport {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ name: 'screening_id', type: 'text' })
  screeningId: string;

  @Column({ name: 'requisition_id', type: 'text' })
  requisitionId: string;

  /** By what its sender knows it again, as a keyed digest: a file's name may be somebody's. */
  @Column({ name: 'key_digest', type: 'text' })
  keyDigest: string;

  @Column({ name: 'started_by', type: 'text' })
  startedBy: string;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  /** Findings that came in by it, however often it was sent. */
  @Column({ type: 'integer' })
  accepted: number;

  /** How often it was sent; lines, refusals and completeness are of the last time. */
  @Column({ type: 'integer' })
  sending: number;

  @Column({ type: 'integer' })
  lines: number;

  @Column({ type: 'integer' })
  refused: number;

  @Column({ type: 'boolean' })
  complete: boolean;
}

/** A line that became a finding. Refused ones leave nothing. */
@Entity({ schema: 'vault', name: 'imported_line' })
export class ImportedLine {
  @PrimaryColumn({ name: 'import_id', type: 'text' })
  importId: string;

  @PrimaryColumn({ name: 'key_digest', type: 'text' })
  keyDigest: string;

  /** Of all the line says, keyed: the same key with something else in it is a mistake. */
  @Column({ name: 'line_digest', type: 'text' })
  lineDigest: string;

  @Column({ name: 'finding_id', type: 'text' })
  findingId: string;

  @Column({ type: 'integer' })
  sending: number;

  @Column({ type: 'integer' })
  line: number;
}
