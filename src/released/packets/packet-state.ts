import { type EntityManager, In } from 'typeorm';
import { conflict } from '../../kernel/domain-error.js';
import { Recall } from '../recalls/recall.entity.js';
import { Packet } from './packet.entity.js';

/** `current`: the one to read. `superseded`: a later version is. `recalled`: it must not be used any more. */
export const PACKET_STATES = ['current', 'superseded', 'recalled'] as const;
export type PacketState = (typeof PACKET_STATES)[number];

/** The state of each of these packets, by id. */
export async function statesOf(
  tx: EntityManager,
  packets: readonly Packet[],
): Promise<ReadonlyMap<string, PacketState>> {
  if (packets.length === 0) return new Map();
  const recalls = await tx.findBy(Recall, { packetId: In(packets.map(({ id }) => id)) });
  const recalled = new Set(recalls.map(({ packetId }) => packetId));
  const newest = await newestVersions(tx, [...new Set(packets.map(({ screeningId }) => screeningId))]);
  return new Map(
    packets.map(({ id, screeningId, version }) => {
      if (recalled.has(id)) return [id, 'recalled'];
      return [id, version < (newest.get(screeningId) ?? version) ? 'superseded' : 'current'];
    }),
  );
}

/**
 * What a decision maker may not build on any more.
 *
 * @throws DomainError conflict `packet.recalled` or `packet.superseded`, saying what to do instead
 */
export async function refuseOutdated(tx: EntityManager, packet: Packet): Promise<void> {
  const state = (await statesOf(tx, [packet])).get(packet.id) ?? 'current';
  if (state === 'recalled') {
    throw conflict(
      'packet.recalled',
      'This packet was recalled. Put away every copy, do not use it for a decision, and take note of the recall.',
      {
        state,
        missing: [
          {
            code: 'recall_receipt',
            detail: `GET /v1/packets/${packet.id}/recall, then POST /v1/packets/${packet.id}/recall/receipts`,
            related: [packet.id],
          },
        ],
      },
    );
  }
  if (state === 'superseded') {
    const newest = await tx.findOneOrFail(Packet, {
      where: { screeningId: packet.screeningId },
      order: { version: 'DESC' },
    });
    throw conflict('packet.superseded', 'A later version of this packet was released; use that one.', {
      state,
      missing: [{ code: 'newest_packet', detail: `GET /v1/packets/${newest.id}`, related: [newest.id] }],
    });
  }
}

async function newestVersions(
  tx: EntityManager,
  screeningIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .createQueryBuilder(Packet, 'p')
    .select('p.screening_id', 'screening')
    .addSelect('max(p.version)', 'newest')
    .where({ screeningId: In([...screeningIds]) })
    .groupBy('p.screening_id')
    .getRawMany<{ readonly screening: string; readonly newest: number }>();
  return new Map(rows.map(({ screening, newest }) => [screening, newest]));
}
