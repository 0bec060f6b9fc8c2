import type { Json } from '../../kernel/digest.js';
import { Shown } from '../../platform/http/shown.js';
import type { Entry } from '../../platform/ledger/entry.entity.js';

/** The kinds of ledger entry that tell what was removed from a finding, and who looked. */
export const REMOVAL_KINDS = [
  'finding.logged',
  'finding.filtered',
  'finding.held',
  'finding.refiltered',
  'finding.validated',
  'finding.reviewed',
];

export class RemovalEventView {
  @Shown({ description: 'The ledger entry.', example: 'led_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  ledger_entry_id: string;

  @Shown({ description: 'What happened.', enum: REMOVAL_KINDS, example: 'finding.filtered' })
  kind: string;

  @Shown({ description: 'When.', example: '2026-03-02T15:04:05.000Z' })
  at: string;

  @Shown({ description: 'Who acted.', example: 'system:filter' })
  actor: string;

  @Shown({
    description:
      'Detectors and versions, classes and counts, reasons from lists, the ruleset’s digest. Never text.',
    openObject: true,
  })
  details: Json;
}

export class RemovalRecordView {
  @Shown({ description: 'The finding’s id.', example: 'fnd_01KAN5TQ2M9Z8Y7X6W5V4T3S2R' })
  id: string;

  @Shown({ description: 'Always `removal_record`.', example: 'removal_record' })
  object: string;

  @Shown({ description: 'What happened to it, in order.', type: RemovalEventView, isArray: true })
  events: RemovalEventView[];
}

export class RemovalRecordListView {
  @Shown({ description: 'Always `list`.', example: 'list' })
  object: string;

  @Shown({ description: 'One record per finding.', type: RemovalRecordView, isArray: true })
  data: RemovalRecordView[];

  @Shown({ description: 'Whether there is more.', example: false })
  has_more: boolean;

  @Shown({ description: 'Where the next page is.', nullable: true, example: null })
  next_href: string | null;
}

/** Groups a screening's entries by the finding they are about. Entries that name no finding are left out. */
export function removalRecords(entries: readonly Entry[]): RemovalRecordView[] {
  const records = new Map<string, RemovalRecordView>();
  for (const entry of entries) {
    const canonical: { at: string; body: { finding_id?: string } & { [member: string]: Json } } = JSON.parse(
      entry.canonical,
    );
    const findingId = canonical.body.finding_id;
    if (findingId === undefined) continue;
    const record = records.get(findingId) ?? { id: findingId, object: 'removal_record', events: [] };
    records.set(findingId, record);
    record.events.push({
      ledger_entry_id: entry.id,
      kind: entry.kind,
      at: canonical.at,
      actor: entry.actor,
      details: canonical.body,
    });
  }
  return [...records.values()];
}
