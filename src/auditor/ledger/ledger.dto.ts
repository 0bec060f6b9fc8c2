import type { Json } from '../../kernel/digest.js';
import { IdField, TextField, WholeField } from '../../platform/http/fields.js';
import { Shown } from '../../platform/http/shown.js';
import { FLAWS } from '../../platform/ledger/log/flaws.js';
import type { LogReport } from '../../platform/ledger/log/verify-log.js';
import type { RecordedEntry } from '../../platform/ledger/recorded-entry.entity.js';
import { leafHash } from '../../platform/ledger/tree/merkle.js';

export class LedgerQuery {
  @WholeField({
    description: 'How many entries at most.',
    min: 1,
    max: 100,
    example: 25,
    optional: true,
    inQuery: true,
  })
  limit = 25;

  @WholeField({
    description: 'Only entries after this sequence number.',
    min: 0,
    max: 2 ** 52,
    optional: true,
    inQuery: true,
  })
  after = 0;

  @IdField('screening', { description: 'Only entries of this screening.', optional: true })
  screening_id?: string;

  @TextField({
    description: 'Only entries of this kind.',
    example: 'packet.released',
    max: 60,
    optional: true,
  })
  kind?: string;
}

export class LedgerEntryView {
  @Shown({ description: 'The entry’s id.', example: 'led_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `ledger_entry`.', example: 'ledger_entry' })
  object: string;

  @Shown({
    description:
      'Its place in the ledger, from 1, without gaps. Null in the first second, until the sequencer has given it one.',
    type: 'integer',
    nullable: true,
    example: 17,
  })
  seq: number | null;

  @Shown({ description: 'When the act was made.', example: '2026-03-02T15:04:05.000Z' })
  at: string;

  @Shown({
    description: 'Who acted: an account’s id, or a part of the service.',
    example: 'acc_01KAN5TQ2M9Z8Y7X6W5V4T3S2R',
  })
  actor: string;

  @Shown({ description: 'What kind of act.', example: 'packet.released' })
  kind: string;

  @Shown({ description: 'Ids, digests and reasons from lists. Never text.', openObject: true })
  body: Json;

  @Shown({
    description: 'The hashed bytes: the whole entry as canonical JSON (RFC 8785).',
    example: '{"actor":…}',
  })
  canonical: string;

  @Shown({
    description: 'SHA-256 of a zero byte and the canonical bytes: its leaf in the tree (RFC 6962), hex.',
    example: '9f…',
  })
  leaf_hash: string;
}

export class LedgerPageView {
  @Shown({ description: 'Always `list`.', example: 'list' })
  object: string;

  @Shown({ description: 'Entries in the order of the ledger.', type: LedgerEntryView, isArray: true })
  data: LedgerEntryView[];

  @Shown({ description: 'Whether there is more.', example: false })
  has_more: boolean;

  @Shown({ description: 'Where the next page is.', nullable: true, example: '/v1/ledger/entries?after=25' })
  next_href: string | null;
}

export class FirstBrokenView {
  @Shown({ description: 'The entry’s place.', type: 'integer', example: 17 })
  seq: number;

  @Shown({
    description: 'What is wrong with it.',
    enum: FLAWS,
    example: 'leaf_differs',
  })
  reason: string;
}

export class LedgerVerificationView {
  @Shown({ description: 'Always `ledger_verification`.', example: 'ledger_verification' })
  object: string;

  @Shown({
    description: 'Whether every entry is the one that the tree and its checkpoints were made of.',
    example: true,
  })
  intact: boolean;

  @Shown({ description: 'Entries that were recomputed.', type: 'integer', example: 1204 })
  entries: number;

  @Shown({
    description: 'Entries that signed checkpoints vouch for.',
    type: 'integer',
    example: 1200,
  })
  signed: number;

  @Shown({
    description: 'Acts of the last second, which have no place in the log yet: nothing vouches for them.',
    type: 'integer',
    example: 2,
  })
  waiting: number;

  @Shown({
    description: 'The root of the tree over all entries, hex; null if one is broken.',
    nullable: true,
    example: '9f…',
  })
  root: string | null;

  @Shown({ description: 'The first broken entry.', nullable: true, type: FirstBrokenView })
  first_broken: FirstBrokenView | null;
}

export function ledgerEntryView(entry: RecordedEntry): LedgerEntryView {
  const canonical: { at: string; body: Json } = JSON.parse(entry.canonical);
  return {
    id: entry.id,
    object: 'ledger_entry',
    seq: entry.seq === null ? null : Number(entry.seq),
    at: canonical.at,
    actor: entry.actor,
    kind: entry.kind,
    body: canonical.body,
    canonical: entry.canonical,
    leaf_hash: leafHash(entry.canonical).toString('hex'),
  };
}

export function verificationView(report: LogReport): LedgerVerificationView {
  return {
    object: 'ledger_verification',
    intact: report.intact,
    entries: report.entries,
    signed: report.signed,
    waiting: report.waiting,
    root: report.root,
    first_broken: report.firstBroken,
  };
}
