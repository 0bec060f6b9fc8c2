import type { MissingCondition } from '../../kernel/domain-error.js';
import type { PolicyPack, RetentionRule } from '../policy/policy-pack.js';

/** The dates from which retention rules count. */
export interface RetentionDates {
  /** The last thing that happened in the screening. */
  readonly lastActAt: Date;
  /** The position filled, or the recruitment cancelled; null while the requisition is open. */
  readonly requisitionClosedAt: Date | null;
}

/** One rule's clock. */
export interface RetentionClock {
  readonly rule: RetentionRule;
  readonly pack: string;
  /** Null while it has not begun, and where the rule counts from something else than a date we know. */
  readonly from: Date | null;
  readonly until: Date | null;
}

export function retentionClocks(packs: readonly PolicyPack[], dates: RetentionDates): RetentionClock[] {
  return packs.flatMap((pack) =>
    pack.retention.map((rule) => {
      const from = startOf(rule, dates);
      const until =
        from === null || rule.minimum_years === null ? null : yearsAfter(from, rule.minimum_years);
      return { rule, pack: `${pack.id}@${pack.version}`, from, until };
    }),
  );
}

/** The latest end of all clocks: the longest minimum wins. Null while one has not begun. */
export function keepUntil(clocks: readonly RetentionClock[]): Date | null {
  const timed = clocks.filter((clock) => clock.rule.minimum_years !== null);
  if (timed.length === 0 || timed.some((clock) => clock.until === null)) return null;
  return new Date(Math.max(...timed.map((clock) => clock.until?.getTime() ?? 0)));
}

/** The rules under which records go only as an approved schedule says. */
export function scheduleRules(clocks: readonly RetentionClock[]): RetentionRule[] {
  return clocks.map((clock) => clock.rule).filter((rule) => rule.counted_from === 'approved_schedule');
}

export interface HoldFacts {
  readonly legalHoldIds: readonly string[];
  readonly openIncidentIds: readonly string[];
}

/** Why the records can't be disposed of now; empty means that they can. A hold always wins. */
export function keptBecause(
  clocks: readonly RetentionClock[],
  holds: HoldFacts,
  now: Date,
): MissingCondition[] {
  const reasons: MissingCondition[] = [];
  if (holds.legalHoldIds.length > 0) {
    const rule = clocks.find((clock) => clock.rule.counted_from === 'final_disposition')?.rule;
    const law = rule === undefined ? '' : ` ${inWords(rule)}`;
    reasons.push({
      code: 'legal_hold',
      detail: `A legal hold is in force.${law}`,
      related: holds.legalHoldIds,
    });
  }
  if (holds.openIncidentIds.length > 0) {
    const detail = 'An incident is open; what it is about stays until it is closed.';
    reasons.push({ code: 'open_incident', detail, related: holds.openIncidentIds });
  }
  const until = keepUntil(clocks);
  if (until === null) {
    const detail = 'The clock has not begun: the requisition is open, or no pinned pack names a time.';
    reasons.push({ code: 'clock_not_begun', detail });
  } else if (until > now) {
    const longest = clocks.find((clock) => clock.until?.getTime() === until.getTime())?.rule;
    const law = longest === undefined ? '' : ` ${inWords(longest)}`;
    reasons.push({ code: 'kept_until', detail: `Kept until ${until.toISOString()}.${law}` });
  }
  return reasons;
}

export function inWords(rule: RetentionRule): string {
  return `${rule.words} (${rule.citation}${rule.verified ? '' : '; not verified by counsel'})`;
}

/** From the later of record and personnel action: both are over once the requisition is closed. */
function startOf(rule: RetentionRule, dates: RetentionDates): Date | null {
  const { lastActAt, requisitionClosedAt } = dates;
  if (requisitionClosedAt === null) return null;
  switch (rule.counted_from) {
    case 'record_or_personnel_action':
      return lastActAt > requisitionClosedAt ? lastActAt : requisitionClosedAt;
    case 'position_filled_or_recruitment_cancelled':
      return requisitionClosedAt;
    default:
      return null;
  }
}

function yearsAfter(moment: Date, years: number): Date {
  const later = new Date(moment);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}
