import type { EntityManager } from 'typeorm';
import { canonicalJson, sha256 } from '../../kernel/digest.js';
import { Recall, type RecallReason } from '../recalls/recall.entity.js';
import { Packet } from './packet.entity.js';
import type { PacketDocument } from './packet-document.js';
import { PacketFile, type PacketFormat, PacketKey } from './packet-file.entity.js';

/** What is deposited: the type has no field for anything that a decision maker may not see. */
export type { PacketDocument, PacketFinding } from './packet-document.js';

/** The entities that a sender's DataSource needs to push through this door. */
export const PACKET_INTAKE_ENTITIES = [Packet, PacketFile, PacketKey, Recall];

export { RECALL_REASONS, type RecallReason } from '../recalls/recall.entity.js';
export { PACKET_FORMATS, type PacketFormat } from './packet-file.entity.js';

/** A packet as its sender knows it again: which it was, not what it says. */
export interface SentPacket {
  readonly id: string;
  readonly version: number;
  readonly screeningId: string;
}

const SENT = { id: true, version: true, screeningId: true } as const;

export async function findSentPacket(tx: EntityManager, packetId: string): Promise<SentPacket | null> {
  return tx.findOne(Packet, { select: SENT, where: { id: packetId } });
}

/** The screening's newest packet. */
export async function newestPacket(tx: EntityManager, screeningId: string): Promise<SentPacket | null> {
  return tx.findOne(Packet, { select: SENT, where: { screeningId }, order: { version: 'DESC' } });
}

/** Whether a packet was called back. */
export async function isRecalled(tx: EntityManager, packetId: string): Promise<boolean> {
  return tx.existsBy(Recall, { packetId });
}

/** Calls a packet back: from the next request on no decision maker reads it or decides on it. */
export async function recallPacket(
  tx: EntityManager,
  packetId: string,
  reason: RecallReason,
  recalledBy: string,
  recalledAt: Date,
): Promise<void> {
  await tx.insert(Recall, { packetId, reason, recalledBy, recalledAt });
}

/** The version number that a screening's next packet gets. */
export async function nextPacketVersion(tx: EntityManager, screeningId: string): Promise<number> {
  return 1 + (await tx.countBy(Packet, { screeningId }));
}

/** A packet's contents in one format, signed. */
export interface SignedFile {
  readonly format: PacketFormat;
  readonly bytes: Buffer;
  readonly digest: string;
  readonly signature: string;
}

/** The bytes that the JSON format has: canonical (RFC 8785). */
export function documentBytes(document: PacketDocument): Buffer {
  return Buffer.from(canonicalJson(document), 'utf8');
}

/** Makes the public half of a signing key known. Returns whether it was not known before. */
export async function publishPacketKey(
  tx: EntityManager,
  id: string,
  publicKey: Buffer,
  addedAt: Date,
): Promise<boolean> {
  const { raw } = await tx
    .createQueryBuilder()
    .insert()
    .into(PacketKey)
    .values({ id, publicKey, addedAt })
    .orIgnore()
    .returning('id')
    .execute();
  return Array.isArray(raw) && raw.length > 0;
}

/** Deposits a packet and its files, for good. Returns the SHA-256 of the canonical JSON, which the ledger entry names. */
export async function depositPacket(
  tx: EntityManager,
  document: PacketDocument,
  files: readonly SignedFile[],
  keyId: string,
  releasedBy: string,
): Promise<string> {
  const bytes = documentBytes(document);
  const digest = sha256(bytes);
  await tx.insert(Packet, {
    id: document.id,
    screeningId: document.screening_id,
    requisitionId: document.requisition.id,
    version: document.version,
    document: bytes.toString('utf8'),
    digest,
    releasedBy,
    releasedAt: new Date(document.released_at),
  });
  await tx.insert(
    PacketFile,
    files.map(({ format, bytes: content, digest: ofFile, signature }) => ({
      packetId: document.id,
      format,
      bytes: content,
      digest: ofFile,
      signature,
      keyId,
    })),
  );
  return digest;
}
