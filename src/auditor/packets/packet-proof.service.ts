import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { notFound } from '../../kernel/domain-error.js';
import { LedgerLogService } from '../ledger/ledger-log.service.js';
import type { PacketProofView } from './packet-proof.dto.js';

/** The proof that a packet's release stands in the ledger. For auditors: hiring learns only that it does. */
@Injectable()
export class PacketProofService {
  constructor(
    @InjectDataSource('auditor') private readonly room: DataSource,
    private readonly log: LedgerLogService,
  ) {}

  /** @throws DomainError not_found `packet.not_found`, conflict `ledger_checkpoint.not_yet` */
  async prove(packetId: string): Promise<PacketProofView> {
    const [entry] = await this.room.query<{ readonly id: string; readonly canonical: string }[]>(
      `SELECT e.id, e.canonical FROM released.packet p JOIN ledger.recorded e
        ON e.screening_id = p.screening_id AND e.kind = 'packet.released'
        WHERE p.id = $1 AND e.canonical::jsonb #>> '{body,packet_id}' = p.id`,
      [packetId],
    );
    if (entry === undefined) throw notFound('packet');
    const proof = await this.log.inclusion(entry.id, {});
    return { ...proof, object: 'packet_proof', packet_id: packetId, entry: entry.canonical };
  }
}
