import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Entry } from '../entry.entity.js';
import { RecordedEntry } from '../recorded-entry.entity.js';

/** Hashes that one batch added to a tile. Readers only: `ledger.integrate` writes. */
@Entity({ schema: 'ledger', name: 'tile_part' })
export class TilePartRow {
  @PrimaryColumn({ type: 'integer' })
  level: number;

  /** A bigint, which the driver reads as text. */
  @PrimaryColumn({ type: 'bigint' })
  tile: string;

  @PrimaryColumn({ type: 'integer' })
  start: number;

  @Column({ type: 'bytea' })
  hashes: Buffer;
}

/** A signed tree head. Readers only. */
@Entity({ schema: 'ledger', name: 'checkpoint' })
export class CheckpointRow {
  @PrimaryColumn({ name: 'tree_size', type: 'bigint' })
  treeSize: string;

  @Column({ name: 'root_hash', type: 'bytea' })
  rootHash: Buffer;

  /** The checkpoint as its readers get it (C2SP tlog-checkpoint). */
  @Column({ type: 'text' })
  note: string;

  @Column({ name: 'signed_at', type: 'timestamptz' })
  signedAt: Date;
}

export const LOG_ENTITIES = [Entry, RecordedEntry, TilePartRow, CheckpointRow];
