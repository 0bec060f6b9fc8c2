import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Between, DataSource } from 'typeorm';
import { conflict, notFound } from '../../kernel/domain-error.js';
import { Entry } from '../../platform/ledger/entry.entity.js';
import type { CheckpointRow } from '../../platform/ledger/log/log.entities.js';
import { proveConsistency, proveInclusion } from '../../platform/ledger/log/prove.js';
import { latestCheckpoint, readTiles } from '../../platform/ledger/log/stored-tiles.js';
import { ledgerKeys } from '../../platform/ledger/notes/ledger-keys.js';
import { verifierText } from '../../platform/ledger/notes/signed-note.js';
import { RecordedEntry } from '../../platform/ledger/recorded-entry.entity.js';
import { HASH_BYTES, leafHash } from '../../platform/ledger/tree/merkle.js';
import { entryBundle, parseTilePath, TILE_WIDTH, widthAt } from '../../platform/ledger/tree/tiles.js';
import { Runtime } from '../../platform/runtime.js';
import type {
  ConsistencyProofView,
  ConsistencyQuery,
  InclusionProofView,
  InclusionQuery,
  LedgerKeyView,
} from './ledger-log.dto.js';

/** The ledger's tree, to read and to prove. Nothing is shown that no checkpoint vouches for. */
@Injectable()
export class LedgerLogService {
  constructor(
    @InjectDataSource('auditor') private readonly room: DataSource,
    @Inject(Runtime) private readonly runtime: Runtime,
  ) {}

  key(): LedgerKeyView {
    const keys = ledgerKeys(this.runtime.ledger);
    if (keys === null) throw notFound('ledger_key');
    return {
      object: 'ledger_key',
      origin: keys.current.name,
      verifier: verifierText(keys.current),
      retired: keys.retired.map((key) => verifierText(key)),
    };
  }

  async checkpoint(): Promise<string> {
    return (await this.latest()).note;
  }

  async tile(path: string): Promise<Buffer> {
    const tile = parseTilePath(path);
    if (tile === null) throw notFound('ledger_tile');
    const { level, index, width } = tile;
    const size = Number((await this.latest()).treeSize);
    if (widthAt(size, level === 'entries' ? 0 : level, index) < width) throw notFound('ledger_tile');
    if (level === 'entries') return this.entries(index * TILE_WIDTH, width);
    const tiles = await readTiles(this.room.manager, [{ level, index }]);
    return tiles({ level, index }).subarray(0, width * HASH_BYTES);
  }

  async inclusion(id: string, query: InclusionQuery): Promise<InclusionProofView> {
    const entry = await this.room.manager.findOneBy(RecordedEntry, { id });
    if (entry === null) throw notFound('ledger_entry');
    if (entry.seq === null) throw notYet();
    const latest = await this.latest();
    const size = within(latest, query.size);
    const index = Number(entry.seq) - 1;
    if (index >= size) throw notYet();
    return {
      object: 'ledger_inclusion_proof',
      entry_id: id,
      leaf_index: index,
      leaf_hash: leafHash(entry.canonical).toString('base64'),
      tree_size: size,
      hashes: await proveInclusion(this.room.manager, index, size),
      checkpoint: latest.note,
    };
  }

  async consistency({ from, to }: ConsistencyQuery): Promise<ConsistencyProofView> {
    const size = within(await this.latest(), to);
    if (from > size) throw notYet();
    return {
      object: 'ledger_consistency_proof',
      from,
      to: size,
      hashes: await proveConsistency(this.room.manager, from, size),
    };
  }

  private async latest(): Promise<CheckpointRow> {
    const latest = await latestCheckpoint(this.room.manager);
    if (latest === null) throw notFound('ledger_checkpoint');
    return latest;
  }

  private async entries(from: number, count: number): Promise<Buffer> {
    const rows = await this.room.manager.find(Entry, {
      select: { seq: true, canonical: true },
      where: { seq: Between(String(from + 1), String(from + count)) },
      order: { seq: 'ASC' },
    });
    return entryBundle(rows.map(({ canonical }) => canonical));
  }
}

/** The size that was asked for, or the latest; none beyond what was signed. */
function within({ treeSize }: CheckpointRow, asked: number | undefined): number {
  if (asked !== undefined && asked > Number(treeSize)) throw notYet();
  return asked ?? Number(treeSize);
}

function notYet(): Error {
  return conflict(
    'ledger_checkpoint.not_yet',
    'No signed checkpoint covers that much of the ledger yet. Try again in some seconds.',
  );
}
