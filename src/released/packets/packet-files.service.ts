import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { conflict } from '../../kernel/domain-error.js';
import { act } from '../../platform/database/act.js';
import { LedgerAppender } from '../../platform/ledger/ledger-appender.js';
import { publicJwk } from '../../platform/signing/detached-jws.js';
import { findPacketFor } from './find-packet.js';
import { type PacketFilesView, type PacketKeysView, packetFileView } from './packet-file.dto.js';
import { PacketFile, type PacketFormat, PacketKey } from './packet-file.entity.js';
import { refuseOutdated, statesOf } from './packet-state.js';
import { recordOpening } from './record-opening.js';

const WITHOUT_BYTES = { packetId: true, format: true, digest: true, signature: true, keyId: true } as const;

/** The files of a packet, and what shows that they are the ones that were released. */
@Injectable()
export class PacketFilesService {
  constructor(
    @InjectDataSource('released') private readonly room: DataSource,
    private readonly ledger: LedgerAppender,
  ) {}

  /** Signatures tell nothing of the contents: they are there also for a packet that was called back. */
  async list(actor: Actor, packetId: string): Promise<PacketFilesView> {
    const tx = this.room.manager;
    const packet = await findPacketFor(tx, actor, packetId);
    const files = await tx.find(PacketFile, {
      select: WITHOUT_BYTES,
      where: { packetId },
      order: { format: 'ASC' },
    });
    if (files.length === 0) throw noFiles(packetId);
    return {
      object: 'packet_files',
      packet_id: packetId,
      state: (await statesOf(tx, [packet])).get(packetId) ?? 'current',
      in_ledger: await isInLedger(tx, packetId),
      files: files.map(packetFileView),
    };
  }

  /** The bytes as they were released. Opening them is an act, as opening the packet is. */
  async open(actor: Actor, packetId: string, format: PacketFormat): Promise<Buffer> {
    return act(this.room, async (tx) => {
      const packet = await findPacketFor(tx, actor, packetId);
      if (actor.roles.includes('hiring_manager')) await refuseOutdated(tx, packet);
      const file = await tx.findOneBy(PacketFile, { packetId, format });
      if (file === null) throw noFiles(packetId);
      await recordOpening(tx, this.ledger, actor, packet, format);
      return file.bytes;
    });
  }

  async keys(): Promise<PacketKeysView> {
    const keys = await this.room.manager.find(PacketKey, { order: { addedAt: 'ASC', id: 'ASC' } });
    return { keys: keys.map(({ publicKey }) => publicJwk(publicKey)) };
  }
}

/** This room sees that the ledger holds the release, not where: places in the ledger would tell how much was done. */
async function isInLedger(tx: EntityManager, packetId: string): Promise<boolean> {
  const [row] = await tx.query<{ readonly found: boolean }[]>('SELECT released.is_in_ledger($1) AS found', [
    packetId,
  ]);
  return row?.found === true;
}

function noFiles(packetId: string): Error {
  return conflict(
    'packet.no_files',
    `This packet was released before packets were signed. Read it with GET /v1/packets/${packetId}, or have it released again.`,
  );
}
