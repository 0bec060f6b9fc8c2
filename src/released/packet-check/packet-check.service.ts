import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { notFound } from '../../kernel/domain-error.js';
import type { PacketFormat } from '../packets/packet-file.entity.js';
import type { PacketState } from '../packets/packet-state.js';
import type { PacketCheckView } from './packet-check.dto.js';

/** A row of `released.check_file`. */
interface CheckedFile {
  readonly packet_id: string;
  readonly format: PacketFormat;
  readonly state: PacketState;
  readonly signature: string;
  readonly key_id: string;
  readonly in_ledger: boolean;
}

/** Says whether a file was released, to whoever knows its digest, and so holds the file. */
@Injectable()
export class PacketCheckService {
  constructor(@InjectDataSource('released') private readonly room: DataSource) {}

  /** @throws DomainError not_found `packet_file.not_found` for what was never released, or was changed since */
  async check(digest: string): Promise<PacketCheckView> {
    // Who asks has no account, and so no packets: the database answers this one question about all of them.
    const [file] = await this.room.manager.query<CheckedFile[]>('SELECT * FROM released.check_file($1)', [
      digest,
    ]);
    if (file === undefined) throw notFound('packet_file');
    return {
      object: 'packet_check',
      packet_id: file.packet_id,
      format: file.format,
      state: file.state,
      signature: file.signature,
      key_id: file.key_id,
      in_ledger: file.in_ledger,
    };
  }
}
