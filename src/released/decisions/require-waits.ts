import type { EntityManager } from 'typeorm';
import { conflict, type MissingCondition } from '../../kernel/domain-error.js';
import { type AdverseWait, waitOver } from '../../screenings/process/adverse-waits.js';
import { ProcessEvent } from '../../screenings/process/process-event.entity.js';
import { packetDocument } from '../packets/packet.dto.js';
import type { Packet } from '../packets/packet.entity.js';

/**
 * Nobody decides against a candidate before the candidate got a notice of what speaks against them and had the time
 * that the pinned policy packs give (as the packet says). The notice comes after the packet: before, there is nothing
 * to give a copy of.
 *
 * @throws DomainError conflict `decision.wait_required`, naming each rule with its statute
 */
export async function requireWaits(tx: EntityManager, packet: Packet, now: Date): Promise<void> {
  const waits = packetDocument(packet).before_adverse_decision ?? [];
  if (waits.length === 0) return;
  const noticeAt = await firstNotice(tx, packet);
  const missing = waits.flatMap((wait) => stillMissing(wait, noticeAt, now));
  if (missing.length === 0) return;
  throw conflict('decision.wait_required', 'A decision not to proceed must wait.', { missing });
}

function stillMissing(wait: AdverseWait, noticeAt: Date | null, now: Date): MissingCondition[] {
  const over = waitOver(wait, noticeAt);
  if (over !== null && over <= now) return [];
  const law = `${wait.words} (${wait.citation}${wait.verified ? '' : '; not verified by counsel'})`;
  const detail =
    over === null
      ? `No notice to the candidate is recorded; the coordinator records it. ${law}`
      : `The candidate may answer until ${over.toISOString()}. ${law}`;
  return [{ code: over === null ? 'pre_adverse_notice' : 'waiting_period', detail }];
}

async function firstNotice(tx: EntityManager, packet: Packet): Promise<Date | null> {
  const notices = await tx.find(ProcessEvent, {
    select: { id: true, happenedAt: true },
    where: { screeningId: packet.screeningId, kind: 'pre_adverse_notice_given' },
  });
  const after = notices.map((notice) => notice.happenedAt).filter((at) => at >= packet.releasedAt);
  return after.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
