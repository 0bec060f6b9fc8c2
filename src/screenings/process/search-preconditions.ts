import type { PolicyPack, ProcessRule } from '../policy/policy-pack.js';
import { ruleInWords } from '../policy/response-time.js';
import type { AccessBasis } from '../steps/search-record.entity.js';
import { EVENT_WORDS, type ProcessEventKind } from './process-event.entity.js';

interface Precondition {
  readonly event: ProcessEventKind;
  /** `outside_report`: only searches that read a report which somebody else made. */
  readonly searches: 'all' | 'outside_report';
}

/**
 * What must have happened before a search begins, by the id of the pack's process rule. A web search can always turn up
 * a criminal record, so where that comes after a conditional offer, every search does (fair-chance laws).
 */
const BEFORE_SEARCHING: { readonly [ruleId in string]?: Precondition } = {
  conditional_offer_first: { event: 'conditional_offer_made', searches: 'all' },
  conviction_record_individual_assessment: { event: 'conditional_offer_made', searches: 'all' },
  fcra_disclosure_and_authorization: { event: 'report_disclosure_authorized', searches: 'outside_report' },
  fcra_certification: { event: 'report_purpose_certified', searches: 'outside_report' },
};

export interface SearchOutline {
  readonly id: string;
  readonly accessBasis: AccessBasis;
  readonly startedAt: Date;
}

export interface HappenedEvent {
  readonly kind: ProcessEventKind;
  readonly happenedAt: Date;
}

/** A rule that some searches did not wait for. */
export interface ProcessGap {
  readonly rule: ProcessRule;
  readonly event: ProcessEventKind;
  readonly searchIds: readonly string[];
}

/** The rules of the pinned packs that these searches did not wait for. */
export function processGaps(
  packs: readonly PolicyPack[],
  searches: readonly SearchOutline[],
  events: readonly HappenedEvent[],
): ProcessGap[] {
  return packs
    .flatMap((pack) => pack.process)
    .flatMap((rule) => {
      const precondition = BEFORE_SEARCHING[rule.id];
      if (precondition === undefined) return [];
      const early = searches.filter(
        (search) =>
          concerns(precondition, search) && !hadHappened(events, precondition.event, search.startedAt),
      );
      if (early.length === 0) return [];
      return [{ rule, event: precondition.event, searchIds: early.map((search) => search.id) }];
    });
}

/** A gap in words: what was to come first, the statute, and that nobody checked it. */
export function gapInWords({ rule, event }: ProcessGap): string {
  return `To come before the search: ${EVENT_WORDS[event]} ${ruleInWords(rule)}`;
}

function concerns(precondition: Precondition, search: SearchOutline): boolean {
  return precondition.searches === 'all' || search.accessBasis === 'third_party_report';
}

function hadHappened(events: readonly HappenedEvent[], kind: ProcessEventKind, before: Date): boolean {
  return events.some((event) => event.kind === kind && event.happenedAt <= before);
}
