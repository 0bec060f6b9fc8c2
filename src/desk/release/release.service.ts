import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import { TextCheck } from '../../kernel/text-check.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import type { FileSigner } from '../../platform/signing/detached-jws.js';
import {
  depositPacket,
  newestPacket,
  nextPacketVersion,
  publishPacketKey,
} from '../../released/packets/packet.intake.js';
import { Candidate } from '../../screenings/candidates/candidate.entity.js';
import { policyOf } from '../../screenings/policy/policy-of.js';
import { type AdverseWait, adverseWaits } from '../../screenings/process/adverse-waits.js';
import { Criterion, Requisition } from '../../screenings/requisitions/requisition.entity.js';
import { findScreeningFor, moveStage } from '../../screenings/screenings/find-screening.js';
import { Screening } from '../../screenings/screenings/screening.entity.js';
import { SearchRecord } from '../../screenings/steps/search-record.entity.js';
import { includedFindings } from '../findings/included-findings.js';
import { findLeaks } from '../leak-test/find-leaks.js';
import { refuseLeaks } from '../leak-test/refuse-leaks.js';
import { PacketWriter } from '../packet-files/packet-writer.js';
import { assemblePacket, type IncludedFinding } from './assemble-packet.js';
import { gatherFacts } from './gather-facts.js';
import { type GatesView, gatesView, type ReleaseView } from './release.dto.js';
import { askGates, type GateResult } from './release-gates.js';

/** Asks the gates, and when all are open lets a packet go. */
@Injectable()
export class ReleaseService {
  constructor(
    @InjectDataSource('desk') private readonly room: DataSource,
    private readonly writer: PacketWriter,
    private readonly check: TextCheck,
    private readonly ledger: LedgerAppender,
  ) {}

  async gates(actor: Actor, screeningId: string): Promise<GatesView> {
    return this.room.transaction('REPEATABLE READ', async (tx) => {
      const screening = await this.visibleScreening(tx, actor, screeningId);
      const requisition = await tx.findOneByOrFail(Requisition, { id: screening.requisitionId });
      return gatesView(screeningId, askGates(await gatherFacts(tx, screening, requisition)));
    });
  }

  /**
   * 1 lock and move the stage → 2 ask the gates → 3 assemble → 4 write and sign → 5 take apart and look for leaks → 6 deposit
   * → 7 ledger, in one transaction.
   *
   * @throws DomainError conflict `release.gates_closed`, naming every condition that is missing
   */
  async release(actor: Actor, screeningId: string): Promise<ReleaseView> {
    return act(this.room, async (tx) => {
      const screening = await findScreeningFor(tx, actor, screeningId, ['coordinator']);
      const requisition = await tx.findOneByOrFail(Requisition, { id: screening.requisitionId });
      await lockScreening(tx, screeningId);
      const gates = askGates(await gatherFacts(tx, screening, requisition));
      refuseClosedGates(screening, gates);
      const stage = await moveStage(tx, screeningId, 'packet_released');

      const releasedAt = new Date();
      const candidate = await tx.findOneByOrFail(Candidate, { id: screening.candidateId });
      const criteria = await tx.find(Criterion, {
        where: { requisitionId: requisition.id },
        order: { position: 'ASC' },
      });
      const findings = await includedFindings(tx, screeningId);
      const policy = await policyOf(tx, requisition.id);
      const document = assemblePacket({
        id: newId('packet', releasedAt),
        version: await nextPacketVersion(tx, screeningId),
        releasedAt,
        supersedes: await newestPacket(tx, screeningId),
        screeningId,
        candidate,
        requisition,
        criteria,
        findings,
        adverseWaits: await waitsBefore(tx, policy.packs, screeningId, findings),
      });
      const { files, signer } = await this.writer.write(document);
      refuseLeaks(await findLeaks(files, document, this.check, policy.activeClasses));
      await this.publishKey(tx, signer, releasedAt);
      const digest = await depositPacket(tx, document, files, signer.keyId, actor.accountId);
      const releaseId = newId('release', releasedAt);
      await this.ledger.append(tx, {
        actor: actor.accountId,
        kind: 'packet.released',
        body: {
          release_id: releaseId,
          packet_id: document.id,
          packet_version: document.version,
          packet_digest: digest,
          files: Object.fromEntries(files.map((file) => [file.format, file.digest])),
          packet_key_id: signer.keyId,
          screening_id: screeningId,
          requisition_id: requisition.id,
          checklist_id: screening.checklistId,
          gates: gates.map((gate) => gate.name),
          stage_before: stage.before,
          stage_after: stage.after,
        },
      });
      return {
        id: releaseId,
        object: 'release',
        screening_id: screeningId,
        packet_id: document.id,
        packet_version: document.version,
        packet_digest: digest,
        released_at: releasedAt.toISOString(),
      };
    });
  }

  /** A key that signs for the first time is made known for good, and the ledger says from when. */
  private async publishKey(tx: EntityManager, { keyId, publicKey }: FileSigner, now: Date): Promise<void> {
    if (!(await publishPacketKey(tx, keyId, publicKey, now))) return;
    await this.ledger.append(tx, {
      actor: 'system:release',
      kind: 'packet_key.published',
      body: { packet_key_id: keyId, public_key: publicKey.toString('base64url') },
    });
  }

  private async visibleScreening(tx: EntityManager, actor: Actor, screeningId: string): Promise<Screening> {
    if (!actor.roles.includes('auditor')) return findScreeningFor(tx, actor, screeningId, ['coordinator']);
    const screening = await tx.findOneBy(Screening, { id: screeningId });
    // A second, blind screening has no gates: nothing is ever released of it.
    if (screening === null || screening.purpose !== 'selection') throw notFound('screening');
    return screening;
  }
}

/** What the pinned packs ask of whoever decides, as the packet says it. */
async function waitsBefore(
  tx: EntityManager,
  packs: Parameters<typeof adverseWaits>[0],
  screeningId: string,
  findings: readonly IncludedFinding[],
): Promise<AdverseWait[]> {
  const searches = await tx.findBy(SearchRecord, { screeningId });
  const bases = searches.map((search) => search.accessBasis);
  const categories = findings.map((finding) => finding.conductCategory);
  return adverseWaits(packs, bases, categories);
}

/** Nothing about this screening changes while its gates are asked: every other act locks the same row. */
async function lockScreening(tx: EntityManager, screeningId: string): Promise<void> {
  await tx
    .createQueryBuilder(Screening, 's')
    .select('s.id')
    .where('s.id = :id', { id: screeningId })
    .setLock('pessimistic_write')
    .getOneOrFail();
}

function refuseClosedGates(screening: Screening, gates: readonly GateResult[]): void {
  const closed = gates.filter((gate) => !gate.open);
  if (closed.length === 0) return;
  throw conflict(
    'release.gates_closed',
    `The packet can't be released yet: ${closed.map((gate) => gate.name).join(', ')}.`,
    { state: screening.stage, missing: closed.flatMap((gate) => gate.missing) },
  );
}
