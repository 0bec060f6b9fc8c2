import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { notFound } from '../../kernel/domain-error.js';
import type { Duty } from '../../screenings/assignments/duties.js';
import { requireDuty } from '../../screenings/assignments/require-duty.js';
import { Packet } from './packet.entity.js';

/** The duties that make a packet visible. Auditors see every packet by their role. */
export const PACKET_READERS: readonly Duty[] = ['hiring_manager', 'coordinator'];

/**
 * A packet that the actor may see. "No such", "not yours" and "not yet" are one answer, word for word.
 *
 * @throws DomainError not_found `packet.not_found`
 */
export async function findPacketFor(
  tx: EntityManager,
  actor: Actor,
  packetId: string,
  duties: readonly Duty[] = PACKET_READERS,
): Promise<Packet> {
  const packet = await tx.findOneBy(Packet, { id: packetId });
  if (packet === null) throw notFound('packet');
  const readsByRole = duties === PACKET_READERS && actor.roles.includes('auditor');
  if (!readsByRole) await requireDuty(tx, actor, packet.requisitionId, duties, 'packet');
  return packet;
}
