import type { EntityManager } from 'typeorm';
import type { Json } from '../../kernel/digest.js';
import { type BundleFile, fileOf, jsonFile } from './bundle-file.js';

interface PacketRow {
  readonly id: string;
  readonly version: number;
  readonly digest: string;
  readonly released_by: string;
  readonly released_at: Date;
  readonly reason: string | null;
  readonly recalled_by: string | null;
  readonly recalled_at: Date | null;
}

const PACKETS = `
  SELECT p.id, p.version, p.digest, p.released_by, p.released_at, r.reason, r.recalled_by, r.recalled_at
    FROM released.packet p LEFT JOIN released.recall r ON r.packet_id = p.id
   WHERE p.screening_id = $1 ORDER BY p.version`;

/** Every packet of a screening as it was released, and which of them may still be used. */
export async function packetFiles(tx: EntityManager, screeningId: string): Promise<BundleFile[]> {
  const packets = await tx.query<PacketRow[]>(PACKETS, [screeningId]);
  const files = await Promise.all(packets.map((packet) => filesOf(tx, packet)));
  const newest = packets.at(-1)?.id;
  return [
    jsonFile(
      'packets/index.json',
      packets.map((it) => packetRecord(it, it.id === newest)),
    ),
    ...files.flat(),
  ];
}

async function filesOf(tx: EntityManager, packet: PacketRow): Promise<BundleFile[]> {
  const [row] = await tx.query<{ document: string }[]>('SELECT document FROM released.packet WHERE id = $1', [
    packet.id,
  ]);
  return row === undefined ? [] : [fileOf(`packets/${packet.id}/packet.json`, row.document)];
}

function packetRecord(packet: PacketRow, isNewest: boolean): Json {
  return {
    id: packet.id,
    version: packet.version,
    digest: packet.digest,
    released_by: packet.released_by,
    released_at: packet.released_at.toISOString(),
    state: packet.reason !== null ? 'recalled' : isNewest ? 'current' : 'superseded',
    recall:
      packet.reason === null || packet.recalled_by === null || packet.recalled_at === null
        ? null
        : {
            reason: packet.reason,
            recalled_by: packet.recalled_by,
            recalled_at: packet.recalled_at.toISOString(),
          },
  };
}
