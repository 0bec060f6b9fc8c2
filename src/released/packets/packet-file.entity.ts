import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a packet is released as: the same contents in each. */
export const PACKET_FORMATS = ['json', 'html', 'pdf'] as const;
export type PacketFormat = (typeof PACKET_FORMATS)[number];

export const MEDIA_TYPES: { readonly [format in PacketFormat]: string } = {
  json: 'application/json',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
};

/** One released file, byte for byte. Immutable: the database refuses UPDATE and DELETE. */
@Entity({ schema: 'released', name: 'packet_file' })
export class PacketFile {
  @PrimaryColumn({ name: 'packet_id', type: 'text' })
  packetId: string;

  @PrimaryColumn({ type: 'text' })
  format: PacketFormat;

  @Column({ type: 'bytea' })
  bytes: Buffer;

  /** SHA-256 of the bytes; the ledger entry of the release names it. */
  @Column({ type: 'text' })
  digest: string;

  /** Detached JWS over the bytes (RFC 7515 F, RFC 7797). */
  @Column({ type: 'text' })
  signature: string;

  @Column({ name: 'key_id', type: 'text' })
  keyId: string;
}

/** The public half of a key that signed files. None is ever taken away. */
@Entity({ schema: 'released', name: 'packet_key' })
export class PacketKey {
  @PrimaryColumn({ type: 'text' })
  id: string;

  /** Ed25519, 32 bytes. */
  @Column({ name: 'public_key', type: 'bytea' })
  publicKey: Buffer;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt: Date;
}
