import type { EntityManager } from 'typeorm';
import type { Json } from '../../kernel/digest.js';
import { publicJwk } from '../../platform/signing/detached-jws.js';
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

interface FileRow {
  readonly packet_id: string;
  readonly format: string;
  readonly digest: string;
  readonly signature: string;
  readonly key_id: string;
}

const PACKETS = `
  SELECT p.id, p.version, p.digest, p.released_by, p.released_at, r.reason, r.recalled_by, r.recalled_at
    FROM released.packet p LEFT JOIN released.recall r ON r.packet_id = p.id
   WHERE p.screening_id = $1 ORDER BY p.version`;

const FILES = `
  SELECT f.packet_id, f.format, f.digest, f.signature, f.key_id
    FROM released.packet_file f JOIN released.packet p ON p.id = f.packet_id
   WHERE p.screening_id = $1 ORDER BY p.version, f.format`;

const KEYS = `
  SELECT DISTINCT k.id, k.public_key
    FROM released.packet_key k
    JOIN released.packet_file f ON f.key_id = k.id
    JOIN released.packet p ON p.id = f.packet_id
   WHERE p.screening_id = $1 ORDER BY k.id`;

/**
 * Every packet of a screening in every format as it was released, the signatures, the public halves of the keys, and
 * which packet may still be used.
 *
 * @param room for the bytes, which are read one file at a time and never change
 */
export async function packetFiles(
  tx: EntityManager,
  room: EntityManager,
  screeningId: string,
): Promise<BundleFile[]> {
  const packets = await tx.query<PacketRow[]>(PACKETS, [screeningId]);
  const files = await tx.query<FileRow[]>(FILES, [screeningId]);
  const keys = await tx.query<{ public_key: Buffer }[]>(KEYS, [screeningId]);
  const newest = packets.at(-1)?.id;
  const record = (it: PacketRow) => packetRecord(it, it.id === newest, files);
  return [
    jsonFile('packets/index.json', packets.map(record)),
    jsonFile('packets/jwks.json', { keys: keys.map((key) => ({ ...publicJwk(key.public_key) })) }),
    ...packets.flatMap((packet) => contentsOf(room, packet, files)),
  ];
}

/** Packets that were released before there were files are their canonical JSON, without a signature. */
function contentsOf(room: EntityManager, packet: PacketRow, files: readonly FileRow[]): BundleFile[] {
  const own = files.filter((file) => file.packet_id === packet.id);
  const folder = `packets/${packet.id}`;
  if (own.length === 0) return [{ path: `${folder}/packet.json`, read: () => documentOf(room, packet.id) }];
  return own.flatMap(({ format, signature }) => [
    { path: `${folder}/packet.${format}`, read: () => bytesOf(room, packet.id, format) },
    fileOf(`${folder}/packet.${format}.jws`, signature),
  ]);
}

async function bytesOf(room: EntityManager, packetId: string, format: string): Promise<Buffer> {
  const [row] = await room.query<{ bytes: Buffer }[]>(
    'SELECT bytes FROM released.packet_file WHERE packet_id = $1 AND format = $2',
    [packetId, format],
  );
  if (row === undefined) throw new Error(`${packetId} has no file ${format}.`);
  return row.bytes;
}

async function documentOf(room: EntityManager, packetId: string): Promise<Buffer> {
  const [row] = await room.query<{ document: string }[]>(
    'SELECT document FROM released.packet WHERE id = $1',
    [packetId],
  );
  if (row === undefined) throw new Error(`${packetId} is gone.`);
  return Buffer.from(row.document, 'utf8');
}

function packetRecord(packet: PacketRow, isNewest: boolean, files: readonly FileRow[]): Json {
  const { reason, recalled_by: recalledBy, recalled_at: recalledAt } = packet;
  const isRecalled = reason !== null && recalledBy !== null && recalledAt !== null;
  return {
    id: packet.id,
    version: packet.version,
    digest: packet.digest,
    released_by: packet.released_by,
    released_at: packet.released_at.toISOString(),
    state: isRecalled ? 'recalled' : isNewest ? 'current' : 'superseded',
    recall: isRecalled ? { reason, recalled_by: recalledBy, recalled_at: recalledAt.toISOString() } : null,
    files: files
      .filter((file) => file.packet_id === packet.id)
      .map(({ format, digest, key_id: keyId }) => ({ format, digest, key_id: keyId })),
  };
}
