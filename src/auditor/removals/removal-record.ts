import type { Json } from '../../kernel/digest.js';
import type { Entry } from '../../platform/ledger/entry.entity.js';
import type {
  CorrectionView,
  RemovalEventView,
  RemovalRecordView,
  RemovalView,
} from './removal-record.dto.js';

/** The kinds of ledger entry that tell what was removed from a finding or from what is said beside it, and who looked. */
export const REMOVAL_KINDS = [
  'finding.logged',
  'finding.filtered',
  'finding.held',
  'finding.refiltered',
  'finding.refiltered',
  'finding.validated',
  'finding.reviewed',
  'statement.logged',
  'statement.reviewed',
];

type Body = { readonly [member: string]: Json };

/** Groups a screening's entries by the finding they are about. Entries that name no finding are left out. */
export function removalRecords(
  entries: readonly Pick<Entry, 'id' | 'kind' | 'actor' | 'canonical'>[],
): RemovalRecordView[] {
  const records = new Map<string, RemovalRecordView>();
  for (const entry of entries) {
    if (!REMOVAL_KINDS.includes(entry.kind)) continue;
    const { at, body }: { at: string; body: Body } = JSON.parse(entry.canonical);
    const findingId = textIn(body, 'finding_id');
    if (findingId === null) continue;
    const record = records.get(findingId) ?? { id: findingId, object: 'removal_record', events: [] };
    records.set(findingId, record);
    record.events.push(removalEvent(entry, at, body));
  }
  return [...records.values()];
}

/** Built member by member: what a later version of an entry says besides is not shown until somebody has read it. */
function removalEvent(entry: Pick<Entry, 'id' | 'kind' | 'actor'>, at: string, body: Body): RemovalEventView {
  return {
    ledger_entry_id: entry.id,
    kind: entry.kind,
    at,
    actor: entry.actor,
    statement_id: textIn(body, 'statement_id'),
    ruleset_digest: textIn(body, 'ruleset_digest'),
    removals: membersOf(body, 'removals').map(removal),
    added: membersOf(body, 'added').map(correction),
    lifted: membersOf(body, 'lifted').map(correction),
    held_reason: entry.kind === 'finding.held' ? textIn(body, 'reason') : null,
    disposition: textIn(body, 'disposition'),
    withheld_reason: textIn(body, 'withheld_reason'),
    validation_grade: textIn(body, 'grade'),
    text_digest: textIn(body, 'text_digest'),
    safe_text_digest_before: textIn(body, 'safe_text_digest_before'),
    safe_text_digest: textIn(body, 'safe_text_digest'),
  };
}

function removal(of: Body): RemovalView {
  return {
    detector: textIn(of, 'detector') ?? '',
    rule: textIn(of, 'rule'),
    class: textIn(of, 'class') ?? '',
    count: countIn(of),
  };
}

function correction(of: Body): CorrectionView {
  return { class: textIn(of, 'class') ?? '', reason: textIn(of, 'reason') ?? '', count: countIn(of) };
}

function textIn(body: Body, name: string): string | null {
  const value = body[name];
  return typeof value === 'string' ? value : null;
}

function countIn(of: Body): number {
  return typeof of['count'] === 'number' ? of['count'] : 0;
}

/** The objects of a list; older entries hold bare names in some places, which say too little to be shown. */
function membersOf(body: Body, name: string): Body[] {
  const list = body[name];
  return Array.isArray(list) ? list.filter((it: Json): it is Body => isBody(it)) : [];
}

function isBody(value: Json): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
