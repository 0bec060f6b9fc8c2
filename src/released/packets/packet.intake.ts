import type { EntityManager } from 'typeorm';
import { canonicalJson, sha256 } from '../../kernel/digest.js';
import { Packet } from './packet.entity.js';
import type { PacketDocument } from './packet-document.js';

/** What is deposited: the type has no field for anything that a decision maker may not see. */
export type { PacketDocument, PacketFinding } from './packet-document.js';

/** The entities that a sender's DataSource needs to push through this door. */
export const PACKET_INTAKE_ENTITIES = [Packet];

/** The version number that a screening's next packet gets. */
export async function nextPacketVersion(tx: EntityManager, screeningId: string): Promise<number> {
  return 1 + (await tx.countBy(Packet, { screeningId }));
}

/** Deposits a packet, for good. Returns the SHA-256 of its canonical bytes, which the ledger entry names. */
export async function depositPacket(
  tx: EntityManager,
  document: PacketDocument,
  releasedBy: string,
): Promise<string> {
  const bytes = canonicalJson(document);
  const digest = sha256(bytes);
  await tx.insert(Packet, {
    id: document.id,
    screeningId: document.screening_id,
    requisitionId: document.requisition.id,
    version: document.version,
    document: bytes,
    digest,
    releasedBy,
    releasedAt: new Date(document.released_at),
  });
  return digest;
}
