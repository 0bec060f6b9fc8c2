import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, type FindOptionsWhere, IsNull, MoreThan } from 'typeorm';
import { notFound } from '../../kernel/domain-error.js';
import { verifyLog } from '../../platform/ledger/log/verify-log.js';
import { ledgerKeys } from '../../platform/ledger/notes/ledger-keys.js';
import { IN_ORDER, RecordedEntry } from '../../platform/ledger/recorded-entry.entity.js';
import { Runtime } from '../../platform/runtime.js';
import {
  type LedgerEntryView,
  type LedgerPageView,
  type LedgerQuery,
  type LedgerVerificationView,
  ledgerEntryView,
  verificationView,
} from './ledger.dto.js';

/** The ledger, to read and to verify. */
@Injectable()
export class LedgerService {
  constructor(
    @InjectDataSource('auditor') private readonly room: DataSource,
    @Inject(Runtime) private readonly runtime: Runtime,
  ) {}

  async entries(query: LedgerQuery): Promise<LedgerPageView> {
    const most = query.limit + 1;
    // One snapshot, so that an entry that gets its place meanwhile is not between the two.
    const found = await this.room.transaction('REPEATABLE READ', async (tx) => {
      const placed = await find(tx, query, { seq: MoreThan(String(query.after)) }, most);
      return placed.length === most
        ? placed
        : [...placed, ...(await find(tx, query, { seq: IsNull() }, query.limit - placed.length))];
    });
    const data = found.slice(0, query.limit).map(ledgerEntryView);
    const hasMore = found.length > query.limit;
    return { object: 'list', data, has_more: hasMore, next_href: hasMore ? nextHref(query, data) : null };
  }

  async entry(id: string): Promise<LedgerEntryView> {
    const entry = await this.room.manager.findOneBy(RecordedEntry, { id });
    if (entry === null) throw notFound('ledger_entry');
    return ledgerEntryView(entry);
  }

  async verify(): Promise<LedgerVerificationView> {
    const keys = ledgerKeys(this.runtime.ledger);
    const log = keys === null ? null : [keys.current, ...keys.retired];
    return this.room.transaction('REPEATABLE READ', async (tx) =>
      verificationView(await verifyLog(tx, { log, kept: null })),
    );
  }
}

async function find(
  tx: EntityManager,
  { screening_id, kind }: LedgerQuery,
  place: FindOptionsWhere<RecordedEntry>,
  most: number,
): Promise<RecordedEntry[]> {
  if (most === 0) return [];
  return tx.find(RecordedEntry, {
    where: {
      ...place,
      ...(screening_id === undefined ? {} : { screeningId: screening_id }),
      ...(kind === undefined ? {} : { kind }),
    },
    order: IN_ORDER,
    take: most,
  });
}

function nextHref(query: LedgerQuery, data: readonly LedgerEntryView[]): string {
  const parameters = new URLSearchParams({
    after: String(data.at(-1)?.seq ?? query.after),
    limit: String(query.limit),
  });
  if (query.screening_id !== undefined) parameters.set('screening_id', query.screening_id);
  if (query.kind !== undefined) parameters.set('kind', query.kind);
  return `/v1/ledger/entries?${parameters}`;
}
